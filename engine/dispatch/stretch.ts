import type { Ticket } from "../location/ticket.ts";
import type { Stretch } from "./place.ts";

/** A ticket joins a line, by the event `seq`. */
export function join(ticket: Ticket, seq: number): void {
  if (ticket.stood.at(-1)?.to === null) throw new Error(`${ticket.id} stands in a line already`);
  const { service, priority, only_counter, rank } = ticket;
  const booked = ticket.due_at !== null;
  ticket.stood.push({ from: seq, to: null, service, booked, priority, only_counter, rank, cleared: null });
}

/** A ticket leaves its line, by the event `seq`. */
export function leave(ticket: Ticket, seq: number): void {
  const last = ticket.stood.at(-1);
  if (last?.to !== null) throw new Error(`${ticket.id} does not stand in a line`);
  last.to = seq;
}

/**
 * The rank of a ticket outside the lines has changed. Whoever was put behind others starts counting anew, or being put
 * behind would mean being next: those whose count reached the bound are. An undo gives the place and the count back.
 */
export function moved(ticket: Ticket, old_rank: number): void {
  if (ticket.rank === old_rank) return;
  const behind = ticket.rank > old_rank;
  const stretch = behind ? ticket.stood.at(-1) : ticket.stood.findLast(({ cleared }) => cleared !== null);
  if (!stretch) return;
  const { overtaken } = ticket;
  ticket.overtaken = behind ? 0 : overtaken + (stretch.cleared ?? 0);
  stretch.cleared = behind ? overtaken : null;
}

/** Where the ticket stood when the event `seq` happened. */
export function stoodAt(ticket: Ticket, seq: number): Stretch | undefined {
  return ticket.stood.find(({ from, to }) => from < seq && (to === null || to > seq));
}

/** Takes back one overtaking that was counted in `stretch`, wherever it is kept by now. */
export function takeBack(ticket: Ticket, stretch: Stretch): void {
  const keeper = ticket.stood.slice(ticket.stood.indexOf(stretch)).find(({ cleared }) => cleared !== null);
  if (keeper) keeper.cleared = (keeper.cleared ?? 0) - 1;
  else ticket.overtaken -= 1;
}
