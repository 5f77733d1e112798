import { ahead } from "../dispatch/ahead.ts";
import { inOrder } from "../dispatch/order.ts";
import { reaches } from "../dispatch/passing.ts";
import { reachOf } from "../dispatch/reach.ts";
import type { Range } from "../estimate/range.ts";
import { forecastOf } from "./forecast.ts";
import type { LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** Waits shrink while nothing happens; looked at anew this often, ms. */
export const OUTLOOK_MS = 15_000;

/**
 * What everybody who waits can be told: the expected order, who is ahead, and how long it takes. For whoever looks at the state,
 * while they look: the last two throw once something has happened since.
 */
export interface Outlook {
  /** Ticket ids in the order in which they are expected to be called. */
  order: readonly string[];
  /** Those of them whom a counter where somebody sits may call now. */
  nextUp: readonly string[];
  /** How many are expected to be called before this ticket by counters that could serve it; 0 for one not in line. */
  ahead(ticket: string): number;
  /** The wait from now; null while no counter is there to say, or for a ticket not in line. */
  range(ticket: string): Range | null;
}

interface Held {
  seq: number;
  until: number;
  outlook: Outlook;
}

const held = new WeakMap<LocationState, Held>();

/** The outlook of a location, worked out once per change and quarter of a minute, however many look. */
export function outlookOf(state: LocationState, now: number): Outlook {
  const known = held.get(state);
  if (known && known.seq === state.seq && now < known.until) return known.outlook;
  const outlook = look(state, now);
  held.set(state, { seq: state.seq, until: now + OUTLOOK_MS, outlook });
  return outlook;
}

function look(state: LocationState, now: number): Outlook {
  const { seq } = state;
  const order = inOrder(state.lines, now, state.town.policy);
  const { counters } = state.town;
  const staffed = counters.filter(({ id }) => state.counters.get(id)?.clerk);
  const reached = staffed.map((counter) => {
    const { services } = reachOf(state.lines, counter, now);
    return (ticket: Ticket) => reaches(counter.id, services, ticket);
  });
  // The estimate costs many times the order, and neither desks nor boards show any of it.
  const estimate = once(() => {
    if (state.seq !== seq) throw new Error("this outlook is of a state that is gone");
    const prospects = forecastOf(state, now, order);
    const call = ({ id }: Ticket) => prospects.get(id)?.call_ms ?? null;
    return { prospects, before: ahead(order, staffed, counters, call) };
  });
  return {
    order: order.map((ticket) => ticket.id),
    nextUp: order.filter((ticket) => reached.some((reach) => reach(ticket))).map((ticket) => ticket.id),
    ahead: (ticket) => estimate().before.get(ticket) ?? 0,
    range: (ticket) => estimate().prospects.get(ticket)?.range ?? null,
  };
}

function once<T extends object>(work: () => T): () => T {
  let done: T | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
