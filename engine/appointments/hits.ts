import { appointmentTable } from "../../machines/appointment.ts";
import type { LocationState } from "../location/state.ts";
import { isRefused } from "../refusal.ts";
import { businessDay } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import type { Appointment, Taken } from "./appointment.ts";
import { seatsOf } from "./book.ts";
import { Calendar } from "./calendar.ts";
import { demandOf } from "./demand.ts";
import { freeTimes, shareFor } from "./free.ts";
import { sharesOf } from "./shares.ts";

/** An appointment for which there would be no room, and the nearest time it could have instead, UTC ms; null where there is none. */
export interface Hit {
  appointment: Appointment;
  start_at: number | null;
}

/**
 * Which appointments to come would lose their room if the town were `town`, the earliest first; with the town as it is, those
 * that have none now. Where room is left for some, who booked first keeps it. No two are offered the same place.
 */
export function hitsOf(state: Pick<LocationState, "town" | "book" | "day">, town: Town, now: number): Hit[] {
  const { book, day } = state;
  const calendar = new Calendar(town, day);
  const seats = seatAll([...book.all()], town, calendar);
  const before = town === state.town ? null : book.calendarOn(state.town, day);
  const over = [...seats].flatMap(([appointment, [seat]]) => {
    if (!seat || !calendar.isOver(seat) || before?.isOver(appointment.takes[0]!)) return [];
    const movable = appointment.start_at > now && appointmentTable.next(appointment.state, "moved");
    return movable ? [{ appointment, seat }] : [];
  });
  over.sort((a, b) => (b.appointment.confirmed_at ?? 0) - (a.appointment.confirmed_at ?? 0));
  const hit = over.flatMap(({ appointment, seat }) => {
    if (!calendar.isOver(seat)) return [];
    calendar.giveBack(seat);
    return [appointment];
  });
  hit.sort((a, b) => a.start_at - b.start_at);
  return hit.map((appointment) => ({ appointment, start_at: takeNearest(town, calendar, appointment, now) }));
}

/** First all whose share there is, then the others where they find room. */
function seatAll(rows: readonly Appointment[], town: Town, calendar: Calendar): Map<Appointment, Taken[]> {
  const shares = sharesOf(town);
  const homed = Map.groupBy(rows, ({ takes }) => takes.every(({ share }) => shares.has(share)));
  const seats = new Map<Appointment, Taken[]>();
  for (const row of [...(homed.get(true) ?? []), ...(homed.get(false) ?? [])]) {
    const takes = seatsOf(town, calendar, row);
    for (const taken of takes) calendar.take(taken);
    seats.set(row, takes);
  }
  return seats;
}

/**
 * On the first later day with room, at the hour nearest to what was promised; where no later day has any, the last before.
 * Whoever is expected today is offered nothing earlier: they may be on their way when the message comes.
 */
function takeNearest(town: Town, calendar: Calendar, row: Appointment, now: number): number | null {
  const demand = demandOf(town, row.matters, "staff");
  if (isRefused(demand)) return null;
  const day = businessDay(town, row.start_at);
  const least = day === businessDay(town, now) ? row.start_at : now;
  const times = freeTimes(town, calendar, demand, now).filter((at) => at >= least);
  const later = times.find((at) => businessDay(town, at) >= day) ?? times.at(-1);
  if (later === undefined) return null;
  const on = businessDay(town, later);
  const far = (at: number) => Math.abs(minuteOf(town, at) - minuteOf(town, row.start_at));
  const nearest = times
    .filter((at) => businessDay(town, at) === on)
    .reduce((best, at) => (far(at) < far(best) ? at : best));
  const share = shareFor(town, calendar, demand, nearest, now);
  if (!share) throw new Error(`${nearest} is free and has no share`);
  calendar.take({ share, from_at: nearest, until_at: nearest + (row.end_at - row.start_at), frees_at: null });
  return nearest;
}

/** Of the wall clock's day. */
function minuteOf({ zone }: Town, at: number): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}
