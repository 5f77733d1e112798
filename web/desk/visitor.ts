import { papersOf } from "../../engine/appointments/documents.ts";
import type { Reason } from "../../engine/dispatch/reason.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import type { TicketState } from "../../machines/ticket.ts";
import { type Entry, entryOf, matterOf, mattersOf } from "./entry.ts";
import { type Ready, readyOf } from "./ready.ts";
import { reasonSentence } from "./reasons.ts";

/** A visitor seen closely: at the counter, or chosen from a list. Times UTC ms. */
export interface Visitor extends Entry {
  /** What goes on, for people: "wird aufgerufen". */
  doing: string;
  calls: number;
  /** Its service began; null before. */
  started_at: number | null;
  counter: string | null;
  /** Why this one was called. */
  reason: string | null;
  because: Reason["code"] | null;
  /** All that the appointment is for, where that is more than the ticket says; otherwise empty. */
  booked: string[];
  /** What to bring along. */
  documents: string[];
  /** What of it the visitor of an appointment has put ready beforehand. */
  ready: Ready | null;
  fee: string | null;
  /** Done already in this visit. */
  served: { matter: string; minutes: number }[];
  /** Goes back there afterwards. */
  back_to: string | null;
  /** All calls went unanswered: the desk decides. */
  asked: boolean;
}

const DOING: Record<TicketState, string> = {
  waiting: "wartet",
  out: "kurz weg",
  called: "wird aufgerufen",
  serving: "wird bedient",
  parked: "geparkt",
  missed: "nicht erschienen",
  completed: "fertig",
  cancelled: "gestrichen",
};

export function visitorOf(state: LocationState, ticket: Ticket): Visitor {
  const service = state.town.services.find((one) => one.id === ticket.service);
  const { back_to, reason } = ticket;
  const booked = state.book.ofTicket(ticket.id);
  const matters = booked ? mattersOf(state, booked.matters) : [];
  const papers = booked?.matters.some((one) => one.service === ticket.service)
    ? papersOf(state.town, booked.matters).map(({ text }) => text)
    : (service?.documents ?? []);
  return {
    ...entryOf(state, ticket),
    doing: DOING[ticket.state],
    calls: ticket.calls,
    started_at: ticket.started_at,
    counter: ticket.counter,
    reason: reason && reasonSentence(reason, state.town.zone),
    because: reason?.code ?? null,
    booked: matters.length === 1 && matters[0] === matterOf(state, ticket.service) ? [] : matters,
    documents: papers.map((text) => text.de),
    ready: booked ? readyOf(state.town, booked) : null,
    fee: service?.fee?.de ?? null,
    served: ticket.served.map(({ service, ms }) => ({
      matter: matterOf(state, service),
      minutes: Math.round(ms / 60_000),
    })),
    back_to:
      back_to &&
      (back_to.counter === null
        ? `Danach zurück: ${matterOf(state, back_to.service)}`
        : `Danach zurück an Schalter ${back_to.counter}: ${matterOf(state, back_to.service)}`),
    asked: ticket.asked,
  };
}
