import type { Matter } from "../appointments/appointment.ts";
import type { Reason } from "../dispatch/reason.ts";
import type { Range } from "../estimate/range.ts";
import type { Wish } from "../lottery/wish.ts";
import type { Left, Stranded } from "../outage/ledger.ts";
import type { BookingChannel } from "../town/booking.ts";
import type { HoursChange } from "../town/hours-change.ts";
import type { Language } from "../town/town.ts";
import type { ActorName } from "./command.ts";
import type { Channel, Medium } from "./ticket.ts";

/**
 * What happened, past tense. `ticket.*` moves the ticket's machine with the word behind the dot, `counter.*` the
 * counter's, `print.*` the job's, `request.*` the request's, `appointment.*` the appointment's (which, once checked in, follows its
 * ticket). No event carries personal data.
 */
export interface EventData {
  "ticket.drawn": {
    ticket: string;
    number: string;
    queue: string;
    service: string;
    medium: Medium;
    language: Language;
    channel: Channel;
    origin: string | null;
    rank: number;
    due_at: number | null;
    promised: Range | null;
    /** When it was really drawn, UTC ms, where that was without the house; absent: now. */
    drawn_at?: number;
    /** Without the house: the command that it is the answer to, should it still come. */
    press?: string;
    /** The ticket that the house had given the same press, and that nobody ever held. */
    instead_of?: string;
  };
  "ticket.called": { ticket: string; counter: string; reason: Reason; automatic: boolean };
  "ticket.recalled": { ticket: string; counter: string; automatic: boolean };
  "ticket.started": { ticket: string; counter: string };
  "ticket.completed": { ticket: string; counter: string };
  "ticket.missed": { ticket: string; counter: string };
  "ticket.returned": { ticket: string; counter: string };
  "ticket.parked": { ticket: string; counter: string };
  "ticket.resumed": { ticket: string; counter: string };
  /** `counter`: the desk where it was done; null when the visitor or the clock did it. */
  "ticket.transferred": {
    ticket: string;
    counter: string | null;
    service: string;
    only_counter: string | null;
    rank: number;
    back_to: { service: string; counter: string | null } | null;
  };
  "ticket.continued": { ticket: string; counter: string; service: string };
  "ticket.noted": { ticket: string; noted: boolean };
  "ticket.prioritised": { ticket: string; counter: string | null; priority: number };
  "ticket.put-back": { ticket: string; counter: string | null; rank: number };
  "ticket.stepped-out": { ticket: string };
  "ticket.came-back": { ticket: string };
  "ticket.cancelled": { ticket: string; counter: string | null; why: GivenUp };
  "counter.opened": { counter: string; clerk: string };
  /** `from`: who sat there; the visitor, if any, stays. */
  "counter.handed-over": { counter: string; clerk: string; from: string };
  "counter.released": { counter: string };
  "counter.paused": { counter: string; pause: "break" | "back-office" | "pickup" };
  "counter.reopened": { counter: string };
  "counter.closed": { counter: string };
  "print.queued": { job: string; ticket: string; printer: string };
  "print.sent": { job: string };
  "print.printed": { job: string };
  "print.failed": { job: string; code: string };
  "print.lost": { job: string };
  "print.handed": { job: string };
  "print.expired": { job: string };
  "print.seen": { job: string };
  /** `share`: of which capacity it takes its time (appointments/shares.ts). */
  "appointment.held": {
    appointment: string;
    number: string;
    department: string;
    matters: Matter[];
    share: string;
    start_at: number;
    end_at: number;
    channel: BookingChannel;
    language: Language;
    hold_until: number;
  };
  "appointment.confirmed": { appointment: string };
  "appointment.asked": { appointment: string; hold_until: number };
  "appointment.expired": { appointment: string };
  /** `frees_at`: from when on the time given up can be booked again. */
  "appointment.moved": {
    appointment: string;
    share: string;
    start_at: number;
    end_at: number;
    frees_at: number;
  };
  "appointment.delayed": { appointment: string; delay_min: number };
  /** `documents`: the marks of all that are put ready (appointments/documents.ts). */
  "appointment.prepared": { appointment: string; documents: string[] };
  "appointment.cancelled": { appointment: string; frees_at: number };
  "appointment.missed": { appointment: string };
  "appointment.checked-in": { appointment: string; ticket: string };
  /** Time that was given up can be booked again. */
  "appointment.freed": { appointment: string };
  "request.made": {
    request: string;
    department: string;
    pool: string;
    matters: Matter[];
    week: string;
    wishes: Wish[];
    flexible: boolean;
    language: Language;
    draws_at: number;
  };
  "request.confirmed": { request: string };
  "request.withdrawn": { request: string };
  /** It was not confirmed before the draw. */
  "request.lapsed": { request: string };
  /** The appointment of the same id is made with it. `place`: in the order of the draw, from 1. */
  "request.drawn": { request: string; place: number };
  "request.passed-over": { request: string; place: number };
  /** All who take part, in the order that follows from the seed (lottery/order.ts). */
  "lottery.drawn": { pool: string; week: string; seed: string; order: string[] };
  /** Reverses the command whose first event had this seq. */
  "action.undone": { counter: string; seq: number };
  "call.asked": { ticket: string; counter: string };
  /** `until`: the last business day. */
  "ledger.lent": { ledger: string; device: string; series: number; until: string };
  /** Its part of the contingents, by matter, and for which business day that of `today` is. */
  "ledger.allotted": { ledger: string; day: string; left: Record<string, Left> };
  /** Draws up to this `seq` are taken over; the last was drawn at `read_at`. */
  "ledger.read": { ledger: string; device: string; read: number; read_at: number; read_press?: string };
  "draw.stranded": Stranded;
  "draw.seen": { draw: string };
  "hours.changed": { change: HoursChange };
  "hours.restored": { change: string };
  "town.configured": { revision: string };
  "day.turned": { day: string };
}

/** Why a ticket ended without service. `drawn-again`: the same press has another number, on paper. */
export type GivenUp = "visitor" | "staff" | "out-too-long" | "closing" | "day-end" | "drawn-again";

export type EventType = keyof EventData;

/** An event as decided, before it has a place in the journal. */
export type Draft = { [T in EventType]: { type: T; data: EventData[T] } }[EventType];

/** An event as it stands in the journal. `at` is UTC milliseconds and never runs backwards within a location. */
export type JournalEvent = Draft & {
  location: string;
  /** Dense per location, from 1. */
  seq: number;
  at: number;
  actor: ActorName;
  /** Id of the command it came from. */
  command: string;
};
