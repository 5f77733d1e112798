import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import type { Lines } from "./lines.ts";
import { type Candidate, reachOf } from "./reach.ts";
import type { Reason } from "./reason.ts";
import type { Applicant, Class, Moment } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";

export interface Choice {
  ticket: Ticket;
  reason: Reason;
}

/**
 * Who is next at a counter at `now` (UTC ms), by the town's rule; null when nobody waits whom it may call. Only the
 * foremost of each line is looked at, so the cost does not grow with the number of people waiting.
 */
export function next(lines: Lines, counter: CounterRule, now: number, policy: Policy): Choice | null {
  const { candidates } = reachOf(lines, counter, now);
  const moment: Moment = { now, policy, bound_rank: boundRank(candidates, policy) };
  for (const one of RULES[policy.dispatch].classes) {
    const first = firstOf(one, candidates, moment);
    if (first) return { ticket: first.ticket, reason: one.reason(first) };
  }
  return null;
}

/** The lowest rank among walk-ins that were overtaken as often as the town allows. */
export function boundRank(candidates: readonly Candidate[], { max_overtakings }: Policy): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const { line } of candidates) {
    lowest = Math.min(lowest, line.firstAt(max_overtakings)?.rank ?? lowest);
  }
  return lowest;
}

function firstOf(one: Class, candidates: readonly Candidate[], moment: Moment): Applicant | null {
  let best: Applicant | null = null;
  for (const { line, helping_ms } of candidates) {
    const ticket = one.foremost(line, moment);
    if (!ticket || (best && one.order(best.ticket, ticket) <= 0)) continue;
    const applicant = { ticket, overtaken: line.overtaken(ticket), key: line.key, helping_ms };
    if (one.admits(applicant, moment)) best = applicant;
  }
  return best;
}
