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
    return { at, date, open: spans.some(([from, to]) => shown >= from && shown < to) };
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
  return Object.entries(opening.week).find(([day]) => day === weekday)?.[1] ?? [];
}
