import type { Reason } from "./reason.ts";

/** A call as `explain` needs it. */
export interface PastCall {
  at: number;
  ticket: string;
  reason: Reason;
}

/** Calls since a ticket was drawn of people who came after it, oldest first: why somebody else went first. */
export function explain<Call extends PastCall>(
  calls: readonly Call[],
  ticket: { id: string; drawn_at: number; rank: number },
  rankOf: (ticket: string) => number | undefined,
): Call[] {
  return calls.filter(
    (call) =>
      call.ticket !== ticket.id && call.at >= ticket.drawn_at && (rankOf(call.ticket) ?? 0) > ticket.rank,
  );
}
