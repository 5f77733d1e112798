import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";

/** A call or its repetition. */
export function foldCalled(
  state: LocationState,
  ticket: Ticket,
  event: Extract<JournalEvent, { type: "ticket.called" | "ticket.recalled" }>,
): void {
  ticket.calls += 1;
  ticket.last_call_at = event.at;
  ticket.asked = false;
  if (event.type === "ticket.recalled") return;
  const { counter, reason, automatic } = event.data;
  ticket.called_at = event.at;
  ticket.counter = counter;
  ticket.reason = reason;
  ticket.only_counter = null;
  ticket.out_since = null;
  ticket.missed_at = null;
  const rule = state.town.counters.find((one) => one.id === counter);
  if (automatic && rule) state.lines.overtake(ticket.rank, rule);
  const { number } = ticket;
  state.calls.push({ seq: event.seq, at: event.at, ticket: ticket.id, number, counter, reason, automatic });
}
