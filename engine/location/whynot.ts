import type { AppointmentState } from "../../machines/appointment.ts";
import type { TicketState } from "../../machines/ticket.ts";
import type { Appointment } from "../appointments/appointment.ts";
import { type RefusalCode, Refused } from "../refusal.ts";
import type { Counter } from "./counter.ts";
import type { LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

const SENTENCES: Record<TicketState, (ticket: Ticket) => string> = {
  waiting: (t) => `${t.number} is waiting in the queue`,
  out: (t) => `${t.number} has stepped out and will come back`,
  called: (t) => `${t.number} is already called to counter ${t.counter}`,
  serving: (t) => `${t.number} is already being served at counter ${t.counter}`,
  parked: (t) => `${t.number} is parked at counter ${t.counter}`,
  missed: (t) => `${t.number} was called and did not come`,
  completed: (t) => `${t.number} is already finished`,
  cancelled: (t) => `${t.number} has been given up`,
};

/** The sentence for a step the ticket's machine does not allow: it says what the ticket is doing instead. */
export function whyTicketRefuses(ticket: Ticket, event: string): Refused {
  return new Refused("not-possible", SENTENCES[ticket.state](ticket), {
    state: ticket.state,
    number: ticket.number,
    counter: ticket.counter ?? "",
    event,
  });
}

const APPOINTMENTS: Record<AppointmentState, (number: string) => [RefusalCode, string]> = {
  held: (number) => ["not-possible", `${number} is not confirmed yet`],
  confirmed: (number) => ["not-possible", `${number} is confirmed already`],
  "checked-in": (number) => ["not-possible", `${number} has checked in`],
  missed: (number) => ["not-possible", `${number} was missed`],
  fulfilled: (number) => ["not-possible", `${number} is over`],
  expired: (number) => ["hold-expired", `The time kept for ${number} has run out`],
  cancelled: (number) => ["not-possible", `${number} has been cancelled`],
};

/** The sentence for a step the appointment's machine does not allow. */
export function whyAppointmentRefuses({ number, state }: Appointment): Refused {
  const [code, sentence] = APPOINTMENTS[state](number);
  return new Refused(code, sentence, { number, appointment: state });
}

/** The sentence for a step the counter's machine does not allow. */
export function whyCounterRefuses(state: LocationState, counter: Counter): Refused {
  const number = counter.ticket ? (state.tickets.get(counter.ticket)?.number ?? "") : "";
  const params = { counter: counter.id, number };
  if (number) {
    return new Refused(
      "counter-busy",
      `Counter ${counter.id} is busy with ${number}: finish that first`,
      params,
    );
  }
  if (counter.pause) return new Refused("not-possible", `Counter ${counter.id} is paused`, params);
  if (counter.clerk) return new Refused("not-possible", `Counter ${counter.id} is open already`);
  return new Refused("counter-closed", `Counter ${counter.id} is closed: take it first`, params);
}
