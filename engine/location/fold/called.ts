import { standsInLine } from "../../../machines/ticket.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";

/** A call or its repetition. */
export function foldCalled(
  ticket: Ticket,
  event: Extract<JournalEvent, { type: "ticket.called" | "ticket.recalled" }>,
): void {
  ticket.calls += 1;
  ticket.last_call_at = event.at;
  ticket.asked = false;
  if (event.type === "ticket.recalled") return;
  const { counter, reason } = event.data;
  ticket.called_at = event.at;
  ticket.counter = counter;
  ticket.reason = reason;
  ticket.only_counter = null;
  ticket.out_since = null;
  ticket.missed_at = null;
}

/** A call as it happens, while the ticket still stands in its line: whom it passes is counted and remembered. */
export function foldPassing(
  state: LocationState,
  ticket: Ticket,
  event: Extract<JournalEvent, { type: "ticket.called" }>,
): void {
  const { counter, reason, automatic } = event.data;
  const { lines, town } = state;
  const rule = town.counters.find((one) => one.id === counter);
  const stands = rule && standsInLine(ticket.state);
  const passing = stands ? lines.overtake(ticket, rule, event.at, town.policy, automatic) : null;
  const { seq, at } = event;
  state.calls.push({
    seq,
    at,
    ticket: ticket.id,
    number: ticket.number,
    counter,
    reason,
    automatic,
    passing,
  });
  state.dirty.calls.add(seq);
}
