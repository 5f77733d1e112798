import { counterIsClosed, counterTable } from "../../../machines/counter.ts";
import type { Counter } from "../counter.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import { forgetActions } from "./action.ts";
import { freeKept } from "./line.ts";

/** Ticket events that move the machine of the counter they name. */
const MOVES: Partial<Record<JournalEvent["type"], string>> = {
  "ticket.called": "called",
  "ticket.recalled": "recalled",
  "ticket.started": "started",
  "ticket.resumed": "resumed",
  "ticket.continued": "continued",
};

/** Everything that happens at a counter. */
export function foldCounter(state: LocationState, event: JournalEvent): void {
  const word = MOVES[event.type] ?? (event.type.startsWith("counter.") ? event.type.slice(8) : undefined);
  if (!word || !("counter" in event.data) || event.data.counter === null) return;
  const counter = counterOf(state, event.data.counter);
  const to = counterTable.next(counter.state, word);
  if (!to)
    throw new Error(
      `${state.town.id} counter ${counter.id}: ${event.type} is not legal from ${counter.state}`,
    );
  counter.state = to;
  if (event.type === "counter.handed-over") return handedOver(state, counter, event);
  counter.shown = event.seq;
  if (event.type !== "ticket.recalled" || !event.data.automatic) {
    counter.touched = event.seq;
    counter.since = event.at;
  }
  state.dirty.counters.add(counter.id);
  columns(counter, event);
  if (event.type === "counter.opened") hasCounter(state, event.data.clerk);
  if (counterIsClosed(to)) freeKept(state, counter.id, event.seq);
}

/**
 * Another clerk sits there now, and neither sign nor visitor notices. What was done before is the earlier clerk's and can
 * no longer be taken back: they no longer see the visitor, and the new one never saw what it was.
 */
function handedOver(
  state: LocationState,
  counter: Counter,
  { seq, data }: Extract<JournalEvent, { type: "counter.handed-over" }>,
): void {
  Object.assign(counter, { clerk: data.clerk, from: data.from, touched: seq });
  state.dirty.counters.add(counter.id);
  forgetActions(state, (action) => action.counter === counter.id);
  hasCounter(state, data.clerk);
}

/** Who has a counter again need not be told that another was taken over. */
function hasCounter(state: LocationState, clerk: string): void {
  for (const counter of state.counters.values()) {
    if (counter.from !== clerk) continue;
    counter.from = null;
    state.dirty.counters.add(counter.id);
  }
}

function columns(counter: Counter, event: JournalEvent): void {
  switch (event.type) {
    case "ticket.called":
    case "ticket.resumed":
      counter.ticket = event.data.ticket;
      return;
    case "counter.released":
      counter.ticket = null;
      return;
    case "counter.opened":
      Object.assign(counter, { clerk: event.data.clerk, pause: null });
      return;
    case "counter.closed":
      Object.assign(counter, { clerk: null, from: null, pause: null, ticket: null });
      return;
    case "counter.paused":
      counter.pause = event.data.pause;
      return;
    case "counter.reopened":
      counter.pause = null;
  }
}

/** The row an event speaks of; counters that a town has given up keep their row as long as they are spoken of. */
export function counterOf(state: LocationState, id: string): Counter {
  let counter = state.counters.get(id);
  if (!counter) {
    counter = newCounter(id);
    state.counters.set(id, counter);
  }
  return counter;
}

export function newCounter(id: string): Counter {
  return {
    id,
    state: counterTable.initial,
    clerk: null,
    from: null,
    ticket: null,
    since: 0,
    pause: null,
    shown: 0,
    touched: 0,
  };
}
