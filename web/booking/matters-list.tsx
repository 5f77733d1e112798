import type { Matter } from "../../engine/appointments/appointment.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import { type Language, say, type Town } from "../../engine/town/town.ts";

/** What somebody comes for: `2 × Reisepass beantragen`. */
export function Matters(props: { town: Town; matters: readonly Matter[]; language: Language }) {
  return (
    <ul class="booking__wish">
      {namesOf(props.town, props.matters, props.language).map((name) => (
        <li>{name}</li>
      ))}
    </ul>
  );
}

export function namesOf(town: Town, matters: readonly Matter[], language: Language): string[] {
  return matters.flatMap(({ service, quantity }) => {
    const found = town.services.find(({ id }) => id === service);
    if (!found) return [];
    return quantity > 1 ? `${quantity} × ${say(found.name, language)}` : say(found.name, language);
  });
}

/** What a ticket is for: all that was booked, unless staff have given it another matter since. */
export function mattersOfTicket({ book }: LocationState, { id, service }: Ticket): readonly Matter[] {
  const booked = book.ofTicket(id)?.matters ?? [];
  return booked.some((one) => one.service === service) ? booked : [{ service, quantity: 1 }];
}
