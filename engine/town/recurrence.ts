import type { Recurrence } from "./booking.ts";

const DAY_MS = 24 * 3_600_000;

/** Does the rule hold on the date `YYYY-MM-DD`? */
export function recursOn({ weekdays, every, nth, from, to }: Recurrence, date: string): boolean {
  if ((from && date < from) || (to && date > to)) return false;
  if (!weekdays.includes(weekdayOf(dayNumber(date)))) return false;
  if (nth && !isNth(nth, date)) return false;
  return !every || (weekNumber(date) - weekNumber(every.start)) % every.weeks === 0;
}

/** Is it one of these among its weekdays of the month? The fourth or fifth may be the last too. */
function isNth(nth: readonly number[], date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const last = day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
  return nth.includes(Math.ceil(day / 7)) || (last && nth.includes(-1));
}

/** Days since 1 January 1970, a Thursday. Dates have no zone. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00Z`) / DAY_MS;
}

function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** Weeks from Monday to Sunday, counted through. */
function weekNumber(date: string): number {
  return Math.floor((dayNumber(date) + 3) / 7);
}
