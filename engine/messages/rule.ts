import type { Town } from "../town/town.ts";
import type { MessageChannel, MessageKind } from "./message.ts";

const IN_WRITING: MessageChannel[] = ["mail", "sms"];
/** Whoever stands in the foyer looks at the phone, not at the mail. */
const AT_ONCE: MessageChannel[] = ["sms", "mail"];

const WAYS: Record<MessageKind, MessageChannel[]> = {
  confirm: IN_WRITING,
  confirmed: IN_WRITING,
  changed: IN_WRITING,
  cancelled: IN_WRITING,
  reminder: IN_WRITING,
  nth: AT_ONCE,
  called: AT_ONCE,
};

/** By which ways a town sends a kind of message, the first that can be gone before all others. */
export function waysOf({ messages }: Pick<Town, "messages">, kind: MessageKind): MessageChannel[] {
  return messages?.by?.[kind] ?? WAYS[kind];
}

export const REMINDER_AT = "10:00";
export const AHEAD = 3;
