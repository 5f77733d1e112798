import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import type { Line } from "./line.ts";
import type { Lines } from "./lines.ts";
import type { Reason } from "./reason.ts";
import type { Head } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";

export interface Choice {
  ticket: Ticket;
  reason: Reason;
}

/**
 * Who is next at a counter at `now` (UTC ms), by the town's rule; null when nobody waits whom it may call. Only the
 * first of each line is looked at, so the cost does not grow with the number of people waiting.
 */
export function next(lines: Lines, counter: CounterRule, now: number, policy: Policy): Choice | null {
  const heads: Head[] = [];
  for (const line of lines.all()) {
    const head = headFor(line, counter, now);
    if (head) heads.push(head);
  }
  for (const one of RULES[policy.dispatch]) {
    const admitted = heads.filter((head) => one.admits(head, now, policy));
    const [first, ...others] = admitted;
    if (!first) continue;
    const head = others.reduce((best, other) => (one.order(other) < one.order(best) ? other : best), first);
    return { ticket: head.ticket, reason: one.reason(head) };
  }
  return null;
}

/** The line's first, where the counter serves the line itself or helps out because that one has waited so long. */
function headFor(line: Line, counter: CounterRule, now: number): Head | null {
  const ticket = line.tickets[0];
  if (!ticket) return null;
  if (line.key.only_counter !== null) {
    return line.key.only_counter === counter.id ? { ticket, line, helping: null } : null;
  }
  if (counter.services.includes(line.key.service)) return { ticket, line, helping: null };
  const helps = counter.helps.find((one) => one.service === line.key.service);
  const waited_ms = now - ticket.drawn_at;
  return helps && waited_ms > helps.after_min * 60_000 ? { ticket, line, helping: { waited_ms } } : null;
}
