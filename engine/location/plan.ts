import { appointmentTable } from "../../machines/appointment.ts";
import { counterTable } from "../../machines/counter.ts";
import { printTable } from "../../machines/print.ts";
import { requestTable } from "../../machines/request.ts";
import { ticketTable } from "../../machines/ticket.ts";
import { Refused } from "../refusal.ts";
import type { Draft, EventData } from "./event.ts";
import type { LocationState } from "./state.ts";
import { whyAppointmentRefuses, whyCounterRefuses, whyTicketRefuses } from "./whynot.ts";

type TicketEvent = Exclude<Extract<keyof EventData, `ticket.${string}`>, "ticket.drawn" | "ticket.noted">;
type CounterEvent = Extract<keyof EventData, `counter.${string}`>;
type AppointmentMove = Exclude<
  Extract<keyof EventData, `appointment.${string}`>,
  "appointment.held" | "appointment.freed"
>;
type RequestMove = Exclude<Extract<keyof EventData, `request.${string}`>, "request.made">;
type PrintMove = Exclude<Extract<keyof EventData, `print.${string}`>, "print.queued" | "print.seen">;

/**
 * The events a command would lead to, checked step by step by the machines. The first thing that is not legal
 * becomes the plan's refusal and what follows is not looked at, so that handlers read straight down.
 */
export class Plan {
  private readonly drafts: Draft[] = [];
  private refusal: Refused | null = null;
  private readonly ticketStates = new Map<string, string>();
  private readonly counterStates = new Map<string, string>();

  constructor(
    readonly state: LocationState,
    /** UTC ms */
    readonly now: number,
  ) {}

  refuse(refusal: Refused): this {
    this.refusal ??= refusal;
    return this;
  }

  /** An event no machine has a say in. */
  record(draft: Draft): this {
    if (!this.refusal) this.drafts.push(draft);
    return this;
  }

  /** Moves a ticket's machine. */
  ticket<T extends TicketEvent>(type: T, data: EventData[T]): this {
    if (this.refusal) return this;
    const ticket = this.state.tickets.get(data.ticket);
    if (!ticket) return this.refuse(new Refused("unknown-ticket", "There is no such ticket today"));
    const from = (this.ticketStates.get(ticket.id) ?? ticket.state) as typeof ticket.state;
    const to = ticketTable.next(from, type.slice(7));
    if (!to) return this.refuse(whyTicketRefuses(ticket, type));
    this.ticketStates.set(ticket.id, to);
    return this.record({ type, data } as Draft);
  }

  /** Moves a counter's machine; `word` differs from the event's where a ticket's event moves the counter (called, started …). */
  counter<T extends CounterEvent>(type: T, data: EventData[T]): this {
    return this.moveCounter(data.counter, type.slice(8)).record({ type, data } as Draft);
  }

  /** Moves a counter's machine along with a ticket's event, which is recorded by `ticket`. */
  moveCounter(id: string, word: string): this {
    if (this.refusal) return this;
    const counter = this.state.counters.get(id);
    if (!counter) return this.refuse(new Refused("unknown-counter", "There is no such counter"));
    const from = (this.counterStates.get(id) ?? counter.state) as typeof counter.state;
    const to = counterTable.next(from, word);
    if (!to) return this.refuse(whyCounterRefuses(this.state, counter));
    this.counterStates.set(id, to);
    return this;
  }

  /** Moves a print job's machine. */
  print<T extends PrintMove>(type: T, data: EventData[T]): this {
    if (this.refusal) return this;
    const job = this.state.jobs.get(data.job);
    if (!job) return this.refuse(new Refused("unknown-job", "There is no such print job"));
    if (!printTable.next(job.state, type.slice(6))) {
      return this.refuse(new Refused("not-possible", `The print job is already ${job.state}`));
    }
    return this.record({ type, data } as Draft);
  }

  /** Moves an appointment's machine. */
  appointment<T extends AppointmentMove>(type: T, data: EventData[T]): this {
    if (this.refusal) return this;
    const row = this.state.book.get(data.appointment);
    if (!row) return this.refuse(new Refused("unknown-appointment", "There is no such appointment"));
    if (!appointmentTable.next(row.state, type.slice(12))) return this.refuse(whyAppointmentRefuses(row));
    return this.record({ type, data } as Draft);
  }

  /** Moves a request's machine. */
  request<T extends RequestMove>(type: T, data: EventData[T]): this {
    if (this.refusal) return this;
    const row = this.state.requests.get(data.request);
    if (!row) return this.refuse(new Refused("unknown-appointment", "There is no such request"));
    if (!requestTable.next(row.state, type.slice(8)))
      return this.refuse(new Refused("not-possible", `The request is ${row.state}`));
    return this.record({ type, data } as Draft);
  }

  done(): Draft[] | Refused {
    return this.refusal ?? this.drafts;
  }
}
