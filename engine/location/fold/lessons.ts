import { type Lessons, learnFrom } from "../../estimate/lessons.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** Before an event is folded: what it teaches about durations and about what was promised. */
export function foldLessons(state: LocationState, event: JournalEvent): Lessons {
  const { data } = event;
  const ticket = "ticket" in data ? state.tickets.get(data.ticket) : undefined;
  const counter = "counter" in data && data.counter !== null ? state.counters.get(data.counter) : undefined;
  return learnFrom(event, ticket ?? null, counter ?? null, state.durations, state.calibration);
}
