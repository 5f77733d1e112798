import type { Text } from "../town/town.ts";
import type { MessageChannel, MessageKind } from "./message.ts";

/** Another wording than ours; `{placeholders}` stand for what is filled in. What is not said stays as usual. */
export interface WordingRule {
  subject?: Text;
  /** The mail's paragraphs before its table of facts. */
  mail?: Text[];
  sms?: Text;
}

/** What a location writes to its visitors. */
export interface MessageRule {
  /** Kinds it does not send. */
  off?: MessageKind[];
  /** By which way, the first that can be gone; see `WAYS` for what is usual. */
  by?: Partial<Record<MessageKind, MessageChannel[]>>;
  /** Wall time of the reminder on the day before; 10:00 unless said. */
  reminder_at?: string;
  /** "You are nth" goes out when so many are still ahead; 3 unless said. */
  ahead?: number;
  wording?: Partial<Record<MessageKind, WordingRule>>;
}

const IN_WRITING: MessageChannel[] = ["mail", "sms"];
/** Whoever stands in the foyer looks at the phone, not at the mail. */
const AT_ONCE: MessageChannel[] = ["sms", "mail"];

export const WAYS: Record<MessageKind, MessageChannel[]> = {
  confirm: IN_WRITING,
  confirmed: IN_WRITING,
  changed: IN_WRITING,
  cancelled: IN_WRITING,
  reminder: IN_WRITING,
  nth: AT_ONCE,
  called: AT_ONCE,
};

export const REMINDER_AT = "10:00";
export const AHEAD = 3;
