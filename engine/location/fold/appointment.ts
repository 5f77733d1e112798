import { appointmentTable } from "../../../machines/appointment.ts";
import { isEnded } from "../../../machines/ticket.ts";
import type { Appointment, Taken } from "../../appointments/appointment.ts";
import { CELL_MS, cellFrom } from "../../appointments/cells.ts";
import { wallTime } from "../../town/day.ts";
import { scheduleAppointment } from "../deadlines.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import { arrivalIn } from "../undo.ts";

/** Everything that happens to an appointment; one that has checked in goes the way of its ticket. */
export function foldAppointment(state: LocationState, event: JournalEvent): void {
  switch (event.type) {
    case "appointment.held":
      return held(state, event);
    case "appointment.freed": {
      const row = appointmentOf(state, event.data.appointment);
      const takes = row.takes.filter(({ frees_at }) => frees_at === null || frees_at > event.at);
      return change(state, row, { takes });
    }
    case "ticket.completed":
      return follow(state, event, "fulfilled");
    case "ticket.cancelled":
      return follow(state, event, "cancelled");
    case "action.undone":
      arrivalBack(state, event.data.seq);
      return followBack(state);
    case "town.configured":
    case "hours.restored":
      return seatAnew(state);
    case "day.turned":
      return turnDay(state, event.data.day);
    default:
      if ("appointment" in event.data) move(state, appointmentOf(state, event.data.appointment), event);
  }
}

type Moved = Extract<
  JournalEvent,
  {
    type: `appointment.${"confirmed" | "asked" | "expired" | "moved" | "delayed" | "prepared" | "cancelled" | "missed" | "checked-in"}`;
  }
>;

function held(state: LocationState, event: Extract<JournalEvent, { type: "appointment.held" }>): void {
  const { appointment: id, number, department, matters, share, start_at, end_at, ...rest } = event.data;
  const { channel, language, hold_until } = rest;
  const row: Appointment = {
    id,
    number,
    state: appointmentTable.initial,
    department,
    matters,
    start_at,
    end_at,
    channel,
    language,
    held_at: event.at,
    hold_until,
    confirmed_at: null,
    checked_in_at: null,
    ticket: null,
    ended_at: null,
    takes: [{ share, from_at: start_at, until_at: end_at, frees_at: null }],
    touched: event.seq,
  };
  state.book.add(row);
  state.dirty.appointments.add(id);
  scheduleAppointment(state, row);
}

function move(state: LocationState, row: Appointment, event: JournalEvent): void {
  const to = appointmentTable.next(row.state, event.type.slice(12));
  if (!to) throw new Error(`${row.id}: ${event.type} is not legal from ${row.state}`);
  change(state, row, { state: to, ...columns(row, event as Moved) });
}

function columns({ takes }: Appointment, event: Moved): Partial<Appointment> {
  const { at, data } = event;
  switch (event.type) {
    case "appointment.confirmed":
      return { confirmed_at: at };
    case "appointment.asked":
      return { asked_at: at, hold_until: event.data.hold_until };
    case "appointment.expired":
      return { ended_at: at, takes: [] };
    case "appointment.moved": {
      const { share, start_at, end_at, frees_at } = event.data;
      const kept: Taken = { share, from_at: start_at, until_at: end_at, frees_at: null };
      const left = givenUp(takes, frees_at, at).flatMap((taken) => beside(taken, kept));
      return { start_at, end_at, takes: [kept, ...left], delay_min: undefined };
    }
    case "appointment.delayed":
      return { delay_min: event.data.delay_min };
    case "appointment.prepared":
      return { prepared: event.data.documents };
    case "appointment.cancelled":
      return { ended_at: at, takes: givenUp(takes, event.data.frees_at, at) };
    case "appointment.missed":
      return { ended_at: at, takes: untilNow(takes, at) };
    case "appointment.checked-in":
      return { checked_in_at: at, ticket: "ticket" in data ? data.ticket : null, ended_at: null };
  }
}

/** What was kept is free from `frees_at` on, at once where that has come. */
function givenUp(takes: readonly Taken[], frees_at: number, at: number): Taken[] {
  return takes
    .map((taken) => (taken.frees_at === null ? { ...taken, frees_at } : taken))
    .filter((taken) => taken.frees_at! > at);
}

/** Of time that was given up, what the new time does not take itself. */
function beside(taken: Taken, kept: Taken): Taken[] {
  if (taken.share !== kept.share) return [taken];
  const before = { ...taken, until_at: Math.min(taken.until_at, kept.from_at) };
  const after = { ...taken, from_at: Math.max(taken.from_at, kept.until_at) };
  return [before, after].filter(({ from_at, until_at }) => from_at < until_at);
}

/** The rest of the time, from the next five minutes on, is free for others and stays so. */
function untilNow(takes: readonly Taken[], at: number): Taken[] {
  const now = cellFrom(at) * CELL_MS;
  return takes
    .map((taken) => (taken.frees_at === null ? { ...taken, until_at: Math.min(taken.until_at, now) } : taken))
    .filter(({ from_at, until_at }) => from_at < until_at);
}

function follow(
  state: LocationState,
  { at, data }: Extract<JournalEvent, { type: "ticket.completed" | "ticket.cancelled" }>,
  word: string,
): void {
  const row = state.book.ofTicket(data.ticket);
  const to = row && appointmentTable.next(row.state, word);
  if (to) change(state, row, { state: to, ended_at: at, takes: untilNow(row.takes, at) });
}

/** An undo brought a ticket back to life. Time that was free again meanwhile stays free. */
function followBack(state: LocationState): void {
  for (const row of state.book.all()) {
    const ticket = row.ticket === null ? undefined : state.tickets.get(row.ticket);
    if (!ticket || isEnded(ticket.state)) continue;
    const to = appointmentTable.next(row.state, "restored.checked-in");
    if (to) change(state, row, { state: to, ended_at: null });
  }
}

/** Nobody had come after all: they are expected again, and the number they were given is theirs no more. */
function arrivalBack(state: LocationState, seq: number): void {
  const action = state.actions.find((one) => one.seq === seq);
  const row = action && arrivalIn(state, action);
  const to = row && appointmentTable.next(row.state, "restored.confirmed");
  if (to) change(state, row, { state: to, ticket: null, checked_in_at: null });
}

/** Another document is in force: appointments keep their time, and count where there is such capacity now. */
function seatAnew(state: LocationState): void {
  for (const id of state.book.seatAnew(state.town, state.day)) state.dirty.appointments.add(id);
  for (const row of state.book.all()) scheduleAppointment(state, row);
}

/** Appointments of past days leave the state; the deadlines of all others were cleared with the day's. */
function turnDay(state: LocationState, day: string): void {
  for (const id of state.book.forgetBefore(wallTime(state.town.zone, day, "00:00")))
    state.dirty.appointments.add(id);
  for (const row of state.book.all()) scheduleAppointment(state, row);
}

function change(state: LocationState, row: Appointment, to: Partial<Appointment>): void {
  state.book.change(row, { ...to, touched: state.seq });
  state.dirty.appointments.add(row.id);
  scheduleAppointment(state, row);
}

function appointmentOf(state: LocationState, id: string): Appointment {
  const row = state.book.get(id);
  if (!row) throw new Error(`no appointment ${id} in ${state.town.id} at ${state.seq}`);
  return row;
}
