import { RETENTION } from "../../engine/contacts/contact.ts";
import type { House } from "../house.ts";
import { withdrawAllOf } from "../lottery/of-account.tsx";
import { type Booked, bookedBy } from "./appointments.ts";

const DAY_MS = 86_400_000;

/**
 * Erases an account and what is kept of its person. With `cancel` what is to come is called off first; else the office still
 * knows who comes, as if it had been booked without an account, until the town's term after it.
 */
export async function eraseAccount(house: House, account: string, cancel: boolean): Promise<void> {
  const { engine } = house;
  for (const booked of await bookedBy(engine, account)) {
    const { id, town, row, expected } = booked;
    if (expected && cancel) {
      await engine.ask(town.id, {
        id: `erase:${id}:${row.touched}`,
        actor: `visitor:${id}`,
        intent: { type: "cancel-appointment", appointment: id },
      });
    } else if (row.ended_at === null) await unlink(house, booked);
  }
  await withdrawAllOf(engine, account);
  // All the rest, also of what the house itself has forgotten already.
  for (const id of await engine.contacts.ofAccount(account)) await engine.erase(id);
  await engine.messages.forget(account);
  await engine.visitors.remove(account);
}

async function unlink({ engine }: House, { id, town, row, contact }: Booked): Promise<void> {
  const { code: _code, ...kept } = contact;
  const { contact_days } = town.retention ?? RETENTION;
  await engine.contacts.keep({
    appointment: id,
    location: town.id,
    contact: { ...kept, account: null },
    keep_until_at: row.end_at + contact_days * DAY_MS,
  });
}
