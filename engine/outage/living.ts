import type { LocationState } from "../location/state.ts";
import type { Ticket } from "../location/ticket.ts";

/** The ticket under this id; in place of one that was taken back because its press had another number, that one. */
export function livingTicket({ tickets }: LocationState, id: string): Ticket | undefined {
  const ticket = tickets.get(id);
  return ticket?.became === undefined ? ticket : tickets.get(ticket.became);
}
