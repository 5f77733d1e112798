import type { Shown } from "../../engine/messages/outbox.ts";
import { addressOf, type House } from "../house.ts";
import { requestedBy } from "../lottery/of-account.tsx";
import { bookedBy } from "./appointments.ts";
import type { Visitor } from "./visitor.ts";

/** All that the house keeps of a person by their account, as a document for them. Times are ISO 8601 in UTC. */
export async function exportOf(house: House, request: Request, { account, session }: Visitor) {
  const { engine } = house;
  const address = addressOf(house, request);
  const booked = await bookedBy(engine, account.id);
  const requested = await requestedBy(engine, account.id);
  const known = new Set([...booked, ...requested].map(({ id }) => id));
  const others = (await engine.contacts.ofAccount(account.id)).filter((id) => !known.has(id));
  return {
    made_at: iso(engine.clock.now()),
    account: {
      id: account.id,
      name: account.name,
      email: account.email,
      language: account.language,
      has_password: account.password_hash !== null,
      portal: account.portal,
      created_at: iso(account.created_at),
      confirmed_at: account.confirmed_at === null ? null : iso(account.confirmed_at),
      signed_in_until: iso(session.expires_at),
    },
    passkeys: (await engine.passkeys.of(account.id)).map(({ id, created_at, transports }) => ({
      id,
      transports,
      created_at: iso(created_at),
    })),
    letters: (await engine.messages.about(account.id)).map(told),
    appointments: await Promise.all(
      booked.map(async ({ id, town, row, path }) => {
        const { contact, messages } = await engine.personal(id);
        return {
          number: row.number,
          office: town.name,
          address: town.address,
          state: row.state,
          begins_at: iso(row.start_at),
          ends_at: iso(row.end_at),
          matters: row.matters,
          language: row.language,
          documents_ready: row.prepared ?? [],
          contact,
          page: `${address}${path}`,
          messages: messages.map(told),
        };
      }),
    ),
    requests: await Promise.all(
      requested.map(async ({ id, town, row, path }) => {
        const { contact, messages } = await engine.personal(id);
        const { state, week, matters, wishes, flexible, language, place } = row;
        return {
          office: town.name,
          address: town.address,
          ...{ state, week, matters, wishes, flexible, language, place },
          made_at: iso(row.made_at),
          draws_at: iso(row.draws_at),
          contact,
          page: `${address}${path}`,
          messages: messages.map(told),
        };
      }),
    ),
    // Of appointments that the house itself has forgotten, or that were never booked.
    remains: await Promise.all(
      others.map(async (id) => {
        const { contact, messages } = await engine.personal(id);
        return { contact, messages: messages.map(told) };
      }),
    ),
  };
}

function told({ kind, state, made_at, letter }: Shown) {
  return { kind, state, made_at: iso(made_at), letter };
}

function iso(at_ms: number): string {
  return new Date(at_ms).toISOString();
}
