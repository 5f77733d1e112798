import type { Matter } from "../../engine/appointments/appointment.ts";
import { type Spoken, spoken } from "../../engine/estimate/spoken.ts";
import type { Fleet } from "../../engine/fleet/fleet.ts";
import { outlookOf } from "../../engine/location/outlook.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { KioskRule, Service } from "../../engine/town/town.ts";
import type { PrintState } from "../../machines/print.ts";
import type { TicketState } from "../../machines/ticket.ts";
import { mattersOfTicket } from "../booking/matters-list.tsx";
import { type Way, wayOf } from "../ways.ts";

/** What becomes of the paper: none was asked for, it is coming, it is there, it should be there, nobody can know, or it will not come. */
export type Paper = "none" | "printing" | "take" | "handed" | "unsure" | "failed";

/** Whether a kiosk can give paper now: it has no printer, it can, it has run out of paper, or the printer is not ready. */
export type Printing = "never" | "ready" | "paper-out" | "away";

/** What somebody who has drawn a number is told. */
export interface Answer {
  number: string;
  service: Service;
  /** All it is for; of an appointment that may be several. */
  matters: readonly Matter[];
  /** Of an appointment: its time, UTC ms. */
  due_at: number | null;
  /** In line, called, or past that. */
  standing: "line" | "called" | "over";
  state: TicketState;
  /** While on an errand: until when the place is kept, UTC ms. */
  until: number | null;
  ahead: number;
  /** The wait in minutes as it is told; null while nobody can say. */
  wait: Spoken | null;
  /** Where to go now. */
  way: Way | null;
  /** The counter it is called to. */
  counter: string | null;
  paper: Paper;
  /** How often paper was asked for. */
  prints: number;
}

const STANDING: Record<TicketState, Answer["standing"]> = {
  waiting: "line",
  out: "line",
  parked: "line",
  called: "called",
  serving: "called",
  missed: "over",
  completed: "over",
  cancelled: "over",
};

/** A job without a certain outcome brings the code to the screen: that is never wrong, a missing slip is. */
const PAPER: Record<PrintState, Paper> = {
  queued: "printing",
  sent: "printing",
  printed: "take",
  handed: "handed",
  unknown: "unsure",
  failed: "failed",
  expired: "failed",
};

/** The answer for a ticket of today, or null for one that is not known. `now` in UTC ms. */
export function answerOf(state: LocationState, id: string, now: number): Answer | null {
  const ticket = state.tickets.get(id);
  const service = state.town.services.find((one) => one.id === ticket?.service);
  if (!ticket || !service) return null;
  const outlook = outlookOf(state, now);
  const range = outlook.range(id);
  const jobs = [...state.jobs.values()].filter((one) => one.ticket === id);
  const job = jobs.at(-1);
  return {
    number: ticket.number,
    service,
    matters: mattersOfTicket(state, ticket),
    due_at: ticket.due_at,
    standing: STANDING[ticket.state],
    state: ticket.state,
    until: state.deadlines.get(`out:${id}`) ?? null,
    ahead: outlook.ahead(id),
    wait: range && spoken(range),
    way: wayOf(state.town, ticket),
    counter: ticket.counter,
    paper: job ? PAPER[job.state] : "none",
    prints: jobs.length,
  };
}

/** What the printer beside a kiosk can do now. */
export function printingAt(fleet: Fleet, { printer }: KioskRule): Printing {
  if (printer === undefined) return "never";
  // It prints what this very page gives it, and says nothing of itself.
  if (fleet.get(printer)?.driver?.type === "browser") return "ready";
  if (fleet.prints(printer)) return "ready";
  return fleet.get(printer)?.health.paper === "out" ? "paper-out" : "away";
}
