import { ifStaffed } from "../reserved.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";

/**
 * A ticket joins its line. A place kept for one counter is kept only while a clerk sits there, or nobody might ever call:
 * who comes back from an errand or by an undo may find the counter closed since.
 */
export function joinLine(state: LocationState, ticket: Ticket, seq: number): void {
  ticket.only_counter = ifStaffed(state, ticket.only_counter);
  state.lines.add(ticket, seq);
}

/** A counter has closed: whoever was kept for it waits, at the same place, for any that serves the matter. */
export function freeKept(state: LocationState, counter: string, seq: number): void {
  for (const line of state.lines.reservedFor(counter)) {
    for (const { ticket } of [...line.standings()]) {
      state.lines.remove(ticket, seq);
      joinLine(state, ticket, seq);
      state.dirty.tickets.add(ticket.id);
    }
  }
}
