import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import type { Lines } from "./lines.ts";
import type { Head } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";

/** Everybody who waits in the order in which the town's rule would call them now, as if one counter served all. */
export function inOrder(lines: Lines, now: number, policy: Policy): Ticket[] {
  const rule = RULES[policy.dispatch];
  const placed: { ticket: Ticket; level: number; order: number }[] = [];
  for (const line of lines.all()) {
    for (const ticket of line.tickets) {
      const head: Head = { ticket, line, helping: null };
      const level = rule.findIndex((one) => one.admits(head, now, policy));
      placed.push({ ticket, level, order: rule[level]?.order(head) ?? ticket.rank });
    }
  }
  return placed.sort((a, b) => a.level - b.level || a.order - b.order).map(({ ticket }) => ticket);
}

/** How many stand before each ticket in `order` whom a counter may call that could also call the ticket; by id. */
export function ahead(order: readonly Ticket[], counters: readonly CounterRule[]): Map<string, number> {
  const rivals = new Map<string, Set<string>>();
  const rivalsOf = (service: string) => {
    let known = rivals.get(service);
    if (!known) {
      const able = counters.filter((counter) => counter.services.includes(service));
      known = new Set([service, ...able.flatMap((counter) => counter.services)]);
      rivals.set(service, known);
    }
    return known;
  };
  const seen = new Map<string, number>();
  const result = new Map<string, number>();
  for (const { id, service } of order) {
    let before = 0;
    for (const rival of rivalsOf(service)) before += seen.get(rival) ?? 0;
    result.set(id, before);
    seen.set(service, (seen.get(service) ?? 0) + 1);
  }
  return result;
}
