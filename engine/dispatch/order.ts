import type { Ticket } from "../location/ticket.ts";
import type { Policy } from "../town/town.ts";
import type { Lines } from "./lines.ts";
import { boundRank } from "./next.ts";
import { RULES } from "./rules/rules.ts";

/**
 * Everybody who waits in the order in which the town's rule would call them now, as if one counter served all. Who of a
 * counter's own lines stands first here is who it would call next (under appointments-first: unless it does not see
 * the walk-in whose bound holds others back).
 */
export function inOrder(lines: Lines, now: number, policy: Policy): Ticket[] {
  const { classes } = RULES[policy.dispatch];
  const candidates = lines.all().map((line) => ({ line, helping_ms: null }));
  const moment = { now, policy, bound_rank: boundRank(candidates, policy) };
  const placed: Ticket[][] = classes.map(() => []);
  for (const { line, helping_ms } of candidates) {
    for (const standing of line.standings()) {
      const applicant = { ...standing, key: line.key, helping_ms };
      placed[classes.findIndex((one) => one.admits(applicant, moment))]?.push(standing.ticket);
    }
  }
  return placed.flatMap((tickets, at) => tickets.sort(classes[at]?.order));
}
