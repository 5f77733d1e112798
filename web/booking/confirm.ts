import type { Appointment } from "../../engine/appointments/appointment.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import type { Contact, ContactRow } from "../../engine/contacts/contact.ts";
import type { Engine } from "../../engine/engine.ts";
import type { ActorName, Answer } from "../../engine/location/command.ts";

import { isRefused, type Refused } from "../../engine/refusal.ts";
import type { ChannelRule } from "../../engine/town/booking.ts";
import type { Town } from "../../engine/town/town.ts";

/** The rule an appointment was booked under; null where its matters are booked no more. */
export function ruleOf(town: Town, { matters, channel }: Appointment): ChannelRule | null {
  const demand = demandOf(town, matters, channel);
  return isRefused(demand) ? null : demand.rule;
}

/** Books a kept time, unless its visitor has as many as the rule allows. `kept`: the row of who comes, to be written with it. */
export function confirmWithin(
  engine: Engine,
  location: string,
  row: Appointment,
  contact: Pick<Contact, "email" | "phone" | "account">,
  actor: ActorName = `visitor:${row.id}`,
  kept?: ContactRow,
): Promise<Answer | Refused> {
  const town = engine.town(location);
  const most = (town && ruleOf(town, row))?.per_contact ?? null;
  const { account } = contact;
  // Signed in they are known: what they typed may be a stranger's, whose appointments they would learn of or use up.
  const counted = account === null ? contact : { email: null, phone: null, account };
  return engine.contactLimit.within(row, counted, most, () =>
    engine.ask(location, {
      id: `confirm:${row.id}`,
      actor,
      intent: { type: "confirm-appointment", appointment: row.id, contact: kept },
    }),
  );
}
