import { reachOf } from "../../engine/dispatch/reach.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import type { CounterRule } from "../../engine/town/town.ts";

/** Tells of tickets in line whether "next" at this counter may call them: its own services, what it helps out with by now, and nobody kept for another. */
export function mineAt(state: LocationState, rule: CounterRule, now: number): (ticket: Ticket) => boolean {
  const services = new Set(reachOf(state.lines, rule, now).services);
  return ({ only_counter, service }) =>
    only_counter === null ? services.has(service) : only_counter === rule.id;
}
