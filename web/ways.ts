import type { Ticket } from "../engine/location/ticket.ts";
import type { Text, Town } from "../engine/town/town.ts";

/** Where somebody has to be. */
export interface Way {
  /** The counter they are called to; null: where they wait until then. */
  counter: string | null;
  way: Text;
}

/**
 * The way of the counter a ticket is called to, else to the waiting area of its department: which counter will call is
 * not known before. Null where the town names no such area.
 */
export function wayOf(town: Town, { counter, service }: Pick<Ticket, "counter" | "service">): Way | null {
  const called = town.counters.find(({ id }) => id === counter);
  if (called) return { counter: called.id, way: called.way };
  const department = town.services.find(({ id }) => id === service)?.department;
  const waiting = town.departments.find(({ id }) => id === department)?.waiting;
  return waiting ? { counter: null, way: waiting } : null;
}
