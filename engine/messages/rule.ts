import type { Contact } from "../contacts/contact.ts";
import { isMobile, NEAR } from "../contacts/mobile.ts";
import { callable } from "../contacts/reach.ts";
import type { SmsRule, Town } from "../town/town.ts";
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
  "confirm-request": IN_WRITING,
  requested: IN_WRITING,
  "requested-already": IN_WRITING,
  "passed-over": IN_WRITING,
};

/** Minutes later somebody has lost the time kept for them, or their turn. */
const URGENT = new Set<MessageKind>(["confirm", "nth", "called"]);

/** Whether a message of this kind is of no use when it comes an hour later. */
export function cannotWait(kind: MessageKind): boolean {
  return URGENT.has(kind);
}

/** By which ways a town sends a kind of message, the first that can be gone before all others. */
export function waysOf({ messages }: Pick<Town, "messages">, kind: MessageKind): MessageChannel[] {
  return messages?.by?.[kind] ?? WAYS[kind];
}

/** Whom a town's SMS go to, and how many. */
export function smsRuleOf({ messages }: Pick<Town, "messages">): Required<SmsRule> {
  return { countries: [...NEAR], per_number: 10, per_hour: 300, ...messages?.sms };
}

/** The number that a town's SMS would go to, as gateways take it; null where it sends none there. */
export function smsNumber(town: Pick<Town, "messages">, phone: string): string | null {
  const number = callable(phone);
  return number && isMobile(number, smsRuleOf(town).countries) ? number : null;
}

/** Where this town writes such a message to somebody, by the way it prefers first; none where they left nothing it writes to. */
export function addressesOf(
  town: Pick<Town, "messages">,
  kind: MessageKind,
  { email, phone }: Pick<Contact, "email" | "phone">,
): { channel: MessageChannel; to: string }[] {
  return waysOf(town, kind).flatMap((channel) => {
    const to = channel === "mail" ? email : phone && smsNumber(town, phone);
    return to ? [{ channel, to }] : [];
  });
}

export const REMINDER_AT = "10:00";
export const AHEAD = 3;
