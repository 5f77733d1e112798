import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import { dayEnd, wallTime } from "../../engine/town/day.ts";
import type { CounterRule } from "../../engine/town/town.ts";
import { standsInLine } from "../../machines/ticket.ts";
import { wholeOf } from "./entry.ts";
import { mineAt } from "./mine.ts";
import { type Ready, readyOf } from "./ready.ts";

/** One of today's appointments, still to be called. Times UTC ms. */
export interface Booked {
  id: string;
  /** `T17` */
  number: string;
  start_at: number;
  /** All it is for. */
  matter: string;
  /** Said beforehand: so many minutes late. */
  delay_min: number | null;
  /** Papers that its visitor has put ready. */
  ready: Ready | null;
  /** Its ticket in line, and since when its visitor is in the house; null while they are expected. */
  here: { ticket: string; number: string; since: number; early: boolean } | null;
}

/** Of those still to come so many are shown; the rest is folded away. */
const NEXT = 5;

/** Today's appointments that are still to be called. */
export interface Bookings {
  /** At this counter: those in the house whom it may call, and those expected for its matters; all of the office without a counter. */
  rows: Booked[];
  /** In the whole office. */
  office: { here: number; coming: number };
}

/** `rule` null: no counter taken. `now` in UTC ms. */
export function bookedOf(state: LocationState, rule: CounterRule | null, now: number): Bookings {
  const isMine = rule ? mineAt(state, rule, now) : () => true;
  const here = inLine(state);
  const coming = comingToday(state);
  const servesIt = ({ matters: [first] }: Appointment) =>
    !rule || rule.services.includes(first?.service ?? "");
  const rows = [
    ...here.filter(({ ticket }) => isMine(ticket)).map((one) => bookedRow(state, one.row, one.ticket, now)),
    ...coming.filter(servesIt).map((row) => bookedRow(state, row, null, now)),
  ];
  return {
    rows: rows.sort((a, b) => a.start_at - b.start_at),
    office: { here: here.length, coming: coming.length },
  };
}

/** Of a counter's appointments: who is here, who comes next, and who later. */
export function partsOf(rows: readonly Booked[]): Record<"here" | "next" | "later", Booked[]> {
  const coming = rows.filter((one) => !one.here);
  return { here: rows.filter((one) => one.here), next: coming.slice(0, NEXT), later: coming.slice(NEXT) };
}

function inLine({ tickets, book }: LocationState): { row: Appointment; ticket: Ticket }[] {
  return [...tickets.values()].flatMap((ticket) => {
    const row = standsInLine(ticket.state) && book.ofTicket(ticket.id);
    return row ? [{ row, ticket }] : [];
  });
}

function comingToday({ book, town, day }: LocationState): Appointment[] {
  const from_at = wallTime(town.zone, day, "00:00");
  return book.expected(from_at, dayEnd(town, from_at));
}

function bookedRow(state: LocationState, row: Appointment, ticket: Ticket | null, now: number): Booked {
  const { id, number, start_at, delay_min = null, checked_in_at: since } = row;
  const matter = wholeOf(state, row.matters);
  const early = now < start_at - state.town.policy.due_before_min * 60_000;
  const here = ticket && since !== null ? { ticket: ticket.id, number: ticket.number, since, early } : null;
  return { id, number, start_at, matter, delay_min, ready: readyOf(state.town, row), here };
}
