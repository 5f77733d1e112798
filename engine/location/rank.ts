import type { LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** The rank of somebody who arrives now: milliseconds, raised where two arrive in the same one. */
export function nextRank(state: LocationState, now: number): number {
  return Math.max(now, state.last_rank + 1);
}

/** Two that came in the same millisecond stand this far apart: exact in a double, and less than a millisecond for a thousand of them. */
const CLOSE = 1 / 1024;

/** The rank of somebody who came at `at` (UTC ms) and is heard of only now; `taken` are those of everybody today. */
export function rankOf(at: number, taken: ReadonlySet<number>): number {
  let rank = at;
  while (taken.has(rank)) rank += CLOSE;
  return rank;
}

/** The rank behind the next `behind` waiting tickets that share the line's service, or the old one where that is later. */
export function rankBehind(state: LocationState, ticket: Ticket, behind: number, now: number): number {
  if (behind === 0) return ticket.rank;
  const line = state.lines.ofService(ticket.service).sort((a, b) => a.rank - b.rank);
  const before = line[behind - 1];
  if (!before) return nextRank(state, now);
  const after = line[behind]?.rank ?? before.rank + 1;
  const between = before.rank + (after - before.rank) / 2;
  return Math.max(ticket.rank, between > before.rank && between < after ? between : nextRank(state, now));
}
