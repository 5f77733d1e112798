import type { AtCounters } from "../fleet/sign.ts";
import type { Glanced } from "../store/port.ts";
import type { Town } from "../town/town.ts";
import type { Counter } from "./counter.ts";
import { newCounter } from "./fold/counter.ts";
import type { Ticket } from "./ticket.ts";

/** A location seen in passing, without loading it: as much as its signs need. */
export interface Glance extends AtCounters {
  location: string;
  /** UTC ms of its last event. */
  at: number;
  /** UTC ms; from then on it shows no longer how things are. */
  holds_until: number;
}

/**
 * The location as loading it at `now` would show its counters; null when only loading tells: it has something due, or a
 * print job may be under way (each has a deadline by which its printer must have answered), or its document changed.
 */
export function glanceOf(town: Town, revision: string, stored: Glanced, now: number): Glance | null {
  const { location, at, next_deadline } = stored;
  const patience_ms = town.policy.print_answer_s * 1000;
  if (stored.revision !== revision || next_deadline === null) return null;
  if (next_deadline <= Math.max(now, at) + patience_ms) return null;
  const counters = new Map(town.counters.map(({ id }) => [id, newCounter(id)]));
  const tickets = new Map<string, Ticket>();
  for (const { counter, ticket } of stored.counters as { counter: Counter; ticket: Ticket | null }[]) {
    counters.set(counter.id, counter);
    if (ticket) tickets.set(ticket.id, ticket);
  }
  return { location, at, holds_until: next_deadline, counters, tickets };
}
