import { type AppointmentState, appointmentTable } from "../../machines/appointment.ts";
import { businessDay } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import type { Appointment } from "./appointment.ts";

/** What it means that somebody comes for an appointment now. */
export type Arrival =
  /** May check in. */
  | { is: "welcome" }
  /** May check in from then on, UTC ms. */
  | { is: "early"; from_at: number }
  | { is: "late" }
  | { is: "other-day" }
  | { is: "here" }
  | { is: "over" }
  | { is: "cancelled" }
  | { is: "unconfirmed" };

/** When visitors check in by themselves, `[from_at, until_at]`, UTC ms. */
export interface Window {
  from_at: number;
  until_at: number;
}

const MINUTE_MS = 60_000;
/** People plan an hour for the way. */
const EARLY_MIN = 60;

/** Why a state that leads to no check-in does not. */
const STANDS: Record<
  AppointmentState,
  Arrival["is"] & ("here" | "over" | "cancelled" | "unconfirmed" | "late")
> = {
  held: "unconfirmed",
  expired: "unconfirmed",
  confirmed: "late",
  missed: "late",
  "checked-in": "here",
  fulfilled: "over",
  cancelled: "cancelled",
};

/** The department's window; in one that has given up appointments everybody has until theirs would have ended. */
export function windowOf(town: Town, { department, start_at, end_at }: Appointment): Window {
  const booking = town.departments.find(({ id }) => id === department)?.booking;
  if (!booking) return { from_at: start_at - EARLY_MIN * MINUTE_MS, until_at: end_at };
  const [before, after] = booking.check_in_min ?? [EARLY_MIN, booking.late_min];
  return { from_at: start_at - before * MINUTE_MS, until_at: start_at + after * MINUTE_MS };
}

/** Until when the place is kept for whoever does not come, UTC ms; in a department that has given up appointments, until they would have ended. */
export function keptUntil({ departments }: Town, { department, start_at, end_at }: Appointment): number {
  const booking = departments.find(({ id }) => id === department)?.booking;
  return booking ? start_at + booking.late_min * MINUTE_MS : end_at;
}

/** `now` in UTC ms. */
export function arrivalOf(town: Town, row: Appointment, now: number): Arrival {
  if (!appointmentTable.next(row.state, "checked-in")) return { is: STANDS[row.state] };
  const { from_at, until_at } = windowOf(town, row);
  if (now > until_at) return { is: "late" };
  if (businessDay(town, row.start_at) !== businessDay(town, now)) return { is: "other-day" };
  return now < from_at ? { is: "early", from_at } : { is: "welcome" };
}
