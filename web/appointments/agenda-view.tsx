import { dateAfter } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import type { AppointmentState } from "../../machines/appointment.ts";
import { FormToken } from "../guard/hidden.tsx";
import type { Staff } from "../guard/staff.ts";
import { Live } from "../live/region.tsx";
import { words } from "../words/words.ts";
import type { Agenda, Line } from "./agenda.ts";
import { AppointmentPage } from "./frame.tsx";

const { time, date } = words("de").format;
const LONG = new Intl.DateTimeFormat("de", { weekday: "long", day: "numeric", month: "long" });

const STATES: Record<AppointmentState, string> = {
  held: "wird gerade gebucht",
  confirmed: "gebucht",
  "checked-in": "ist da",
  missed: "nicht erschienen",
  fulfilled: "erledigt",
  expired: "nicht bestätigt",
  cancelled: "abgesagt",
};

type Props = { staff: Staff; town: Town; agenda: Agenda };

/** A day's appointments with what staff do about them. German: it is staff who read it. */
export function AgendaPage(props: Props & { done: Line | null; refusal: string | null }) {
  const { staff, town, agenda, done, refusal } = props;
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
      <Live url={`${path}/stream?day=${day}`} target="agenda" always>
        <AgendaBody staff={staff} town={town} agenda={agenda} />
      </Live>
    </AppointmentPage>
  );
}

/** What follows the events of the location. */
export function AgendaBody({ staff, town, agenda }: Props) {
  const { entries, without_room } = agenda;
  const list = (lines: Line[], dated: boolean) => (
    <ul class="appointments__list">
      {lines.map((line) => (
        <Entry staff={staff} town={town} line={line} dated={dated} />
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

type EntryProps = { staff: Staff; town: Town; line: Line; dated: boolean };

function Entry({ staff, town, line, dated }: EntryProps) {
  const { id, seen, number, start_at, end_at, matters, can } = line;
  const here = `/desk/${town.id}/appointments/${id}`;
  const press = (deed: string, label: string, question?: string) => (
    <form method="post" action={`${here}/${deed}`}>
      <FormToken csrf={staff.csrf} />
      <input type="hidden" name="seen" value={String(seen)} />
      <button class="kern-btn kern-btn--secondary" type="submit" data-confirm={question}>
        <span class="kern-label">
          {label}
          <span class="kern-sr-only"> {number}</span>
        </span>
      </button>
    </form>
  );
  return (
    <li class="appointments__entry" id={`${dated ? "over" : "at"}-${id}`}>
      <p class="appointments__when">
        {dated && `${date(start_at, town.zone)}, `}
        <strong>
          {time(start_at, town.zone)}–{time(end_at, town.zone)}
        </strong>{" "}
        {number}
      </p>
      <p class="appointments__what">{matters.join(", ")}</p>
      <p class="appointments__state">{stateOf(line, town)}</p>
      <div class="appointments__deeds">
        {can.check_in && press("check-in", "Ist da")}
        {can.move && (
          <a class="kern-btn kern-btn--secondary" href={`${here}/move`}>
            <span class="kern-label">
              Verlegen<span class="kern-sr-only"> {number}</span>
            </span>
          </a>
        )}
        {can.cancel && press("cancel", "Absagen", `Den Termin ${number} absagen?`)}
        {can.miss && press("miss", "Nicht erschienen")}
      </div>
    </li>
  );
}

function stateOf(line: Line, town: Town): string {
  const { state, ticket, checked_in_at, delay_min, ready } = line;
  if (ticket === null || checked_in_at === null) {
    const late = line.can.move && delay_min !== null ? [`kommt etwa ${delay_min} Min. später`] : [];
    const papers = line.can.move && ready ? [`${ready.count} von ${ready.of} Unterlagen bereit`] : [];
    return [STATES[state], ...late, ...papers].join(", ");
  }
  return `${STATES[state]}, Nummer ${ticket}, im Haus seit ${time(checked_in_at, town.zone)}`;
}

function said(line: Line, town: Town): string {
  const { number, start_at } = line;
  return `Termin ${number}, ${date(start_at, town.zone)}, ${time(start_at, town.zone)} Uhr: ${stateOf(line, town)}.`;
}
