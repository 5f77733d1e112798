import type { Appointment } from "../../engine/appointments/appointment.ts";
import { type Contact, RETENTION } from "../../engine/contacts/contact.ts";
import type { AppointmentWish } from "../../engine/location/command.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { confirmWithin } from "../booking/confirm.ts";
import { isKept } from "../booking/keeping.ts";
import type { House } from "../house.ts";

const DAY_MS = 86_400_000;

/** For whom a clerk gives an appointment, and where. */
interface Clerk {
  id: string;
  location: string;
}

type Wish = Pick<AppointmentWish, "matters" | "start_at" | "language">;

/** Appointments that staff give: the time is kept while they ask who comes. Each step can be repeated. */
export class Giving {
  constructor(private readonly house: Pick<House, "engine">) {}

  /** The time kept for these matters; `id` of the command. A press repeated after that ran out keeps it anew. */
  async hold(clerk: Clerk, wish: Wish, id: string): Promise<Appointment | Refused> {
    const { matters, start_at, language } = wish;
    const answer = await this.house.engine.ask(clerk.location, {
      id,
      actor: `staff:${clerk.id}`,
      intent: { type: "hold-appointment", matters, start_at, channel: "staff", language },
    });
    if (isRefused(answer)) return answer;
    const row = await this.look(clerk.location, answer.appointment ?? "");
    if (!row) return new Refused("hold-expired", "The hold has been forgotten");
    return isOver(row) ? this.hold(clerk, wish, `again:${row.id}`) : row;
  }

  /** Books what was kept, the contact first, so that there is a code; what is booked already gets the new contact. */
  async book(clerk: Clerk, before: Appointment, contact: Contact): Promise<Appointment | Refused> {
    const { engine } = this.house;
    const { location } = clerk;
    const row = isOver(before) ? await this.hold(clerk, before, `again:${before.id}`) : before;
    if (isRefused(row)) return row;
    const { contact_days } = engine.town(location)?.retention ?? RETENTION;
    const keep_until_at = row.end_at + contact_days * DAY_MS;
    await engine.contacts.keep({ appointment: row.id, location, contact, keep_until_at });
    if (row.confirmed_at !== null) return row;
    const answer = await confirmWithin(engine, location, row, contact, `staff:${clerk.id}`);
    return isRefused(answer) ? answer : row;
  }

  /** Frees what was kept; what is booked by now stays booked. */
  async giveBack(clerk: Clerk, appointment: string): Promise<void> {
    await this.house.engine.ask(clerk.location, {
      id: `give-back:${appointment}`,
      actor: `staff:${clerk.id}`,
      intent: { type: "cancel-appointment", appointment, only_held: true },
    });
  }

  async look(location: string, id: string): Promise<Appointment | null> {
    const found = await this.house.engine.read(location, ({ book }) => ({ row: book.get(id) }));
    return found?.row ? { ...found.row } : null;
  }
}

function isOver(row: Appointment): boolean {
  return row.confirmed_at === null && !isKept(row);
}
