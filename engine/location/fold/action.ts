import type { Lessons } from "../../estimate/lessons.ts";
import type { Counter } from "../counter.ts";
import type { JournalEvent } from "../event.ts";
import type { Action, LocationState, UndoStep } from "../state.ts";
import type { Ticket } from "../ticket.ts";
import { undoneOtherwise } from "../undo.ts";
import { counterChanged, ticketChanged } from "./changed.ts";

/** How many actions a counter can look back on, and how many more it may until somebody tidies up. */
const KEPT = 12;
const SLACK = 4;

/** Taking and leaving a counter is no action to undo: the clerk simply does the other. Taken over, it is taken back over. */
const NOT_UNDONE = new Set<JournalEvent["type"]>([
  "counter.opened",
  "counter.handed-over",
  "counter.closed",
  "action.undone",
]);

/** The rows of a clerk's event as they were before it. */
interface Before {
  counter: string;
  ticketRow: Ticket | null;
  counterRow: Counter | null;
}

/** Before an event of a clerk is folded: copies of the rows it will touch; null where there is nothing to take back. */
export function beforeAction(state: LocationState, event: JournalEvent): Before | null {
  if (!event.actor.startsWith("staff:") || NOT_UNDONE.has(event.type)) return null;
  const counter = undoneOtherwise(event.type)
    ? ownCounter(state, event.actor)
    : "counter" in event.data
      ? event.data.counter
      : null;
  if (counter === null) return null;
  const ticketRow = "ticket" in event.data ? state.tickets.get(event.data.ticket) : undefined;
  const counterRow = state.counters.get(counter);
  return {
    counter,
    ticketRow: ticketRow ? { ...ticketRow } : null,
    counterRow: counterRow ? { ...counterRow } : null,
  };
}

/** After an event of a clerk was folded: keeps what it changed, so that it can be taken back. */
export function foldAction(
  state: LocationState,
  event: JournalEvent,
  { counter, ticketRow, counterRow }: Before,
  lessons: Lessons,
): void {
  const otherwise = undoneOtherwise(event.type);
  const ticket = ticketRow && state.tickets.get(ticketRow.id);
  const step: UndoStep = {
    event: event.type,
    seq: event.seq,
    ticket: ticket ? ticketChanged(ticketRow, ticket) : null,
    counter: counterRow && counterChanged(counterRow, state.counters.get(counter) ?? counterRow),
    lessons,
  };
  const last = state.actions.at(-1);
  if (last && last.command === event.command) {
    last.steps.push(step);
    last.last_seq = event.seq;
    state.dirty.actions.add(last.seq);
    if (ticket) Object.assign(last, { ticket: ticket.id, what: event.type });
    return;
  }
  if (event.type === "counter.released") return;
  const about = otherwise && "ticket" in event.data ? event.data.ticket : null;
  state.actions.push({
    seq: event.seq,
    last_seq: event.seq,
    at: event.at,
    command: event.command,
    counter,
    what: event.type,
    ticket: ticket?.id ?? about,
    steps: otherwise ? [] : [step],
    undone: false,
  });
  state.dirty.actions.add(event.seq);
  forgetOldest(state);
}

/** Where the clerk sits who did it. */
function ownCounter(state: LocationState, actor: string): string | null {
  for (const { id, clerk } of state.counters.values()) if (clerk && actor === `staff:${clerk}`) return id;
  return null;
}

function forgetOldest(state: LocationState): void {
  if (state.actions.length <= state.counters.size * (KEPT + SLACK)) return;
  const newer = new Map<string, number>();
  const old = new Set<Action>();
  for (const action of state.actions.toReversed()) {
    const count = newer.get(action.counter) ?? 0;
    newer.set(action.counter, count + 1);
    if (count >= KEPT) old.add(action);
  }
  forgetActions(state, (action) => old.has(action));
}

/** Actions that nobody can take back any more. */
export function forgetActions(state: LocationState, over: (action: Action) => boolean): void {
  for (const action of state.actions) if (over(action)) state.dirty.actions.add(action.seq);
  state.actions = state.actions.filter((action) => !over(action));
}
