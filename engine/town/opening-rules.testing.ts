import fc from "fast-check";
import type { HoursRule } from "./booking.ts";
import { dateAfter } from "./day.ts";

/** Random hours and rules fall into windows of so many days. */
export const DAYS = 5;

/** Times near the clock changes and the edges of the day are drawn more often than others. */
const time = fc.oneof(
  fc.constantFrom(
    "00:00",
    "01:00",
    "01:30",
    "01:45",
    "02:00",
    "02:15",
    "02:30",
    "02:59",
    "03:00",
    "09:00",
    "23:59",
  ),
  fc.integer({ min: 0, max: 1439 }).map((minute) => {
    return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  }),
);
export const spans = fc.uniqueArray(time, { minLength: 2, maxLength: 8 }).map((times) => {
  const sorted = times.toSorted();
  return Array.from({ length: sorted.length >> 1 }, (_, i): [string, string] => [
    sorted[2 * i]!,
    sorted[2 * i + 1]!,
  ]);
});
export const dayOf = fc.nat({ max: DAYS - 1 });
/** Rules that hold on some of the days: dates as offsets into the window. */
export const rule = fc.record({
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  every: fc.option(fc.record({ weeks: fc.integer({ min: 2, max: 4 }), start: dayOf }), { nil: undefined }),
  nth: fc.option(fc.subarray([1, 2, 3, 4, 5, -1], { minLength: 1 }), { nil: undefined }),
  from: fc.option(dayOf, { nil: undefined }),
  to: fc.option(dayOf, { nil: undefined }),
  spans,
});
type Drawn = typeof rule extends fc.Arbitrary<infer T> ? T : never;
export function dated({ weekdays, every, nth, from, to, spans }: Drawn, dates: readonly string[]): HoursRule {
  return {
    weekdays,
    spans,
    ...(nth && { nth }),
    // the rhythm began some weeks ago
    ...(every && { every: { weeks: every.weeks, start: dateAfter(dates[every.start]!, -21) } }),
    ...(from !== undefined && { from: dates[from]! }),
    ...(to !== undefined && { to: dates[to]! }),
  };
}
