import { businessDay, dateAfter } from "../../engine/town/day.ts";
import { holidayOn } from "../../engine/town/holidays.ts";
import type { Opening, Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { longDay } from "./said.ts";

const DAYS_OF_WEEK = ["1", "2", "3", "4", "5", "6", "7"] as const;
const { weekdays } = words("de").format;
/** So many holidays are named, of so many days to come. */
const HOLIDAYS = 6;
const DAYS = 366;

/** What counts unless something else is entered: each department's week, and the public holidays to come. */
export function Usual({ town, now }: { town: Town; now: number }) {
  return (
    <>
      <h2 class="kern-heading-medium">Gewöhnliche Öffnungszeiten</h2>
      <ul class="appointments__list">
        {town.departments.map(({ name, opening }) => (
          <li class="appointments__entry">
            <p class="opening__said">
              <strong>{name.de}</strong>
            </p>
            <ul class="opening__said">
              {weekOf(opening).map((line) => (
                <li>{line}</li>
              ))}
              {(opening.rules?.length ?? 0) > 0 && <li>Dazu Zeiten, die nicht jede Woche gelten.</li>}
              {(opening.breaks?.length ?? 0) > 0 && <li>Abzüglich der eingetragenen Pausen.</li>}
            </ul>
          </li>
        ))}
      </ul>
      <h2 class="kern-heading-medium">Nächste Feiertage</h2>
      <ul>
        {holidaysFrom(town, businessDay(town, now)).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

function weekOf({ week }: Opening): string[] {
  return DAYS_OF_WEEK.flatMap((day, nth) => {
    const spans = (week[day] ?? []).map(([from, to]) => `${from}–${to}`);
    return spans.length > 0 ? [`${weekdays()[nth]?.long}: ${spans.join(" und ")}`] : [];
  });
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
