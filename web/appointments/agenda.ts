import type { Appointment } from "../../engine/appointments/appointment.ts";
import { keptUntil } from "../../engine/appointments/arrival.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { businessDay, dateAfter } from "../../engine/town/day.ts";
import { type AppointmentState, appointmentTable, isExpected } from "../../machines/appointment.ts";
import { ticketTable } from "../../machines/ticket.ts";
import { mattersOf } from "../desk/entry.ts";
import { type Ready, readyOf } from "../desk/ready.ts";

/** A day's appointments as staff see them. */
export interface Agenda {
  /** `YYYY-MM-DD` */
  day: string;
  today: string;
  entries: Line[];
  /** Of any day to come: more than there is room for, because hours or capacity were changed. */
  without_room: Line[];
}

export interface Line {
  id: string;
  /** Its version as the page saw it: goes with every form. */
  seen: number;
  number: string;
  state: AppointmentState;
  start_at: number;
  end_at: number;
  /** `2 × Reisepass beantragen` */
  matters: string[];
  /** The number of its ticket, and since when its visitor is in the house. */
  ticket: string | null;
  checked_in_at: number | null;
  /** Its visitor came, was called and not found: nobody knows whether they are still there. */
  in_vain: boolean;
  /** Its visitor has said to come so many minutes late; null while nothing was said. */
  delay_min: number | null;
  /** Today's who is not there yet: until when the time is theirs, and then free for others by itself; UTC ms. */
  kept_until_at: number | null;
  /** Papers that are put ready, of how many; null where nothing was ticked off. */
  ready: Ready | null;
  /** See `isNamed`. */
  open: boolean;
  /** `finish`: staff keep the time, and have still to say for whom. */
  can: { check_in: boolean; cancel: boolean; move: boolean; finish: boolean };
}

export function agendaOf(state: LocationState, day: string): Agenda {
  const rows = [...state.book.all()].sort((a, b) => a.start_at - b.start_at);
  const calendar = state.book.calendarOn(state.town, state.day);
  const kept = rows.filter(
    ({ start_at, confirmed_at, ended_at }) =>
      businessDay(state.town, start_at) === day && (confirmed_at !== null || ended_at === null),
  );
  const over = rows.filter(
    (row) =>
      appointmentTable.next(row.state, "moved") &&
      row.takes.slice(0, 1).some((taken) => calendar.isOver(taken)),
  );
  return {
    day,
    today: state.day,
    entries: kept.map((row) => lineOf(state, row)),
    without_room: over.map((row) => lineOf(state, row)),
  };
}

/** All that a page of the day lists. */
export function linesOf({ entries, without_room }: Agenda): Line[] {
  return [...entries, ...without_room];
}

export function lineOf(state: LocationState, row: Appointment): Line {
  const may = (event: string) => appointmentTable.next(row.state, event) !== undefined;
  const today = businessDay(state.town, row.start_at) === state.day;
  const ticket = row.ticket === null ? null : (state.tickets.get(row.ticket) ?? null);
  return {
    id: row.id,
    seen: row.touched,
    number: row.number,
    state: row.state,
    start_at: row.start_at,
    end_at: row.end_at,
    matters: mattersOf(state, row.matters),
    ticket: ticket?.number ?? null,
    checked_in_at: row.checked_in_at,
    in_vain: ticket !== null && ticketTable.next(ticket.state, "put-back") !== undefined,
    delay_min: row.delay_min ?? null,
    kept_until_at: today && isExpected(row.state) ? keptUntil(state.town, row) : null,
    ready: readyOf(state.town, row),
    open: isNamed(row),
    can: {
      check_in: today && may("checked-in"),
      cancel: row.ticket === null && may("cancelled"),
      move: may("moved"),
      finish: row.channel === "staff" && may("confirmed"),
    },
  };
}

/** Somebody is there for it, or may come still: only then who they are is opened and shown. */
export function isNamed({ ended_at, state }: Appointment): boolean {
  return ended_at === null || appointmentTable.next(state, "checked-in") !== undefined;
}

/** A day asked for in the address; today for none, null for one that is past. */
export function dayAsked(asked: string | null, today: string): string | null {
  if (asked === null || asked === "") return today;
  const right = /^20\d\d-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(`${asked}T00:00Z`));
  return right && asked >= today && asked <= dateAfter(today, 400) ? asked : null;
}
