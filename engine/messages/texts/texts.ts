import type { MessageKind } from "../message.ts";

/**
 * What can be filled in. `office` and `address` of the location, `matters` with quantities, `date` and `time` of the
 * appointment, `number` of appointment or ticket, `code` for the kiosk, `link` of one's own page, `until` the end of a
 * hold, `ahead` people before, `counter` and the `way` there.
 */
export const PLACEHOLDERS = [
  "office",
  "address",
  "matters",
  "date",
  "time",
  "number",
  "code",
  "link",
  "until",
  "ahead",
  "counter",
  "way",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Facts = Partial<Record<Placeholder, string>>;

/** Our wordings in one language. The sentence is the whole SMS. */
export interface Texts {
  subject: Record<MessageKind, string>;
  sentence: Record<MessageKind, string>;
  greeting: string;
  /** Names in front of the facts in a mail. */
  facts: { when: string; where: string; matters: string; code: string; link: string };
  /** Why one gets this, and that no answer is read. */
  closing: string;
}
