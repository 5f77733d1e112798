import type { Town } from "./town.ts";

/** A local day: `[starts_at, ends_at)` in UTC ms, 23, 24 or 25 hours long. */
interface Day {
  date: string;
  starts_at: number;
  ends_at: number;
}

/** The day each zone was asked for last: asking again within it costs two comparisons. */
const today = new Map<string, Day>();
/** Bookings ask for any day of the coming months, again and again: by zone and hour since 1970. */
const days = new Map<string, Day>();
/** By zone, date and time. */
const moments = new Map<string, number>();
/** Of each so many are remembered, then it begins anew. */
const MOST = 5_000;

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
  const asked = `${zone} ${date} ${time}`;
  const known = moments.get(asked);
  if (known !== undefined) return known;
  const moment = momentOf(zone, date, time);
  remember(moments, asked, moment);
  return moment;
}

function momentOf(zone: string, date: string, time: string): number {
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
  const last = today.get(zone);
  if (last && isIn(last, now_ms)) return last;
  const hour = `${zone} ${Math.floor(now_ms / 3_600_000)}`;
  const known = days.get(hour);
  // Where midnight is not at a full hour of UTC, two days share one.
  const day = known && isIn(known, now_ms) ? known : dayOf(zone, now_ms);
  if (day !== known) remember(days, hour, day);
  today.set(zone, day);
  return day;
}

function dayOf(zone: string, now_ms: number): Day {
  const date = Temporal.Instant.fromEpochMilliseconds(now_ms).toZonedDateTimeISO(zone).toPlainDate();
  return {
    date: date.toString(),
    starts_at: date.toZonedDateTime(zone).epochMilliseconds,
    ends_at: date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  };
}

function isIn({ starts_at, ends_at }: Day, now_ms: number): boolean {
  return now_ms >= starts_at && now_ms < ends_at;
}

function remember<T>(known: Map<string, T>, key: string, value: T): void {
  if (known.size >= MOST) known.clear();
  known.set(key, value);
}
