import { type Lessons, learnFrom } from "../../estimate/lessons.ts";
import { openingAt } from "../../town/opening.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

const NOTHING: Lessons = { durations: [], calibration: null };

/** Before an event is folded: what it teaches about durations and about what was promised. */
export function foldLessons(state: LocationState, event: JournalEvent): Lessons {
  // A service that the end of the day finds still open ended unseen: how long it took is not known.
  if (event.type === "ticket.completed" && event.actor === "clock") return NOTHING;
  const { data } = event;
  const ticket = "ticket" in data ? state.tickets.get(data.ticket) : undefined;
  const counter = "counter" in data && data.counter !== null ? state.counters.get(data.counter) : undefined;
  const { durations, calibration } = state;
  return learnFrom(event, ticket ?? null, counter ?? null, durations, calibration, openedAt(state, event));
}

/** How late after opening a counter is taken is worth knowing, and nothing else asks for the hours. */
function openedAt(state: LocationState, event: JournalEvent): number | null {
  if (event.type !== "counter.opened") return null;
  const rule = state.town.counters.find((one) => one.id === event.data.counter);
  return rule ? openingAt(state.town, rule.department, event.at).opened_at : null;
}
