import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import type { Lines } from "./lines.ts";
import type { Reason } from "./reason.ts";
export function next(
  lines: Lines,
  counter: CounterRule,
  _now: number,
  _policy: Policy,
): { ticket: Ticket; reason: Reason } | null {
  const ticket = lines.waiting().find((t) => counter.services.includes(t.service));
  return ticket ? { ticket, reason: { code: "arrival" } } : null;
}
