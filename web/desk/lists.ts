import { outlookOf } from "../../engine/location/outlook.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import type { CounterRule } from "../../engine/town/town.ts";
import type { TicketState } from "../../machines/ticket.ts";
import { type Entry, entryOf } from "./entry.ts";
import { mineAt } from "./mine.ts";

/** Somebody put aside, on an errand, or called in vain. */
export interface Aside extends Entry {
  /** Since when, UTC ms. */
  since: number;
  /** The counter where it happened. */
  counter: string | null;
}

/** Who is in the house and not at a counter. */
export interface Lists {
  /** In line for this counter, and for the others, each in the order in which they are expected to be called. */
  mine: Entry[];
  others: Entry[];
  parked: Aside[];
  out: Aside[];
  missed: Aside[];
}

const LIST_OF: Record<TicketState, "parked" | "out" | "missed" | null> = {
  waiting: null,
  called: null,
  serving: null,
  completed: null,
  cancelled: null,
  parked: "parked",
  out: "out",
  missed: "missed",
};

/** `rule` null: no counter taken, then everybody waits for others. */
export function listsOf(state: LocationState, rule: CounterRule | null, now: number): Lists {
  const lists: Lists = { mine: [], others: [], parked: [], out: [], missed: [] };
  const isMine = rule ? mineAt(state, rule, now) : () => false;
  for (const id of outlookOf(state, now).order) {
    const ticket = state.tickets.get(id);
    if (!ticket) continue;
    const line = isMine(ticket) ? lists.mine : lists.others;
    line.push(entryOf(state, ticket));
  }
  for (const ticket of state.tickets.values()) {
    const list = LIST_OF[ticket.state];
    if (list) lists[list].push(aside(state, ticket));
  }
  for (const list of [lists.parked, lists.out]) list.sort((a, b) => a.since - b.since);
  lists.missed.sort((a, b) => b.since - a.since);
  return lists;
}

function aside(state: LocationState, ticket: Ticket): Aside {
  const since = ticket.out_since ?? ticket.missed_at ?? ticket.ended_at ?? ticket.drawn_at;
  return { ...entryOf(state, ticket), since, counter: ticket.counter };
}
