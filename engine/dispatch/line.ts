import type { Ticket } from "../location/ticket.ts";
import type { LineKey } from "./place.ts";

/** A ticket in its line, with how often it has been overtaken. */
export interface Standing {
  ticket: Ticket;
  overtaken: number;
}

/** Tickets of one service, class, priority and reservation. What a rule asks costs the logarithm of the line at most. */
export interface Line {
  readonly key: LineKey;
  readonly size: number;
  /** Whoever came first. */
  first(): Ticket | null;
  /** Whose appointment is first; null among walk-ins. */
  firstDue(): Ticket | null;
  /** The first who has been overtaken `bound` times or more; null among appointments, whose promise is their time. */
  firstAt(bound: number): Ticket | null;
  /** How often the ticket has been overtaken so far. */
  overtaken(ticket: Ticket): number;
  /** Everybody, by arrival. */
  standings(): Iterable<Standing>;
  /** The first `most` by arrival; of appointments also the first by time. Costs as many, however long the line. */
  foremost(most: number): Iterable<Standing>;

  /** Puts a ticket in its place; it keeps the count it brings. */
  insert(ticket: Ticket): void;
  /** Puts a stored row back with its mark as it is. Rows come by rank. */
  restore(ticket: Ticket): void;
  /** Takes a ticket out with its count; its mark goes on to whoever stands ahead, who is returned. */
  remove(ticket: Ticket): Ticket | null;
  /** Everybody with a lower rank was overtaken once more; returns the row that says so. */
  overtake(rank: number): Ticket | null;
  /** The ticket's own count was corrected. */
  corrected(ticket: Ticket): void;
}

/** By place in the order. Ranks are unique where the location gives them; the id decides where they are not. */
export function byRank(a: { rank: number; id: string }, b: { rank: number; id: string }): number {
  return a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** By the time that was booked. */
export function byDue(a: Ticket, b: Ticket): number {
  return (a.due_at ?? 0) - (b.due_at ?? 0) || byRank(a, b);
}

/** How many of the sorted `list` stand before `one`: the place to put or find it. */
export function placeOf<T, K extends T>(list: readonly K[], one: T, order: (a: T, b: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list[middle]!, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
