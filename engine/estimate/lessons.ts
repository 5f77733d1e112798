import type { Counter } from "../location/counter.ts";
import type { JournalEvent } from "../location/event.ts";
import type { Ticket } from "../location/ticket.ts";
import { type Calibration, type CalibrationLesson, observe, unobserve } from "./calibration.ts";
import { type Durations, type Lesson, learn, learnMissed, openingOf, PACE, unlearn } from "./durations.ts";
import { NEAR_OPENING_MS } from "./situation.ts";

/** All that one event taught. Plain JSON; empty for most events. */
export interface Lessons {
  durations: Lesson[];
  calibration: CalibrationLesson | null;
}

/** What of the rows matters here; times UTC ms. */
export interface TicketSeen
  extends Pick<
    Ticket,
    "service" | "state" | "drawn_at" | "called_at" | "started_at" | "served" | "promised" | "bent"
  > {}
export type CounterSeen = Pick<Counter, "state" | "since" | "pause">;

const NOTHING: Lessons = { durations: [], calibration: null };

/** A pause that long was no pause of the working day; ms. */
const LONGEST_PAUSE_MS = 3 * 3_600_000;
/** Below this the clerk was ready before: a gap of nothing has no logarithm. ms */
const SHORTEST_GAP_MS = 5_000;
const SHORTEST_WAIT_MS = 60_000;

/**
 * Learns from an event, given the rows of its ticket and its counter **as they were before it**. Mutates `durations` and
 * `calibration` and returns what to keep so that `forget` can take it back. Learns from the journal alone; `opened_at` (UTC ms) is when
 * the opening hours it falls in began.
 */
export function learnFrom(
  event: JournalEvent,
  ticket: TicketSeen | null,
  counter: CounterSeen | null,
  durations: Durations,
  calibration: Calibration,
  opened_at: number | null = null,
): Lessons {
  switch (event.type) {
    case "counter.opened": {
      // Only the first time that day, and not before the office opens: then it is simply there.
      if (!counter || opened_at === null || counter.since >= opened_at) return NOTHING;
      const key = openingOf(event.data.counter);
      const late_ms = Math.max(SHORTEST_WAIT_MS, event.at - opened_at);
      return taught(
        late_ms <= NEAR_OPENING_MS ? learn(durations, key, late_ms) : learnMissed(durations, key),
      );
    }
    case "ticket.called":
      return called(event.at, ticket, counter, durations, calibration);
    case "ticket.started":
      if (ticket?.called_at == null) return NOTHING;
      return taught(learn(durations, PACE.answer, event.at - ticket.called_at));
    case "ticket.completed":
    case "ticket.continued":
      // Who was parked meanwhile was served in pieces: the last one says nothing about the whole.
      if (!ticket || ticket.started_at === null || pieces(ticket)) return NOTHING;
      return taught(
        learn(durations, ticket.service, event.at - ticket.started_at),
        learn(durations, PACE.work, event.at - (ticket.called_at ?? ticket.started_at)),
      );
    case "ticket.cancelled":
      return event.data.why === "visitor" && ticket?.called_at === null
        ? taught(learnMissed(durations, PACE.wait))
        : NOTHING;
    case "counter.paused":
      return taught(learnMissed(durations, PACE.work));
    case "ticket.missed":
      if (!ticket || ticket.called_at === null) return NOTHING;
      return taught(
        learnMissed(durations, ticket.service),
        learn(durations, PACE.miss, event.at - ticket.called_at),
      );
    case "counter.reopened": {
      if (!counter?.pause || event.at - counter.since > LONGEST_PAUSE_MS) return NOTHING;
      const away_ms = event.at - counter.since;
      return taught(learn(durations, PACE[counter.pause], away_ms), learn(durations, PACE.pause, away_ms));
    }
    default:
      return NOTHING;
  }
}

function called(
  at: number,
  ticket: TicketSeen | null,
  counter: CounterSeen | null,
  durations: Durations,
  calibration: Calibration,
): Lessons {
  if (!ticket) return NOTHING;
  const waited = ticket.state === "waiting" && counter?.state === "free" && ticket.drawn_at <= counter.since;
  const lessons: Lesson[] = [];
  if (waited) lessons.push(learn(durations, PACE.turnaround, Math.max(SHORTEST_GAP_MS, at - counter.since)));
  if (ticket.called_at === null)
    lessons.push(learn(durations, PACE.wait, Math.max(SHORTEST_WAIT_MS, at - ticket.drawn_at)));
  return { durations: lessons, calibration: kept(at, ticket, calibration) };
}

/** The promise is compared with the first call, unless the visitor stepped out or the staff changed the matter meanwhile. */
function kept(at: number, ticket: TicketSeen, calibration: Calibration): CalibrationLesson | null {
  const first = ticket.called_at === null && !ticket.bent;
  if (!ticket.promised || !first || ticket.state !== "waiting") return null;
  return observe(calibration, ticket.service, ticket.promised, at - ticket.drawn_at);
}

function pieces({ served, service }: TicketSeen): boolean {
  return served.some((one) => one.service === service);
}

function taught(...durations: Lesson[]): Lessons {
  return { durations, calibration: null };
}

/** Takes back what an event taught, newest first. */
export function forget(lessons: Lessons, durations: Durations, calibration: Calibration): void {
  for (const lesson of lessons.durations.toReversed()) unlearn(durations, lesson);
  if (lessons.calibration) unobserve(calibration, lessons.calibration);
}
