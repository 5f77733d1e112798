import { wallTime } from "./day.ts";
import { holidayOn } from "./holidays.ts";
import type { Opening, Text, Town } from "./town.ts";

/** A department's hours on one local date. */
export interface Hours {
  /** Spans `[opens_at, closes_at)` in UTC ms, in order; empty when closed all day. */
  spans: readonly { opens_at: number; closes_at: number }[];
  /** The holiday or closure that keeps it closed; null on an ordinary day. */
  reason: Text | null;
}

const KEPT = 500;
const known = new WeakMap<Town, Map<string, Hours>>();

/** The hours of a department on a date; counted once per town document, department and date. An unknown department throws. */
export function hoursOn(town: Town, department: string, date: string): Hours {
  let days = known.get(town);
  if (!days) {
    days = new Map();
    known.set(town, days);
  }
  const key = `${department} ${date}`;
  let hours = days.get(key);
  if (!hours) {
    if (days.size >= KEPT) days.clear();
    hours = count(town, openingOf(town, department), date);
    days.set(key, hours);
  }
  return hours;
}

/** A department's opening rules; an unknown department is a bug and throws. */
export function openingOf(town: Town, department: string): Opening {
  const found = town.departments.find(({ id }) => id === department);
  if (!found) throw new Error(`${town.id} has no department ${department}`);
  return found.opening;
}

/** One-off openings win, then public holidays, then closures, then the week. */
function count(town: Town, opening: Opening, date: string): Hours {
  const extra = opening.extra.find((day) => day.date === date);
  if (extra) return { spans: instants(town.zone, date, extra.spans), reason: null };
  const reason =
    holidayOn(town.state, date) ??
    opening.closures.find(({ from, to }) => from <= date && date <= to)?.text ??
    null;
  if (reason) return { spans: [], reason };
  return { spans: instants(town.zone, date, opening.week[weekday(date)] ?? []), reason: null };
}

/** On a DST day the clock may jump over a whole span, which drops it, or over a gap, which joins two. */
function instants(zone: string, date: string, spans: readonly (readonly [string, string])[]): Hours["spans"] {
  const found: { opens_at: number; closes_at: number }[] = [];
  for (const [from, to] of spans) {
    const opens_at = wallTime(zone, date, from);
    const closes_at = wallTime(zone, date, to);
    const last = found.at(-1);
    if (last && opens_at <= last.closes_at) last.closes_at = Math.max(last.closes_at, closes_at);
    else if (opens_at < closes_at) found.push({ opens_at, closes_at });
  }
  return found;
}

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

function weekday(date: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
}
