import { appointmentTable, isExpected } from "../../machines/appointment.ts";
import type { Appointment } from "../appointments/appointment.ts";
import { Refused } from "../refusal.ts";
import type { Contact } from "./contact.ts";
import type { Contacts } from "./contacts.ts";
import { callable, sameEmail } from "./reach.ts";
import { Turns } from "./turns.ts";

type Reach = Pick<Contact, "email" | "phone" | "account">;

interface LimitPorts {
  contacts: Pick<Contacts, "ofSame" | "ofAccount">;
  look(location: string, appointment: string): Promise<Appointment | null>;
}

/** What one person has in a department, beside one appointment. */
export interface Count {
  /** Appointments still to come. */
  open: number;
  /** Times kept until they confirm by the link they were sent. */
  asked: number;
}

/** How many appointments the same e-mail address, telephone number or account may have still to come in a department. */
export class ContactLimit {
  private readonly turns = new Turns();

  constructor(private readonly ports: LimitPorts) {}

  /**
   * Carries out `confirm` unless the person has `most` appointments in the department already; null: no limit. One after
   * the other for the same person, so that two at once do not both find the last place.
   */
  async within<T>(
    row: Appointment,
    contact: Reach,
    most: number | null,
    confirm: () => Promise<T>,
  ): Promise<T | Refused> {
    if (most === null) return confirm();
    return this.inTurn(namesOf(contact), async () => {
      const { open } = await this.count(row, contact);
      return open < most
        ? confirm()
        : new Refused("limit-reached", `At most ${most} appointments for one person`, { most });
    });
  }

  /** Of appointments that the location still knows. */
  async count(row: Pick<Appointment, "id" | "department">, contact: Reach): Promise<Count> {
    const { contacts, look } = this.ports;
    const location = locationOf(row.id);
    const ids = new Set([
      ...(await contacts.ofSame(contact)),
      ...(contact.account ? await contacts.ofAccount(contact.account) : []),
    ]);
    const others = [...ids].filter((id) => id !== row.id && locationOf(id) === location);
    const count: Count = { open: 0, asked: 0 };
    for (const other of await Promise.all(others.map((id) => look(location, id)))) {
      if (other?.department !== row.department) continue;
      if (isExpected(other.state)) count.open += 1;
      else if (other.asked_at !== undefined && appointmentTable.next(other.state, "confirmed"))
        count.asked += 1;
    }
    return count;
  }

  /** In the order of their names, so that nobody waits for somebody who waits for them. */
  private inTurn<T>([first, ...rest]: readonly string[], work: () => Promise<T>): Promise<T> {
    return first === undefined ? work() : this.turns.take(first, () => this.inTurn(rest, work));
  }
}

function namesOf({ email, phone, account }: Reach): string[] {
  const number = phone && callable(phone);
  return [
    ...(email ? [`email ${sameEmail(email)}`] : []),
    ...(number ? [`phone ${number}`] : []),
    ...(account ? [`account ${account}`] : []),
  ].sort();
}

/** The location that an appointment's id names. */
export function locationOf(appointment: string): string {
  return appointment.slice(0, appointment.lastIndexOf("-t"));
}
