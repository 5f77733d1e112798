import Holidays from "date-holidays";
import { holidayNames } from "./holiday-names.ts";
import type { Text } from "./town.ts";

const calendars = new Map<string, Holidays>();
const years = new Map<string, ReadonlyMap<string, Text>>();

let states: object | undefined;

/** Does date-holidays know this federal state of Germany? */
export function isState(state: string): boolean {
  states ??= new Holidays().getStates("DE");
  return Object.hasOwn(states, state);
}

/** The public holiday of a state (ST, RP …) on a date `YYYY-MM-DD`, by name; null when there is none. */
export function holidayOn(state: string, date: string): Text | null {
  const year = date.slice(0, 4);
  const key = `${state} ${year}`;
  let days = years.get(key);
  if (!days) {
    days = publicHolidays(state, Number(year));
    years.set(key, days);
  }
  return days.get(date) ?? null;
}

function publicHolidays(state: string, year: number): ReadonlyMap<string, Text> {
  let calendar = calendars.get(state);
  if (!calendar) {
    calendar = new Holidays("DE", state);
    calendars.set(state, calendar);
  }
  const english = new Map(calendar.getHolidays(year, "en").map(({ rule, name }) => [rule, name]));
  const days = new Map<string, Text>();
  for (const { type, date, rule, name } of calendar.getHolidays(year, "de")) {
    if (type !== "public") continue;
    days.set(date.slice(0, 10), holidayNames[rule] ?? { de: name, en: english.get(rule) ?? name });
  }
  return days;
}
