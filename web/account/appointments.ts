import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { KeptContact } from "../../engine/contacts/contact.ts";
import type { Engine } from "../../engine/engine.ts";
import { appointmentPath } from "../../engine/keys/appointment-token.ts";
import type { Town } from "../../engine/town/town.ts";
import { isExpected } from "../../machines/appointment.ts";

/** An appointment that an account booked, as far as the house still knows it. */
export interface Booked {
  id: string;
  town: Town;
  row: Appointment;
  contact: KeptContact;
  /** Its own page. */
  path: string;
  /** It is still to come. */
  expected: boolean;
}

/** All that an account booked and whose contact data is still kept, by time. */
export async function bookedBy(engine: Engine, account: string): Promise<Booked[]> {
  const booked: Booked[] = [];
  for (const id of await engine.contacts.ofAccount(account)) {
    const town = engine.town(id.replace(/-t\d+$/, ""));
    const contact = await engine.contacts.of(id);
    const found = town && (await engine.read(town.id, ({ book }) => ({ row: book.get(id) })));
    // One that the house has forgotten lives on in statistics only; its contact data goes by itself.
    if (!town || !contact || !found?.row || found.row.confirmed_at === null) continue;
    const row = { ...found.row };
    booked.push({
      id,
      town,
      row,
      contact,
      path: appointmentPath(engine.keys, id),
      expected: isExpected(row.state),
    });
  }
  return booked.sort((a, b) => a.row.start_at - b.row.start_at);
}
