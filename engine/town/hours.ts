import type { HoursRule } from "./booking.ts";
import { holidayOn } from "./holidays.ts";
import { recursOn } from "./recurrence.ts";
import { instants, type Span, without } from "./spans.ts";
import type { Opening, Text, Town } from "./town.ts";

/** A department's hours on one local date. */
export interface Hours {
  /** In order; empty when closed all day. */
  spans: readonly Span[];
  /** The holiday or closure that keeps it closed; null on an ordinary day. */
  reason: Text | null;
}

const KEPT = 500;
const known = new WeakMap<Opening, Map<string, Hours>>();

/**
 * The hours of a department on a date; counted once for each date, also where many towns share the same opening rules (see
 * shared-parts.ts). An unknown department throws.
 */
export function hoursOn(town: Town, department: string, date: string): Hours {
  const opening = openingOf(town, department);
  let days = known.get(opening);
  if (!days) {
    days = new Map();
    known.set(opening, days);
  }
  const key = `${town.zone} ${town.state} ${date}`;
  let hours = days.get(key);
  if (!hours) {
    if (days.size >= KEPT) days.clear();
    hours = count(town, opening, date);
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

/** What a date is in the calendar of the office, before any hours. */
export interface DateRule {
  /** A one-off opening's spans; null on another day. */
  extra: readonly Span[] | null;
  /** The holiday or closure that keeps it closed; null on an ordinary day. */
  reason: Text | null;
  breaks: readonly Span[];
}

/** One-off openings win, then public holidays, then closures. */
export function dateRule(town: Town, opening: Opening, date: string): DateRule {
  const breaks = instants(town.zone, date, recurring(opening.breaks, date));
  const extra = opening.extra.find((day) => day.date === date);
  if (extra) return { extra: instants(town.zone, date, extra.spans), reason: null, breaks };
  const reason =
    holidayOn(town.state, date) ??
    opening.closures.find(({ from, to }) => from <= date && date <= to)?.text ??
    null;
  return { extra: null, reason, breaks };
}

function count(town: Town, opening: Opening, date: string): Hours {
  const { extra, reason, breaks } = dateRule(town, opening, date);
  if (reason) return { spans: [], reason };
  const week = [...(opening.week[weekday(date)] ?? []), ...recurring(opening.rules, date)];
  return { spans: without(extra ?? instants(town.zone, date, week), breaks), reason: null };
}

function recurring(rules: readonly HoursRule[] | undefined, date: string): [string, string][] {
  return (rules ?? []).flatMap((rule) => (recursOn(rule, date) ? rule.spans : []));
}

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

function weekday(date: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!;
}
