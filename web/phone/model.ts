import type { Matter } from "../../engine/appointments/appointment.ts";
import { explain } from "../../engine/dispatch/explain.ts";
import type { Reason } from "../../engine/dispatch/reason.ts";
import { type Spoken, spoken } from "../../engine/estimate/spoken.ts";
import { backUntil } from "../../engine/location/back.ts";
import { endOfErrand } from "../../engine/location/deadlines.ts";
import { outlookOf } from "../../engine/location/outlook.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import { livingTicket } from "../../engine/outage/living.ts";
import type { Language, Service, Town } from "../../engine/town/town.ts";
import { counterCalls } from "../../machines/counter.ts";
import { isEnded, type TicketState, ticketTable } from "../../machines/ticket.ts";
import { mattersOfTicket } from "../booking/matters-list.tsx";
import { type Route, routeOf } from "../plan/route.ts";
import { type Way, wayOf } from "../ways.ts";

/** What a visitor can do about their place. */
export type Step = "errand" | "errand-end" | "return" | "end";

/** A ticket as its phone shows it. Times UTC ms. */
export interface PhoneTicket {
  id: string;
  number: string;
  state: TicketState;
  service: Service | null;
  /** All it is for; of an appointment that may be several. */
  matters: readonly Matter[];
  /** Of an appointment: its time. */
  due_at: number | null;
  ahead: number;
  /** Minutes as told, and between when it will be; null while nobody can say. */
  wait: (Spoken & { from_at: number; to_at: number }) | null;
  /** The visit is over. */
  ended: boolean;
  counter: string | null;
  /** Where to go now. */
  way: Way | null;
  /** There through the house. */
  route: Route | null;
  /** While on an errand: until when the place is kept. */
  until: number | null;
  steps: Step[];
  /** Calls that went past this ticket, oldest first. */
  passed: { number: string; at: number; reason: Reason }[];
  /** `seq` of the last thing that happened to it: makes a repeated press one command. */
  touched: number;
  /** Rises with each call and each repetition. */
  called: number;
}

/** What the phone's page is made of. */
export interface PhoneProps {
  town: Town;
  ticket: PhoneTicket;
  token: string;
  language: Language;
}

/** The machine's word behind each step. */
const WORDS: Record<Step, string> = {
  errand: "stepped-out",
  "errand-end": "came-back",
  return: "put-back",
  end: "cancelled",
};
const MINUTE_MS = 60_000;
/** Nobody believes 10:23, and a time that moves by the minute would be sent by the minute. */
const GRID_MS = 5 * MINUTE_MS;

/** The ticket at `now`, or null when the day has forgotten it. */
export function phoneTicketOf(state: LocationState, named: string, now: number): PhoneTicket | null {
  const ticket = livingTicket(state, named);
  if (!ticket) return null;
  const { town } = state;
  const { id } = ticket;
  const service = town.services.find((one) => one.id === ticket.service) ?? null;
  const outlook = outlookOf(state, now);
  const range = outlook.range(id);
  const told = range && spoken(range);
  const counter = [...state.counters.values()].find((one) => one.ticket === id);
  return {
    id,
    number: ticket.number,
    state: ticket.state,
    service,
    matters: mattersOfTicket(state, ticket),
    due_at: ticket.due_at,
    ahead: outlook.ahead(id),
    wait: told && {
      ...told,
      from_at: Math.floor((now + told.low_min * MINUTE_MS) / GRID_MS) * GRID_MS,
      to_at: Math.ceil((now + told.high_min * MINUTE_MS) / GRID_MS) * GRID_MS,
    },
    ended: isEnded(ticket.state),
    counter: ticket.counter,
    way: wayOf(town, ticket),
    route: routeOf(town, ticket),
    until: state.deadlines.get(`out:${id}`) ?? null,
    steps: stepsOf(state, ticket, now),
    passed: explain(state.calls, ticket).map(({ number, at, reason }) => ({ number, at, reason })),
    touched: ticket.touched,
    called: counter && counterCalls(counter.state) ? counter.shown : 0,
  };
}

/** What the machine and the town allow now. */
function stepsOf(state: LocationState, ticket: Ticket, now: number): Step[] {
  const { step_out_min } = state.town.policy;
  const late = now > (backUntil(state.town, ticket) ?? now);
  const steps = Object.keys(WORDS) as Step[];
  return steps.filter((step) => {
    if (!ticketTable.next(ticket.state, WORDS[step])) return false;
    if (step === "errand") return step_out_min > 0 && endOfErrand(state, ticket, now) > now;
    return step !== "return" || !late;
  });
}
