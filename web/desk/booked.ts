import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { CounterRule } from "../../engine/town/town.ts";
import { isExpected } from "../../machines/appointment.ts";
import { standsInLine } from "../../machines/ticket.ts";
import { wholeOf } from "./entry.ts";
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

/** Today's appointments that this counter may serve, all of the office without one: who is here, and who is still to come. */
export function bookedOf(state: LocationState, rule: CounterRule | null, now: number): Booked[] {
  const found: Booked[] = [];
  for (const row of state.book.all()) {
    const service = row.matters[0]?.service ?? "";
    if (rule && !rule.services.includes(service)) continue;
    const here = hereNow(state, row, now);
    if (!here && !(isExpected(row.state) && businessDay(state.town, row.start_at) === state.day)) continue;
    const { id, number, start_at, delay_min = null } = row;
    const matter = wholeOf(state, row.matters);
    found.push({ id, number, start_at, matter, delay_min, ready: readyOf(state.town, row), here });
  }
  return found.sort((a, b) => a.start_at - b.start_at);
}

function hereNow(state: LocationState, row: Appointment, now: number): Booked["here"] {
  const ticket = row.ticket === null ? undefined : state.tickets.get(row.ticket);
  if (!ticket || row.checked_in_at === null || !standsInLine(ticket.state)) return null;
  const early = now < row.start_at - state.town.policy.due_before_min * 60_000;
  return { ticket: ticket.id, number: ticket.number, since: row.checked_in_at, early };
}
