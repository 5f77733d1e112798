import { counterTable } from "../../../machines/counter.ts";
import { standsInLine, ticketTable } from "../../../machines/ticket.ts";
import { moved } from "../../dispatch/stretch.ts";
import { forget } from "../../estimate/lessons.ts";
import { renewWaits, scheduleTicket } from "../deadlines.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState, UndoStep } from "../state.ts";
import { counterOf } from "./counter.ts";
import { joinLine } from "./line.ts";
import { ticketOf } from "./ticket.ts";

/**
 * Takes an action back, last step first, each by the machine's way back; overtakings and calls of it go too. Rows say again
 * when they were touched last, so that the action before can be taken back next.
 */
export function foldUndo(
  state: LocationState,
  { seq: at_seq, at, data: { seq } }: Extract<JournalEvent, { type: "action.undone" }>,
): void {
  const action = state.actions.find((one) => one.seq === seq);
  if (!action) throw new Error(`${state.town.id}: no action ${seq} to undo`);
  for (const step of action.steps.toReversed()) {
    restoreTicket(state, step, at_seq, at);
    restoreCounter(state, step, at_seq);
    forget(step.lessons, state.durations, state.calibration);
    if (step.event === "ticket.called") {
      takeBackOvertaking(state, step);
      state.calls = state.calls.filter((call) => call.seq !== step.seq);
      state.dirty.calls.add(step.seq);
    }
  }
  action.undone = true;
  state.dirty.actions.add(action.seq);
}

function takeBackOvertaking(state: LocationState, { seq }: UndoStep): void {
  const passing = state.calls.find((one) => one.seq === seq)?.passing;
  if (passing) state.lines.unovertake(passing, seq, state.tickets.values());
}

function restoreTicket(state: LocationState, step: UndoStep, seq: number, at: number): void {
  if (!step.ticket) return;
  const ticket = ticketOf(state, step.ticket.id);
  const to = ticketTable.next(ticket.state, `restored.${step.ticket.state}`);
  if (!to) throw new Error(`${ticket.id}: no way back from ${ticket.state} to ${step.ticket.state}`);
  if (standsInLine(ticket.state)) state.lines.remove(ticket, seq);
  const { overtaken, mark, stood, noted, rank } = ticket;
  Object.assign(ticket, step.ticket, { state: to, overtaken, mark, stood, noted });
  moved(ticket, rank);
  if (standsInLine(to)) joinLine(state, ticket, seq);
  state.dirty.tickets.add(ticket.id);
  renewWaits(state, ticket, at);
  scheduleTicket(state, ticket);
}

/** A step that did not move the counter leaves its state alone; its sign follows because `shown` rises. */
function restoreCounter(state: LocationState, step: UndoStep, seq: number): void {
  if (!step.counter) return;
  const counter = counterOf(state, step.counter.id);
  state.dirty.counters.add(counter.id);
  const { state: was, ticket = counter.ticket } = step.counter;
  if (counter.state !== was || counter.ticket !== ticket) {
    const to = counterTable.next(counter.state, `restored.${was}`);
    if (!to) throw new Error(`counter ${counter.id}: no way back from ${counter.state} to ${was}`);
  }
  Object.assign(counter, step.counter, { shown: seq, from: counter.from });
}
