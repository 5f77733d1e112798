import type { JournalEvent } from "../event.ts";
import type { Ticket } from "../ticket.ts";

/** A stretch of service is over and is kept with the ticket. */
export function foldEnded(ticket: Ticket, event: JournalEvent): void {
  const ms = event.at - (ticket.started_at ?? event.at);
  ticket.ended_at = event.at;
  const same = ticket.served.at(-1);
  if (same?.service === ticket.service && event.type === "ticket.parked") same.ms += ms;
  else ticket.served = [...ticket.served, { service: ticket.service, ms }];
}
