import type { Town } from "./town.ts";

/** A local day: `[starts_at, ends_at)` in UTC ms, 23, 24 or 25 hours long. */
interface Day {
  date: string;
  starts_at: number;
  ends_at: number;
}

/** The day each zone was asked for last: asking again within it costs two comparisons. */
const today = new Map<string, Day>();

/** The local date `YYYY-MM-DD` at a moment (UTC ms); ticket numbers begin anew with it. */
export function businessDay(town: Pick<Town, "zone">, now_ms: number): string {
  return dayAt(town.zone, now_ms).date;
}

/** The next local midnight after a moment, UTC ms. */
export function dayEnd(town: Pick<Town, "zone">, now_ms: number): number {
  return dayAt(town.zone, now_ms).ends_at;
}

/** The first moment of a date at which the wall clock has shown `time` (HH:MM), UTC ms; the two DST days included. */
export function wallTime(zone: string, date: string, time: string): number {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const early = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (early.toPlainDateTime().equals(wall)) return early.epochMilliseconds;
  // The clock jumps over `time`: both readings lie an hour off, the jump itself is the moment.
  const jump = early.getTimeZoneTransition("next");
  return (jump ?? early).epochMilliseconds;
}

/** The date `days` after `date`. */
export function dateAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function dayAt(zone: string, now_ms: number): Day {
  const known = today.get(zone);
  if (known && now_ms >= known.starts_at && now_ms < known.ends_at) return known;
  const date = Temporal.Instant.fromEpochMilliseconds(now_ms).toZonedDateTimeISO(zone).toPlainDate();
  const day = {
    date: date.toString(),
    starts_at: date.toZonedDateTime(zone).epochMilliseconds,
    ends_at: date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  };
  today.set(zone, day);
  return day;
}
