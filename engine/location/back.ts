import type { Town } from "../town/town.ts";
import type { Ticket } from "./ticket.ts";

const MINUTE_MS = 60_000;

/**
 * Until when whoever missed their call may put themselves back into the line, UTC ms; null while nothing was missed. A call
 * before the booked hour was an offer: who did not hear it has missed nothing yet.
 */
export function backUntil({ policy }: Town, { missed_at, due_at }: Ticket): number | null {
  return missed_at === null ? null : Math.max(missed_at, due_at ?? 0) + policy.missed.back_min * MINUTE_MS;
}

/** Behind how many of the line: behind nobody before the booked hour. */
export function backBehind({ policy }: Town, { due_at }: Ticket, now: number): number {
  return due_at !== null && now < due_at ? 0 : policy.missed.behind;
}
