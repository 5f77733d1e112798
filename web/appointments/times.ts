import type { Appointment, Matter } from "../../engine/appointments/appointment.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import { freeTimes } from "../../engine/appointments/free.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import { type Line, lineOf } from "./agenda.ts";

/** Days that staff can choose from at a glance. */
const NEXT_DAYS = 12;

/** Free times for some matters, for staff. */
export interface Times {
  seen: number;
  matters: readonly Matter[];
  /** The appointment that is moved; null for a new one. */
  moves: Line | null;
  /** The next days with free times, and how many. */
  days: { day: string; count: number }[];
  /** The day looked at: the one asked for, that of the appointment that is moved, or the first with a free time; null where there is none at all. */
  day: string | null;
  /** Its free times, UTC ms. */
  times: number[];
}

export function timesOf(
  state: LocationState,
  now: number,
  matters: readonly Matter[],
  asked: string | null,
  moves: Appointment | null,
): Times | Refused {
  const demand = demandOf(state.town, matters, "staff");
  if (isRefused(demand)) return demand;
  const calendar = state.book.calendarOn(state.town, state.day);
  const found = calendar.without(moves?.takes.slice(0, 1) ?? [], () =>
    freeTimes(state.town, calendar, demand, now),
  );
  const byDay = Map.groupBy(found, (at) => businessDay(state.town, at));
  const own = moves && businessDay(state.town, moves.start_at);
  const day = asked ?? (own && byDay.has(own) ? own : (byDay.keys().next().value ?? null));
  return {
    seen: state.seq,
    matters,
    moves: moves && lineOf(state, moves),
    days: [...byDay].slice(0, NEXT_DAYS).map(([day, times]) => ({ day, count: times.length })),
    day,
    times: byDay.get(day ?? "") ?? [],
  };
}
