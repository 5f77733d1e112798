import type { CapacityRule } from "../town/booking.ts";
import type { Tick } from "../town/naive-opening.testing.ts";
import { naivelyRecurring } from "../town/naive-opening.testing.ts";
import type { Department } from "../town/town.ts";
import type { Matter } from "./appointment.ts";

const MINUTE_MS = 60_000;

/** Who wants to book what, when, and what is taken: `key` of the rules it was taken from, see `sameCapacity`. */
export interface NaiveQuestion {
  department: Department;
  holidays: ReadonlySet<string>;
  clock: readonly Tick[];
  matters: readonly Matter[];
  minutes: number;
  channel: "online" | "kiosk" | "staff";
  taken: readonly { key: string; from_at: number; until_at: number }[];
  now: number;
}

/** Rules share their capacity when the same people may book it for the same matters at the same time. */
export function sameCapacity(pool: string, { channels, services, release }: CapacityRule): string {
  return JSON.stringify([pool, channels?.toSorted() ?? null, services?.toSorted() ?? null, release ?? null]);
}

/** Every moment at which one could begin, found minute by minute with a wall clock and a list of bookings. */
export function naiveFreeTimes(question: NaiveQuestion): number[] {
  const { department, matters, minutes, channel, clock, now } = question;
  const { booking } = department;
  const limits = booking?.channels[channel];
  const pool = booking?.pools.find(({ services }) => services.includes(matters[0]!.service));
  if (!booking || !limits || !pool) return [];
  const groups = Map.groupBy(pool.rules, (rule) => sameCapacity(pool.id, rule));
  const found = new Set<number>();
  const today = clock.findLast(({ at }) => at <= now)!.date;
  const dates = [...new Set(clock.map(({ date }) => date))];
  for (const [key, rules] of groups) {
    const [{ channels, services, release }] = rules as [CapacityRule];
    if (channels && !channels.includes(channel)) continue;
    if (services && !matters.every(({ service }) => services.includes(service))) continue;
    const open = new Set(release ? dates.filter((date) => released(release, date, dates, question)) : dates);
    const walks = rules.map((rule) => walk(rule, pool.closures ?? [], question));
    const room = clock.map((_, i) =>
      rules.reduce((sum, rule, r) => sum + (walks[r]![i] ? rule.capacity : 0), 0),
    );
    const used = clock.map(
      ({ at }) =>
        question.taken.filter((one) => one.key === key && one.from_at <= at && at < one.until_at).length,
    );
    clock.forEach(({ at, date }, i) => {
      if (at < now + limits.lead_min * MINUTE_MS || at < now) return;
      const ahead = dates.indexOf(date) - dates.indexOf(today);
      if (ahead < 0 || ahead > limits.horizon_days) return;
      if (release && !open.has(date)) return;
      if (!walks.some((minutes) => begins(minutes, i, booking.step_min))) return;
      for (let k = i; k < i + minutes; k++) if (!(used[k]! < room[k]!)) return;
      found.add(at);
    });
  }
  return [...found].sort((a, b) => a - b);
}

/** In which minutes the rule is in force. */
function walk(
  rule: CapacityRule,
  closures: readonly { from: string; to: string }[],
  { department: { opening }, holidays, clock }: NaiveQuestion,
): boolean[] {
  let shown = "";
  let day = "";
  return clock.map(({ date, time, weekday }) => {
    if (date !== day) shown = "";
    day = date;
    if (time > shown) shown = time;
    const shows = ([from, to]: readonly [string, string]) => shown >= from && shown < to;
    if (!naivelyRecurring([rule], date, weekday).some(shows)) return false;
    if (closures.some(({ from, to }) => date >= from && date <= to)) return false;
    if (naivelyRecurring(opening.breaks, date, weekday).some(shows)) return false;
    const extra = opening.extra.find((one) => one.date === date);
    if (extra) return extra.spans.some(shows);
    return !holidays.has(date) && !opening.closures.some(({ from, to }) => from <= date && date <= to);
  });
}

/** Back to where it opened, a step at a time. */
function begins(open: readonly boolean[], index: number, step: number): boolean {
  if (!open[index]) return false;
  let first = index;
  while (open[first - 1]) first--;
  return (index - first) % step === 0;
}

/** Has the wall clock shown the hour on the day from which it can be booked? */
function released(
  { days_before, at }: { days_before: number; at: string },
  date: string,
  dates: readonly string[],
  { clock, now }: NaiveQuestion,
): boolean {
  const day = dates[dates.indexOf(date) - days_before];
  if (day === undefined) return true;
  const shown = clock.find((tick) => tick.date === day && tick.time >= at);
  return shown !== undefined && shown.at <= now;
}
