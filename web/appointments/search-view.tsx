import type { Town } from "../../engine/town/town.ts";
import type { Staff } from "../guard/staff.ts";
import { Appointment } from "./agenda-view.tsx";
import { AppointmentPage } from "./frame.tsx";
import { type Found, NAMED_DAYS } from "./search.ts";
import { SearchForm } from "./search-form.tsx";

type Props = { staff: Staff; town: Town; typed: string; found: Found };

/** Whom a search has found, with what staff do about them. */
export function SearchPage({ staff, town, typed, found: { lines, people } }: Props) {
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Termin suchen"
      back={{ href: `/desk/${town.id}/appointments`, name: "Zurück zu den Terminen" }}
      refusal={null}
    >
      <SearchForm staff={staff} town={town} typed={typed} />
      <p class="fact" role="status">
        {lines.length === 0
          ? "Nichts gefunden. "
          : lines.length === 1
            ? "1 Termin. "
            : `${lines.length} Termine. `}
        Namen werden unter den Terminen der nächsten {NAMED_DAYS} Tage gesucht.
      </p>
      <ul class="appointments__list">
        {lines.map((line) => (
          <Appointment staff={staff} town={town} line={line} person={people.get(line.id)} dated />
        ))}
      </ul>
    </AppointmentPage>
  );
}
