import { Refused } from "../refusal.ts";
import type { Action, LocationState } from "./state.ts";

/** Why an action can no longer be taken back, or null when it can: nothing later may have happened to its rows. */
export function undoable(state: LocationState, action: Action): Refused | null {
  if (action.undone) return new Refused("nothing-to-undo", "That has been undone already");
  for (const step of action.steps) {
    const ticket = step.ticket && state.tickets.get(step.ticket.id);
    if (step.ticket && (!ticket || ticket.touched > action.last_seq)) {
      return new Refused("undo-too-late", `Something happened to ${step.ticket.number} since then`, {
        number: step.ticket.number,
      });
    }
    const counter = step.counter && state.counters.get(step.counter.id);
    if (counter && counter.touched > action.last_seq) {
      return new Refused("undo-too-late", `Something happened at counter ${counter.id} since then`, {
        counter: counter.id,
      });
    }
  }
  return null;
}
