import type { Ticket } from "../location/ticket.ts";
import type { Policy } from "../town/town.ts";
import type { Line, Standing } from "./line.ts";
import type { Lines } from "./lines.ts";
import { boundRank } from "./next.ts";
import type { Class, Moment } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";

/**
 * Everybody who waits in the order in which the town's rule would call them now, as if one counter served all. Who of a
 * counter's own lines stands first here is who it would call next (under appointments-first: unless it does not see
 * the walk-in whose bound holds others back).
 */
export function inOrder(lines: Lines, now: number, policy: Policy): Ticket[] {
  const { classes, moment } = ruleAt(lines, now, policy);
  const places: Ticket[][] = classes.map(() => []);
  for (const line of lines.all()) {
    for (const { ticket, at } of placed(line, line.standings(), classes, moment)) places[at]!.push(ticket);
  }
  return places.flatMap((tickets, at) => tickets.sort(classes[at]?.order));
}

/** The beginning of the order, and how many more wait for what. */
export interface Head {
  first: Ticket[];
  rest: { service: string; count: number }[];
}

/**
 * The first `most` of the order, at a price that does not grow with the lines: of each line only so many are looked at. Who
 * stands further behind than that in a line, and has reached the town's bound all the same, is not put before them.
 */
export function headOf(lines: Lines, now: number, policy: Policy, most: number): Head {
  if (lines.size <= most) return { first: inOrder(lines, now, policy), rest: [] };
  const first = merged(lines, now, policy, most);
  const counts = new Map<string, number>();
  for (const { key, size } of lines.all()) counts.set(key.service, (counts.get(key.service) ?? 0) + size);
  for (const { service } of first) counts.set(service, counts.get(service)! - 1);
  const rest = [...counts].map(([service, count]) => ({ service, count })).filter(({ count }) => count > 0);
  return { first, rest };
}

/** Takes from all lines, one by one, whoever goes first of those who are first there. */
function merged(lines: Lines, now: number, policy: Policy, most: number): Ticket[] {
  const { classes, moment } = ruleAt(lines, now, policy);
  const order = (a: Placed, b: Placed) => a.at - b.at || classes[a.at]!.order(a.ticket, b.ticket);
  const fronts: { front: Placed; behind: Iterator<Placed> }[] = [];
  for (const line of lines.all()) {
    // Walk-ins stand in the order of their calls already, unless somebody reached the bound.
    const stands = !line.key.booked && line.firstAt(policy.max_overtakings) === null;
    const all = placed(line, line.foremost(most), classes, moment);
    const behind = stands ? all : [...all].sort(order).values();
    const { value } = behind.next();
    if (value) fronts.push({ front: value, behind });
  }
  const tickets: Ticket[] = [];
  while (tickets.length < most && fronts.length > 0) {
    let first = 0;
    for (let other = 1; other < fronts.length; other++) {
      if (order(fronts[other]!.front, fronts[first]!.front) < 0) first = other;
    }
    const taken = fronts[first]!;
    tickets.push(taken.front.ticket);
    const { value } = taken.behind.next();
    if (value) taken.front = value;
    else fronts.splice(first, 1);
  }
  return tickets;
}

interface Placed {
  ticket: Ticket;
  /** Which of the rule's classes admits it first. */
  at: number;
}

function* placed(
  { key }: Line,
  standings: Iterable<Standing>,
  classes: readonly Class[],
  moment: Moment,
): Generator<Placed, undefined> {
  for (const { ticket, overtaken } of standings) {
    const applicant = { ticket, overtaken, key, helping_ms: null };
    const at = classes.findIndex((one) => one.admits(applicant, moment));
    if (at >= 0) yield { ticket, at };
  }
}

function ruleAt(lines: Lines, now: number, policy: Policy): { classes: readonly Class[]; moment: Moment } {
  const candidates = lines.all().map((line) => ({ line, helping_ms: null }));
  const moment = { now, policy, bound_rank: boundRank(candidates, policy) };
  return { classes: RULES[policy.dispatch].classes, moment };
}
