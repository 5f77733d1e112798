import type { HoursRule } from "./booking.ts";
import type { Opening } from "./town.ts";

const MINUTE_MS = 60_000;

/** One minute of a walk through time, as somebody with a wall clock and the opening rules sees it. */
interface Minute {
  at: number;
  date: string;
  open: boolean;
}

/** Walks minute by minute: open once the wall clock has shown a span's beginning, until it has shown its end. */
export function walk(opening: Opening, holidays: ReadonlySet<string>, clock: readonly Tick[]): Minute[] {
  let shown = "";
  let day = "";
  return clock.map(({ at, date, time, weekday }) => {
    if (date !== day) shown = "";
    day = date;
    if (time > shown) shown = time;
    const spans = spansOf(opening, holidays, date, weekday);
    const shows = ([from, to]: readonly [string, string]) => shown >= from && shown < to;
    const breaks = naivelyRecurring(opening.breaks, date, weekday);
    return { at, date, open: spans.some(shows) && !breaks.some(shows) };
  });
}

export interface Tick {
  at: number;
  date: string;
  time: string;
  weekday: string;
}

/** What the wall clock shows in each minute of some days; by Intl, so that it shares nothing with Temporal. */
export function wallClock(zone: string, from_ms: number, days: number): Tick[] {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return Array.from({ length: days * 24 * 60 }, (_, index) => {
    const at = from_ms + index * MINUTE_MS;
    const [date = "", time = ""] = format.format(at).split(", ");
    const weekday = String(new Date(`${date}T00:00Z`).getUTCDay() || 7);
    return { at, date, time, weekday };
  });
}

/** What `openingAt` should say at the minute `index` of a walk; `opens_at` undefined when the walk ends before. */
export function naiveOpening(minutes: readonly Minute[], index: number, last_ticket_min: number) {
  const open = (i: number) => minutes[i]?.open ?? false;
  let begin = index;
  while (open(begin - 1)) begin--;
  let end = index;
  while (open(end)) end++;
  let next = end;
  while (next < minutes.length && !open(next)) next++;
  const last = minutes.findLastIndex(({ date, open }) => open && date === minutes[index]?.date);
  return {
    open: open(index),
    opened_at: open(index) ? minutes[begin]!.at : null,
    closes_at: open(index) ? minutes[end]!.at : null,
    day_closes_at: last < 0 ? null : minutes[last]!.at + MINUTE_MS,
    opens_at: minutes[next]?.at,
    walk_ins_until: open(index)
      ? Math.max(minutes[begin]!.at, minutes[end]!.at - last_ticket_min * MINUTE_MS)
      : null,
  };
}

function spansOf(opening: Opening, holidays: ReadonlySet<string>, date: string, weekday: string) {
  const extra = opening.extra.find((day) => day.date === date);
  if (extra) return extra.spans;
  if (holidays.has(date)) return [];
  if (opening.closures.some(({ from, to }) => from <= date && date <= to)) return [];
  const week = Object.entries(opening.week).find(([day]) => day === weekday)?.[1] ?? [];
  return [...week, ...naivelyRecurring(opening.rules, date, weekday)];
}

/** Spans of the rules that hold on a date, found by walking through days as on a paper calendar. */
export function naivelyRecurring(rules: readonly HoursRule[] | undefined, date: string, weekday: string) {
  return (rules ?? []).flatMap((rule) => {
    if (!rule.weekdays.includes(Number(weekday))) return [];
    if (date < (rule.from ?? date) || date > (rule.to ?? date)) return [];
    if (rule.nth && !rule.nth.some((n) => nthInMonth(date, n))) return [];
    return rule.every && !inRhythm(rule.every, date) ? [] : rule.spans;
  });
}

const DAY_MS = 24 * 3_600_000;
const utc = (date: string) => Date.parse(`${date}T00:00Z`);
const sameMonth = (ms: number, date: string) => new Date(ms).toISOString().startsWith(date.slice(0, 7));

/** Counts the same weekday back to the beginning of the month, or looks whether another follows. */
function nthInMonth(date: string, n: number): boolean {
  if (n === -1) return !sameMonth(utc(date) + 7 * DAY_MS, date);
  let count = 0;
  for (let ms = utc(date); sameMonth(ms, date); ms -= 7 * DAY_MS) count += 1;
  return count === n;
}

/** Marks whole weeks from the one of `start`, forwards or backwards, until one has the date. */
function inRhythm({ weeks, start }: { weeks: number; start: string }, date: string): boolean {
  const monday = (ms: number) => ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS;
  const first = monday(utc(start));
  const wanted = monday(utc(date));
  const step = (wanted < first ? -1 : 1) * weeks * 7 * DAY_MS;
  let week = first;
  while (step < 0 ? week > wanted : week < wanted) week += step;
  return week === wanted;
}
