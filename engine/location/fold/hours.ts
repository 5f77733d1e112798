import { amended, datesOf, type HoursChange } from "../../town/hours-change.ts";
import { scheduleTicket } from "../deadlines.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** Staff changed the hours, or took a change back: in force at once, also for whoever has stepped out until closing. */
export function foldHours(
  state: LocationState,
  event: Extract<JournalEvent, { type: "hours.changed" | "hours.restored" }>,
): void {
  if (event.type === "hours.changed") keep(state, [...state.hours, event.data.change]);
  else
    keep(
      state,
      state.hours.filter(({ id }) => id !== event.data.change),
    );
  for (const ticket of state.tickets.values()) scheduleTicket(state, ticket);
}

/** Changes about past days leave. */
export function forgetHours(state: LocationState): void {
  const left = state.hours.filter((change) => datesOf(change)[1] >= state.day);
  if (left.length < state.hours.length) keep(state, left);
}

function keep(state: LocationState, hours: readonly HoursChange[]): void {
  state.hours = hours;
  state.town = amended(state.document, hours);
}
