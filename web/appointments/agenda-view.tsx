import { drawnPools } from "../../engine/lottery/pools.ts";
import { dateAfter } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import type { Staff } from "../guard/staff.ts";
import { Live } from "../live/region.tsx";
import { Entry } from "../opening/entry.tsx";
import { words } from "../words/words.ts";
import type { Agenda, Line } from "./agenda.ts";
import { Deeds } from "./deeds-view.tsx";
import { AppointmentPage } from "./frame.tsx";
import type { People } from "./people.ts";
import { SearchForm } from "./search-form.tsx";
import { said, stateOf } from "./sentences.ts";

const { time, date } = words("de").format;
const LONG = new Intl.DateTimeFormat("de", { weekday: "long", day: "numeric", month: "long" });

type Props = { staff: Staff; town: Town; agenda: Agenda; people: People };

/** A day's appointments with what staff do about them. German: it is staff who read it. */
export function AgendaPage(props: Props & { done: Line | null; refusal: string | null }) {
  const { staff, town, agenda, people, done, refusal } = props;
  const path = `/desk/${town.id}/appointments`;
  const { day, today } = agenda;
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title={`Termine ${day === today ? "heute, " : "am "}${LONG.format(Temporal.PlainDate.from(day))}`}
      back={{ href: `/desk/${town.id}`, name: "Zurück zum Arbeitsplatz" }}
      refusal={refusal}
    >
      {done && (
        <p class="fact" role="status">
          {said(done, town)}
        </p>
      )}
      <nav class="appointments__days" aria-label="Tage">
        <a class="kern-btn kern-btn--primary" href={`${path}/new`}>
          <span class="kern-label">Termin vergeben</span>
        </a>
        {drawnPools(town).length > 0 && (
          <a class="kern-link" href={`/desk/${town.id}/lotteries`}>
            Verlosungen
          </a>
        )}
        {day > today && (
          <a class="kern-link" href={`${path}?day=${dateAfter(day, -1)}`}>
            Tag davor
          </a>
        )}
        <a class="kern-link" href={`${path}?day=${dateAfter(day, 1)}`}>
          Tag danach
        </a>
        {day !== today && (
          <a class="kern-link" href={path}>
            Heute
          </a>
        )}
      </nav>
      <div class="appointments__other">
        <form class="appointments__other" method="get" action={path}>
          <Entry id="day" label="Tag" type="date" value={day} min={today} />
          <button class="kern-btn kern-btn--secondary" type="submit">
            <span class="kern-label">Tag zeigen</span>
          </button>
        </form>
        <SearchForm staff={staff} town={town} typed="" />
      </div>
      <Live url={`${path}/stream?day=${day}`} target="agenda" always>
        <AgendaBody staff={staff} town={town} agenda={agenda} people={people} />
      </Live>
    </AppointmentPage>
  );
}

/** What follows the events of the location. */
export function AgendaBody({ staff, town, agenda, people }: Props) {
  const { entries, without_room } = agenda;
  const list = (lines: Line[], dated: boolean) => (
    <ul class="appointments__list">
      {lines.map((line) => (
        <Appointment staff={staff} town={town} line={line} person={people.get(line.id)} dated={dated} />
      ))}
    </ul>
  );
  return (
    <div id="agenda" class="appointments__agenda">
      {without_room.length > 0 && (
        <section class="appointments__over">
          <h2 class="kern-heading-medium">Ohne Platz</h2>
          <p class="kern-body">
            Öffnungszeiten oder Plätze wurden geändert. Für diese Termine reicht der Platz nicht mehr; bitte
            verlegen Sie so viele wie nötig,{" "}
            <a class="kern-link" href={`/desk/${town.id}/hours`}>
              alle zusammen auf die nächste freie Zeit
            </a>{" "}
            oder einzeln.
          </p>
          {list(without_room, true)}
        </section>
      )}
      {entries.length === 0 ? (
        <p class="kern-body">An diesem Tag gibt es keine Termine.</p>
      ) : (
        list(entries, false)
      )}
    </div>
  );
}

type EntryProps = {
  staff: Staff;
  town: Town;
  line: Line;
  person: ReturnType<People["get"]>;
  dated: boolean;
};

export function Appointment({ staff, town, line, person, dated }: EntryProps) {
  const { id, number, start_at, end_at, matters } = line;
  const list = dated ? "over" : "at";
  return (
    <li class="appointments__entry" id={`${list}-${id}`}>
      <p class="appointments__when">
        {dated && `${date(start_at, town.zone)}, `}
        <strong>
          {time(start_at, town.zone)}–{time(end_at, town.zone)}
        </strong>{" "}
        <a class="kern-link" href={`/desk/${town.id}/appointments/${id}`}>
          {number}
        </a>
      </p>
      <p class="appointments__what">
        {matters.join(", ")}
        {person?.name && (
          <>
            <br />
            {person.name}
          </>
        )}
      </p>
      <p class="appointments__state">
        {stateOf(line, town)}
        {person && (
          <>
            <br />
            Code {person.code}
          </>
        )}
      </p>
      <Deeds staff={staff} town={town} line={line} list={list} />
    </li>
  );
}
