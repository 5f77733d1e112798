import { Refused } from "../../refusal.ts";
import type { Command } from "../command.ts";
import type { LocationState } from "../state.ts";

/** Who is at a colleague's counter is left alone: the refusal where it is not `own`, else null. */
export function whyElsewhere(
  { counters, tickets }: LocationState,
  ticket: string,
  own?: string,
): Refused | null {
  const holder = [...counters.values()].find((counter) => counter.ticket === ticket);
  if (!holder || holder.id === own) return null;
  const number = tickets.get(ticket)?.number ?? "";
  return new Refused("counter-busy", `${number} is at counter ${holder.id}`, { counter: holder.id, number });
}

/** A clerk acts only at the counter they hold, and takes one only for themselves: the refusal where it is not so, else null. */
export function whyNotOwn(state: LocationState, { actor, intent }: Command): Refused | null {
  if (!("counter" in intent) || intent.counter === undefined) return null;
  const { counter: id } = intent;
  const named = state.town.counters.some((one) => one.id === id);
  const counter = state.counters.get(id);
  if (!named || !counter) return new Refused("unknown-counter", "There is no such counter");
  const clerk = intent.type === "open" ? intent.clerk : counter.clerk;
  if (clerk && actor === `staff:${clerk}`) return null;
  if (clerk) return new Refused("not-your-counter", `Counter ${id} is not yours`, { counter: id });
  return new Refused("counter-closed", `Counter ${id} is closed: take it first`, { counter: id });
}
