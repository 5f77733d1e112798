import type { Ticket } from "../location/ticket.ts";
import type { Policy } from "../town/town.ts";
import type { Line, Standing } from "./line.ts";
import type { Lines } from "./lines.ts";
import { boundRank } from "./next.ts";
import { RULES } from "./rules/rules.ts";

/**
 * Everybody who waits in the order in which the town's rule would call them now, as if one counter served all. Who of a
 * counter's own lines stands first here is who it would call next (under appointments-first: unless it does not see
 * the walk-in whose bound holds others back).
 */
export function inOrder(lines: Lines, now: number, policy: Policy): Ticket[] {
  return ordered(lines, now, policy, (line) => line.standings());
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
  const first = ordered(lines, now, policy, (line) => line.foremost(most)).slice(0, most);
  const counts = new Map<string, number>();
  for (const { key, size } of lines.all()) counts.set(key.service, (counts.get(key.service) ?? 0) + size);
  for (const { service } of first) counts.set(service, counts.get(service)! - 1);
  const rest = [...counts].map(([service, count]) => ({ service, count })).filter(({ count }) => count > 0);
  return { first, rest };
}

function ordered(
  lines: Lines,
  now: number,
  policy: Policy,
  standingsOf: (line: Line) => Iterable<Standing>,
): Ticket[] {
  const { classes } = RULES[policy.dispatch];
  const candidates = lines.all().map((line) => ({ line, helping_ms: null }));
  const moment = { now, policy, bound_rank: boundRank(candidates, policy) };
  const placed: Ticket[][] = classes.map(() => []);
  for (const { line, helping_ms } of candidates) {
    for (const standing of standingsOf(line)) {
      const applicant = { ...standing, key: line.key, helping_ms };
      placed[classes.findIndex((one) => one.admits(applicant, moment))]?.push(standing.ticket);
    }
  }
  return placed.flatMap((tickets, at) => tickets.sort(classes[at]?.order));
}
