import { ticketTable } from "../../../machines/ticket.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";

export function foldDrawn(
  state: LocationState,
  event: Extract<JournalEvent, { type: "ticket.drawn" }>,
): void {
  const { data } = event;
  const ticket: Ticket = {
    id: data.ticket,
    number: data.number,
    queue: data.queue,
    service: data.service,
    state: ticketTable.initial,
    channel: data.channel,
    medium: data.medium,
    language: data.language,
    origin: data.origin,
    drawn_at: data.drawn_at ?? event.at,
    rank: data.rank,
    due_at: data.due_at,
    priority: 0,
    only_counter: null,
    counter: null,
    calls: 0,
    called_at: null,
    last_call_at: null,
    asked: false,
    started_at: null,
    ended_at: null,
    out_since: null,
    missed_at: null,
    back_to: null,
    served: [],
    overtaken: 0,
    mark: 0,
    stood: [],
    bent: false,
    promised: data.promised,
    reason: null,
    noted: false,
    touched: event.seq,
  };
  state.tickets.set(ticket.id, ticket);
  // A number drawn without the house is of a series of its own.
  if (data.drawn_at === undefined) state.issued.set(data.queue, Number(data.number.slice(data.queue.length)));
  const ghost = data.instead_of === undefined ? undefined : state.tickets.get(data.instead_of);
  if (ghost) {
    ghost.became = ticket.id;
    state.dirty.tickets.add(ghost.id);
  }
  // Who has an appointment uses up none of the day's walk-in tickets, and one press not two.
  if (data.due_at === null && !ghost) state.drawn.set(data.service, (state.drawn.get(data.service) ?? 0) + 1);
  state.last_rank = Math.max(state.last_rank, data.rank);
  state.lines.add(ticket, event.seq);
  state.dirty.tickets.add(ticket.id);
}
