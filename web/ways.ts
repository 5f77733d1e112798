import type { Ticket } from "../engine/location/ticket.ts";
import type { Text, Town } from "../engine/town/town.ts";
import { countersFor, waitingText } from "./plan/route.ts";

/** Where somebody has to be. */
export interface Way {
  /** The counter they are called to; null: where they wait until then. */
  counter: string | null;
  way: Text;
}

/**
 * The way of the counter a ticket is called to. Which will call is not known before: then to the waiting area that all of
 * its counters share by the plan of the house, else to its department's. Null where the town names none.
 */
export function wayOf(town: Town, { counter, service }: Pick<Ticket, "counter" | "service">): Way | null {
  const called = town.counters.find(({ id }) => id === counter);
  if (called) return { counter: called.id, way: called.way };
  const areas = new Set(countersFor(town, service).map(({ place }) => place?.waiting));
  const [area] = areas;
  const shared = areas.size === 1 && area !== undefined ? waitingText(town, area) : null;
  if (shared) return { counter: null, way: shared };
  const department = town.services.find(({ id }) => id === service)?.department;
  const waiting = town.departments.find(({ id }) => id === department)?.waiting;
  return waiting ? { counter: null, way: waiting } : null;
}
