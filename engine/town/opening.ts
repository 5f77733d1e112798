import { businessDay, dateAfter, dayEnd } from "./day.ts";
import { hoursOn, openingOf } from "./hours.ts";
import type { Opening, Text, Town } from "./town.ts";

/** Whether a department is open at a moment. All times UTC ms. */
export interface OpeningState {
  open: boolean;
  /** Beginning of the span it is open in; null when closed. */
  opened_at: number | null;
  /** End of the span it is open in; null when closed. */
  closes_at: number | null;
  /** End of the local day's last span, also in a noon break or when past; null on a closed day. */
  day_closes_at: number | null;
  /** Beginning of the next span after the moment, also while open; null when there is none within 400 days. */
  opens_at: number | null;
  /** Walk-in tickets end here, minutes before the span's end; may be past. Null when closed. */
  walk_ins_until: number | null;
  /** The holiday or closure because of which the whole local day is closed. */
  reason: Text | null;
}

/** An answer holds until something changes: a span begins or ends, or the day turns. */
interface Held {
  since: number;
  until: number;
  state: OpeningState;
}

const HORIZON_DAYS = 400;
/** By zone and federal state; towns may share their opening rules. */
const held = new WeakMap<Opening, Map<string, Held>>();

/** The opening state of a department; asked again before it changes, it is the same object. An unknown department throws. */
export function openingAt(town: Town, department: string, now_ms: number): OpeningState {
  const opening = openingOf(town, department);
  let states = held.get(opening);
  if (!states) {
    states = new Map();
    held.set(opening, states);
  }
  const place = `${town.zone} ${town.state}`;
  let answer = states.get(place);
  if (!answer || now_ms < answer.since || now_ms >= answer.until) {
    answer = look(town, department, now_ms);
    states.set(place, answer);
  }
  return answer.state;
}

function look(town: Town, department: string, now_ms: number): Held {
  const date = businessDay(town, now_ms);
  const { spans, reason } = hoursOn(town, department, date);
  const span = spans.find(({ opens_at, closes_at }) => opens_at <= now_ms && now_ms < closes_at);
  const later = spans.find(({ opens_at }) => opens_at > now_ms);
  const last_ticket_ms = openingOf(town, department).last_ticket_min * 60_000;
  return {
    since: now_ms,
    until: span?.closes_at ?? later?.opens_at ?? dayEnd(town, now_ms),
    state: {
      open: span !== undefined,
      opened_at: span?.opens_at ?? null,
      closes_at: span?.closes_at ?? null,
      day_closes_at: spans.at(-1)?.closes_at ?? null,
      opens_at: later?.opens_at ?? nextDay(town, department, date),
      walk_ins_until: span ? Math.max(span.opens_at, span.closes_at - last_ticket_ms) : null,
      reason,
    },
  };
}

function nextDay(town: Town, department: string, date: string): number | null {
  for (let days = 1; days <= HORIZON_DAYS; days++) {
    const first = hoursOn(town, department, dateAfter(date, days)).spans[0];
    if (first) return first.opens_at;
  }
  return null;
}
