import { businessDay, dateAfter } from "../../engine/town/day.ts";
import { holidayOn } from "../../engine/town/holidays.ts";
import type { Department, Opening, Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { longDay, poolName, said } from "./said.ts";

const DAYS_OF_WEEK = ["1", "2", "3", "4", "5", "6", "7"] as const;
const { weekdays } = words("de").format;
/** So many holidays are named, of so many days to come. */
const HOLIDAYS = 6;
const DAYS = 366;

/** What counts unless something else is entered: each department's week, the days it is closed anyway, and the public holidays to come. */
export function Usual({ town, now }: { town: Town; now: number }) {
  const today = businessDay(town, now);
  const closed = closedFrom(town, today);
  return (
    <>
      <h2 class="kern-heading-medium">Gewöhnliche Öffnungszeiten</h2>
      <ul class="appointments__list">
        {town.departments.map(({ name, opening, booking }) => (
          <li class="appointments__entry">
            <p class="opening__said">
              <strong>{name.de}</strong>
            </p>
            <ul class="opening__said">
              {weekOf(opening).map((line) => (
                <li>{line}</li>
              ))}
              {bookedOnly(town, opening, booking).map((line) => (
                <li>{line}</li>
              ))}
              {(opening.rules?.length ?? 0) > 0 && <li>Dazu Zeiten, die nicht jede Woche gelten.</li>}
              {(opening.breaks?.length ?? 0) > 0 && <li>Abzüglich der eingetragenen Pausen.</li>}
            </ul>
          </li>
        ))}
      </ul>
      {closed.length > 0 && (
        <>
          <h2 class="kern-heading-medium">Feste Schließtage</h2>
          <ul>
            {closed.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      <h2 class="kern-heading-medium">Nächste Feiertage</h2>
      <ul>
        {holidaysFrom(town, today).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

function weekOf({ week }: Opening): string[] {
  return DAYS_OF_WEEK.flatMap((day) => {
    const spans = week[day] ?? [];
    return spans.length > 0 ? [`${nameOf(day)}: ${inWords(spans)}`] : [];
  });
}

/** Days on which the department sees only who has booked: a Saturday for weddings. */
function bookedOnly(town: Town, { week }: Opening, booking: Department["booking"]): string[] {
  return (booking?.pools ?? []).flatMap(({ id, rules }) =>
    rules.flatMap(({ weekdays: on, spans, every, nth }) =>
      DAYS_OF_WEEK.filter((day) => on.includes(Number(day)) && (week[day] ?? []).length === 0).map(
        (day) =>
          `${nameOf(day)}: nur Termine für ${poolName(town, id)}, ${inWords(spans)}${every || nth ? ", nicht jede Woche" : ""}`,
      ),
    ),
  );
}

function nameOf(day: (typeof DAYS_OF_WEEK)[number]): string {
  return weekdays()[Number(day) - 1]?.long ?? day;
}

function inWords(spans: readonly (readonly [from: string, to: string])[]): string {
  return spans.map(([from, to]) => `${from}–${to}`).join(" und ");
}

function closedFrom(town: Town, today: string): string[] {
  const last = dateAfter(today, DAYS);
  return town.departments
    .flatMap(({ id, opening }) =>
      opening.closures.map((one) => ({ ...one, kind: "closure" as const, department: id, pool: null })),
    )
    .filter(({ from, to }) => to >= today && from <= last)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map((closure) => said(town, closure));
}

function holidaysFrom({ state }: Town, today: string): string[] {
  const found: string[] = [];
  for (let days = 0; days < DAYS && found.length < HOLIDAYS; days++) {
    const date = dateAfter(today, days);
    const holiday = holidayOn(state, date);
    if (holiday) found.push(`${longDay(date)}: ${holiday.de}`);
  }
  return found;
}
