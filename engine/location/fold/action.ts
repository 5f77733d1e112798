import type { Lessons } from "../../estimate/lessons.ts";
import type { Counter } from "../counter.ts";
import type { JournalEvent } from "../event.ts";
import type { Action, LocationState, UndoStep } from "../state.ts";
import type { Ticket } from "../ticket.ts";
import { undoneOtherwise } from "../undo.ts";

/** How many actions a counter can look back on. */
const KEPT = 12;

/** Taking and leaving a counter is no action to undo: the clerk simply does the other. Taken over, it is taken back over. */
const NOT_UNDONE = new Set<JournalEvent["type"]>([
  "counter.opened",
  "counter.handed-over",
  "counter.closed",
  "action.undone",
]);

/** Before an event of a clerk is folded: keeps the rows it will touch, so that it can be taken back. */
export function foldAction(state: LocationState, event: JournalEvent, lessons: Lessons): void {
  if (!event.actor.startsWith("staff:") || NOT_UNDONE.has(event.type)) return;
  const otherwise = undoneOtherwise(event.type);
  const counter = otherwise
    ? ownCounter(state, event.actor)
    : "counter" in event.data
      ? event.data.counter
      : null;
  if (counter === null) return;
  const ticket = "ticket" in event.data ? state.tickets.get(event.data.ticket) : undefined;
  const step: UndoStep = {
    event: event.type,
    seq: event.seq,
    ticket: ticket ? copyTicket(ticket) : null,
    counter: copyCounter(state.counters.get(counter)),
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
  forgetOldest(state, counter);
}

/** Where the clerk sits who did it. */
function ownCounter(state: LocationState, actor: string): string | null {
  for (const { id, clerk } of state.counters.values()) if (clerk && actor === `staff:${clerk}`) return id;
  return null;
}

function forgetOldest(state: LocationState, counter: string): void {
  const mine = state.actions.filter((action) => action.counter === counter);
  if (mine.length > KEPT) forgetActions(state, (action) => action === mine[0]);
}

/** Actions that nobody can take back any more. */
export function forgetActions(state: LocationState, over: (action: Action) => boolean): void {
  for (const action of state.actions) if (over(action)) state.dirty.actions.add(action.seq);
  state.actions = state.actions.filter((action) => !over(action));
}

function copyTicket(ticket: Ticket): Ticket {
  return { ...ticket, served: [...ticket.served], stood: ticket.stood.map((stretch) => ({ ...stretch })) };
}

function copyCounter(counter: Counter | undefined): Counter | null {
  return counter ? { ...counter } : null;
}
