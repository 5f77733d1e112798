import { appointmentTable } from "../../machines/appointment.ts";
import type { Appointment } from "../appointments/appointment.ts";
import { Refused } from "../refusal.ts";
import type { EventType } from "./event.ts";
import type { Action, LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** What an undo does not take back, because staff simply do the other; with how. */
const OTHERWISE: Partial<Record<EventType, string>> = {
  "ticket.drawn": "A number that was given out is cancelled",
  "ticket.noted": "A note is written anew",
  "ticket.stepped-out": "Whoever stepped out comes back",
  "ticket.came-back": "Whoever came back steps out again",
};

/** Is this listed among a counter's steps, so that nobody takes back the one before by mistake, but not undone? */
export function undoneOtherwise(event: EventType): boolean {
  return OTHERWISE[event] !== undefined;
}

/** The appointment whose visitor a step said to be in the house; that is taken back, and its number struck. */
export function arrivalIn({ book }: LocationState, { what, ticket }: Action): Appointment | null {
  return (what === "ticket.drawn" && ticket !== null && book.ofTicket(ticket)) || null;
}

/** Why an action can no longer be taken back, or null when it can: nothing later may have happened to its rows. */
export function undoable(state: LocationState, action: Action): Refused | null {
  if (action.undone) return new Refused("nothing-to-undo", "That has been undone already");
  const arrival = arrivalIn(state, action);
  if (arrival) return arrivedStill(state, action, arrival);
  const otherwise = OTHERWISE[action.what];
  if (otherwise) {
    const number = state.tickets.get(action.ticket ?? "")?.number ?? "";
    return new Refused("not-undone", otherwise, { event: action.what, number });
  }
  for (const step of action.steps) {
    const ticket = step.ticket && state.tickets.get(step.ticket.id);
    if (step.ticket && (!ticket || ticket.touched > action.last_seq)) return tooLate(ticket ?? null);
    const counter = step.counter && state.counters.get(step.counter.id);
    if (counter && counter.touched > action.last_seq) {
      return new Refused("undo-too-late", `Something happened at counter ${counter.id} since then`, {
        counter: counter.id,
      });
    }
  }
  return null;
}

function arrivedStill({ tickets }: LocationState, action: Action, { state }: Appointment): Refused | null {
  const ticket = tickets.get(action.ticket ?? "") ?? null;
  const untouched = ticket !== null && ticket.touched <= action.last_seq;
  return untouched && appointmentTable.next(state, "restored.confirmed") ? null : tooLate(ticket);
}

function tooLate(ticket: Ticket | null): Refused {
  const number = ticket?.number ?? "";
  return new Refused("undo-too-late", `Something happened to ${number} since then`, { number });
}
