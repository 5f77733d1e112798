import type { Ticket } from "../location/ticket.ts";
import { type Passing, passedAt } from "./passing.ts";

/** A call as `explain` needs it. */
export interface PastCall {
  seq: number;
  passing: Passing | null;
}

/** The calls that went past a ticket while it waited, oldest first: why somebody else went first. */
export function explain<Call extends PastCall>(calls: readonly Call[], ticket: Ticket): Call[] {
  return calls.filter(({ seq, passing }) => passing && passedAt(ticket, passing, seq));
}
