import type { JournalEvent } from "../event.ts";
import type { Ticket } from "../ticket.ts";

/** A stretch of service is over and is kept with the ticket. */
export function foldEnded(ticket: Ticket, event: JournalEvent): void {
  const ms = event.at - (ticket.started_at ?? event.at);
  ticket.ended_at = event.at;
  const { service, served } = ticket;
  const same = event.type === "ticket.parked" ? served.at(-1) : undefined;
  // A new list each time: the one before is kept for an undo.
  if (same?.service === service) ticket.served = [...served.slice(0, -1), { service, ms: same.ms + ms }];
  else ticket.served = [...served, { service, ms }];
}
