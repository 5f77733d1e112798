import type { Ticket } from "../../engine/location/ticket.ts";
import type { CounterRule, Language, Text, Town } from "../../engine/town/town.ts";
import { LANGUAGES, say } from "../../engine/town/town.ts";
import { type Leg, roomIn, wayIn } from "../../engine/town/way.ts";

/** A way through the house as it is shown. */
export interface Route {
  legs: Leg[];
  /** Ids of the rooms at its ends. */
  from: string;
  to: string;
}

type Waits = Pick<Ticket, "counter" | "service">;

/** The way to where somebody has to be now, from a room of the plan, the entrance unless said. Null without a plan. */
export function routeOf(town: Town, ticket: Waits, from = town.plan?.entrance): Route | null {
  const to = roomOf(town, ticket);
  if (!town.plan || !from || !to) return null;
  const legs = wayIn(town.plan, from, to);
  return legs && { legs, from, to };
}

/** The counter's room once it is called, before that where the most of its counters let people wait. */
function roomOf(town: Town, { counter, service }: Waits): string | null {
  const called = town.counters.find(({ id }) => id === counter);
  if (called) return called.place?.room ?? null;
  const areas = countersFor(town, service).flatMap(({ place }) => place?.waiting ?? []);
  const votes = new Map<string, number>();
  for (const area of areas) votes.set(area, (votes.get(area) ?? 0) + 1);
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The counters that a ticket may be called to. */
export function countersFor(town: Town, service: string): CounterRule[] {
  return town.counters.filter(({ services }) => services.includes(service));
}

/** Floor and waiting area of a route's end: more exact than the department's own words. Null for a room without name. */
export function waitingText(town: Town, to: string): Text | null {
  const found = town.plan && roomIn(town.plan, to);
  if (!found?.room.name) return null;
  const { floor, room } = found;
  const said = LANGUAGES.map((one): [Language, string] => [
    one,
    `${say(floor.name, one)} · ${say(room.name!, one)}`,
  ]);
  return Object.fromEntries(said) as Text;
}
