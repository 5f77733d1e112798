import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import type { Lines } from "./lines.ts";
export function inOrder(lines: Lines, _counters: CounterRule[], _now: number, _policy: Policy): Ticket[] {
  return [...lines.waiting()];
}
