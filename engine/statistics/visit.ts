import type { Range } from "../estimate/range.ts";
import type { JournalEvent } from "../location/event.ts";

/** One service given at one counter, ms of work (without the time it was parked). */
export interface Served {
  service: string;
  counter: string;
  at: number;
  ms: number;
}

/** What became of one ticket today. Times UTC ms. */
export interface Visit {
  number: string;
  /** The service it was drawn for. */
  service: string;
  drawn_at: number;
  promised: Range | null;
  /** First call; the wait ends here. */
  called_at: number | null;
  /** Stepped out, or changed by staff, before its first call: its wait proves nothing about the promise. */
  bent: boolean;
  served: Served[];
  completed: boolean;
  /** Called without an answer and not called again. */
  missed: boolean;
  cancelled: boolean;
  /** The service going on now. */
  leg: { service: string; since: number | null; ms: number };
}

/** Folds a day's standing events to visits, by ticket id, in the order in which they were drawn. */
export function visitsOf(events: readonly JournalEvent[]): Map<string, Visit> {
  const visits = new Map<string, Visit>();
  for (const event of events) {
    if (event.type === "ticket.drawn") {
      const { ticket, number, service, promised, drawn_at = event.at } = event.data;
      visits.set(ticket, {
        number,
        service,
        drawn_at,
        promised,
        called_at: null,
        bent: false,
        served: [],
        completed: false,
        missed: false,
        cancelled: false,
        leg: { service, since: null, ms: 0 },
      });
      continue;
    }
    // Print jobs carry a ticket too; a ticket of an earlier day has no visit here.
    const visit = "ticket" in event.data ? visits.get(event.data.ticket) : undefined;
    if (visit) follow(visit, event);
  }
  return visits;
}

function follow(visit: Visit, event: JournalEvent): void {
  const { at } = event;
  switch (event.type) {
    case "ticket.called":
      visit.called_at ??= at;
      visit.missed = false;
      return;
    case "ticket.started":
    case "ticket.resumed":
      visit.leg.since = at;
      return;
    case "ticket.parked":
      stop(visit, at);
      return;
    case "ticket.completed":
      // One that the end of the day closed ended unseen: nobody knows how long the work took.
      if (event.actor !== "clock") record(visit, event.data.counter, at);
      visit.completed = true;
      return;
    case "ticket.continued":
      record(visit, event.data.counter, at);
      visit.leg = { service: event.data.service, since: at, ms: 0 };
      return;
    case "ticket.returned":
      visit.leg = { service: visit.leg.service, since: null, ms: 0 };
      return;
    case "ticket.transferred":
      visit.bent = true;
      visit.leg = { service: event.data.service, since: null, ms: 0 };
      return;
    case "ticket.missed":
      visit.missed = true;
      return;
    case "ticket.put-back":
      visit.missed = false;
      return;
    case "ticket.stepped-out":
    case "ticket.prioritised":
      visit.bent ||= visit.called_at === null;
      return;
    case "ticket.cancelled":
      visit.cancelled = !visit.missed;
      return;
  }
}

function stop({ leg }: Visit, at: number): void {
  if (leg.since !== null) leg.ms += at - leg.since;
  leg.since = null;
}

function record(visit: Visit, counter: string, at: number): void {
  stop(visit, at);
  visit.served.push({ service: visit.leg.service, counter, at, ms: visit.leg.ms });
}
