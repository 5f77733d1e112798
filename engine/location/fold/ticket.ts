import { standsInLine, ticketTable } from "../../../machines/ticket.ts";
import { moved } from "../../dispatch/stretch.ts";
import { scheduleTicket } from "../deadlines.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";
import { foldCalled, foldPassing } from "./called.ts";
import { foldDrawn } from "./drawn.ts";
import { foldEnded } from "./ended.ts";
import { joinLine } from "./line.ts";

/** Everything that happens to a ticket: its machine moves, then the columns that the event speaks of. */
export function foldTicket(state: LocationState, event: JournalEvent): void {
  if (event.type === "ticket.drawn") return foldDrawn(state, event);
  if (event.type === "call.asked") return asked(state, event.data.ticket);
  if (!event.type.startsWith("ticket.") || !("ticket" in event.data)) return;
  const ticket = ticketOf(state, event.data.ticket);
  state.dirty.tickets.add(ticket.id);
  if (event.type === "ticket.noted") {
    ticket.noted = event.data.noted;
    return;
  }
  if (event.type === "ticket.called") foldPassing(state, ticket, event);
  if (standsInLine(ticket.state)) state.lines.remove(ticket, event.seq);
  const to = ticketTable.next(ticket.state, event.type.slice(7));
  if (!to) throw new Error(`${ticket.id}: ${event.type} is not legal from ${ticket.state}`);
  ticket.state = to;
  if (event.type !== "ticket.recalled" || !event.data.automatic) ticket.touched = event.seq;
  const { rank } = ticket;
  columns(ticket, event);
  moved(ticket, rank);
  if ("rank" in event.data) state.last_rank = Math.max(state.last_rank, event.data.rank);
  if (standsInLine(ticket.state)) joinLine(state, ticket, event.seq);
  scheduleTicket(state, ticket);
}

function columns(ticket: Ticket, event: JournalEvent): void {
  switch (event.type) {
    case "ticket.called":
    case "ticket.recalled":
      return foldCalled(ticket, event);
    case "ticket.started":
    case "ticket.resumed":
      ticket.started_at = event.at;
      ticket.counter = event.data.counter;
      return;
    case "ticket.continued":
      foldEnded(ticket, event);
      ticket.service = event.data.service;
      ticket.started_at = event.at;
      ticket.ended_at = null;
      return;
    case "ticket.completed":
    case "ticket.parked":
      return foldEnded(ticket, event);
    case "ticket.transferred":
      if (ticket.started_at !== null) foldEnded(ticket, event);
      Object.assign(ticket, {
        service: event.data.service,
        only_counter: event.data.only_counter,
        rank: event.data.rank,
        back_to: event.data.back_to,
        bent: true,
      });
      return backInLine(ticket);
    case "ticket.returned":
      return backInLine(ticket);
    case "ticket.put-back":
      ticket.rank = event.data.rank;
      return backInLine(ticket);
    case "ticket.prioritised":
      Object.assign(ticket, { priority: event.data.priority, bent: true });
      return;
    case "ticket.missed":
      ticket.missed_at = event.at;
      ticket.asked = false;
      return;
    case "ticket.stepped-out":
      Object.assign(ticket, { out_since: event.at, bent: true });
      return;
    case "ticket.came-back":
      ticket.out_since = null;
      return;
    case "ticket.cancelled":
      ticket.ended_at = event.at;
  }
}

function backInLine(ticket: Ticket): void {
  Object.assign(ticket, { calls: 0, last_call_at: null, started_at: null, ended_at: null, counter: null });
  Object.assign(ticket, { asked: false, missed_at: null, out_since: null, reason: null });
}

function asked(state: LocationState, id: string): void {
  const ticket = ticketOf(state, id);
  ticket.asked = true;
  state.dirty.tickets.add(id);
  scheduleTicket(state, ticket);
}

/** The row an event speaks of; an event about a ticket that is not there means a damaged journal. */
export function ticketOf(state: LocationState, id: string): Ticket {
  const ticket = state.tickets.get(id);
  if (!ticket) throw new Error(`no ticket ${id} in ${state.town.id} at ${state.seq}`);
  return ticket;
}
