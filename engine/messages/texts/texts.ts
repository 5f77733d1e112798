import type { MessageKind } from "../message.ts";

/**
 * What can be filled in. `office` and `address` of the location, `matters` with quantities, `date` and `time` of the
 * appointment, `number` of appointment or ticket, `code` for the kiosk, `link` of one's own page, `until` the end of a
 * hold, `ahead` people before, `counter` and the `way` there, and the `reason` that staff gave for a closure. Of a request `date`
 * and `time` are the draw's, `week` is the Monday of the week that is drawn.
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
  "reason",
  "week",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Facts = Partial<Record<Placeholder, string>>;

/** Kinds whose mail says in a list what the SMS says in its sentence. */
export type ListedKind = "confirmed" | "changed" | "reminder";

/** Our wordings in one language. The sentence is the whole SMS; `{because}` is where a reason stands, if there is one. */
export interface Texts {
  subject: Record<MessageKind, string>;
  sentence: Record<MessageKind, string>;
  /** The mail's first sentence, above its list. */
  letter: Record<ListedKind, string>;
  /** Whoever has won an appointment in a draw reads so first, at the `{drawn}` of the confirmation, and for which matter. */
  drawn: string;
  /** Names the `{reason}`. */
  because: string;
  greeting: string;
  /** Names in front of the facts in a mail. */
  facts: { when: string; where: string; matters: string; code: string; link: string };
  /** Why one gets this, and that no answer is read. */
  closing: string;
}
