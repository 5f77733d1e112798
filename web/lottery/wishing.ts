import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Contact } from "../../engine/contacts/contact.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Keys } from "../../engine/keys/keys.ts";
import type { Answer, RequestWish } from "../../engine/location/command.ts";
import type { RequestLimit } from "../../engine/lottery/limit.ts";
import type { LotteryRequest } from "../../engine/lottery/request.ts";
import type { Wish } from "../../engine/lottery/wish.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import type { Language } from "../../engine/town/town.ts";
import { mayRequest } from "./may-request.ts";

const DIGITS = 100_000_000_000_000n;

/** What somebody asks for who takes part in a draw. `press` is what their form was given, a random token. */
export interface Wishing {
  location: string;
  matters: Matter[];
  pool: string;
  week: string;
  wishes: Wish[];
  flexible: boolean;
  language: Language;
  contact: Contact;
  press: string;
  /** Takes part at once, and not only once the link was confirmed. */
  confirmed: boolean;
  /** Who the contact is stays between the house and the contact: what stands against it is written there, and not answered. */
  quietly: boolean;
}

/** The house, and who has how many lots. */
export interface Lots {
  engine: Engine;
  lots: RequestLimit;
}

/**
 * Takes part in a draw: the request, who makes it and what they are written become durable in one transaction. Repeated with the
 * same press it is the same request. Whether somebody takes part already, or has as many appointments as one may, is said to
 * whoever signed in and to whoever reads what is sent to the address, not to whoever types it in. Null: it is not made, because
 * its person takes part, or enough links are on their way.
 */
export async function makeRequest(
  { engine, lots }: Lots,
  wishing: Wishing,
): Promise<LotteryRequest | Refused | null> {
  const { location, pool, matters, week, wishes, flexible, language, contact, press, confirmed, quietly } =
    wishing;
  const request = requestId(engine.keys, location, press);
  const known = await requestAt(engine, location, request);
  if (known) return known;
  const wish: RequestWish = { request, matters, week, wishes, flexible, language, confirmed };
  // As long as the house knows the request, the town's term after the draw counts.
  const keep_until_at = engine.clock.now();
  const enter = () =>
    engine.contacts.keepWith({ appointment: request, location, contact, keep_until_at }, (sealed) =>
      engine.ask(location, {
        id: `request:${request}`,
        actor: `visitor:${request}`,
        intent: { type: "make-request", ...wish, contact: sealed },
      }),
    );
  const lot = { id: request, pool, week, matters };
  if (!confirmed && (await lots.isPestered(lot, contact))) return null;
  const made = confirmed ? await once({ engine, lots }, location, lot, contact, enter) : await enter();
  if (isRefused(made) && quietly) {
    if (made.code === "limit-reached") return makeRequest({ engine, lots }, { ...wishing, confirmed: false });
    if (made.code === "requested-already") {
      for (const taking of await lots.taking(lot, contact))
        await engine.messages.tellRequestedAlready(location, taking);
      return null;
    }
  }
  if (isRefused(made)) return made;
  return (await requestAt(engine, location, request))!;
}

/** By the link: from now on it takes part, unless its person does already, or has as many appointments as one may. */
export async function confirmRequest(
  { engine, lots }: Lots,
  location: string,
  row: LotteryRequest,
): Promise<Answer | Refused> {
  const contact = (await engine.contacts.of(row.id)) ?? { email: null, phone: null, account: null };
  const enter = () =>
    engine.ask(location, {
      id: `confirm:${row.id}`,
      actor: `visitor:${row.id}`,
      intent: { type: "confirm-request", request: row.id },
    });
  return once({ engine, lots }, location, row, contact, enter);
}

/** Lets somebody into a draw who is in it with nothing else, and has fewer appointments than the rule allows. */
async function once(
  { engine, lots }: Lots,
  location: string,
  lot: Pick<LotteryRequest, "id" | "pool" | "week" | "matters">,
  contact: Pick<Contact, "email" | "phone" | "account">,
  enter: () => Promise<Answer | Refused>,
): Promise<Answer | Refused> {
  return (await mayRequest(engine, location, lot.matters, contact)) ?? lots.within(lot, contact, enter);
}

/** It takes no part any more. */
export function withdrawRequest(
  engine: Engine,
  location: string,
  request: string,
): Promise<Answer | Refused> {
  return engine.ask(location, {
    id: `withdraw:${request}`,
    actor: `visitor:${request}`,
    intent: { type: "withdraw-request", request },
  });
}

export async function requestAt(
  engine: Engine,
  location: string,
  id: string,
): Promise<LotteryRequest | null> {
  const found = await engine.read(location, ({ requests }) => ({ row: requests.get(id) }));
  return found?.row ? { ...found.row } : null;
}

/** An id that nobody can choose: it follows from what the form was given. */
function requestId(keys: Keys, location: string, press: string): string {
  const number = Buffer.from(keys.sign("request", `${location} ${press}`), "base64url").readBigUInt64BE();
  return `${location}-t9${String(number % DIGITS).padStart(14, "0")}`;
}
