import { demandOf } from "../../engine/appointments/demand.ts";
import { freeTimes } from "../../engine/appointments/free.ts";
import { type Spoken, spoken } from "../../engine/estimate/spoken.ts";
import { promiseFor } from "../../engine/location/forecast.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused } from "../../engine/refusal.ts";
import { counterIsClosed } from "../../machines/counter.ts";

/** By whom a matter is served: by a counter of its own, by others that help out after a while, or by nobody. */
export type Attended = "own" | "helpers" | "nobody";

/** What can be had for a matter today. */
export interface Today {
  /** How long it takes by drawing a number now; null while nobody can say. */
  wait: Spoken | null;
  /** Who is there for it now. */
  attended: Attended;
  /** Times that can be booked at a kiosk, UTC ms, the first first. */
  times: number[];
}

export function todayFor(state: LocationState, service: string, now: number): Today {
  const range = promiseFor(state, service, now);
  const wait = range && spoken(range);
  return { wait, attended: attendedBy(state, service), times: timesToday(state, service, now) };
}

function attendedBy({ town, counters }: LocationState, service: string): Attended {
  const there = town.counters.filter(({ id }) => {
    const row = counters.get(id);
    return row && !counterIsClosed(row.state);
  });
  if (there.some(({ services }) => services.includes(service))) return "own";
  return there.some(({ helps }) => helps.some((one) => one.service === service)) ? "helpers" : "nobody";
}

/** Whether anything can be booked for today. */
export function anyToday(state: LocationState, now: number): boolean {
  return state.town.services.some(({ id }) => timesToday(state, id, now).length > 0);
}

/** The rest of today's free times for one of this matter. */
export function timesToday(state: LocationState, service: string, now: number): number[] {
  const demand = demandOf(state.town, [{ service, quantity: 1 }], "kiosk");
  if (isRefused(demand)) return [];
  const calendar = state.book.calendarOn(state.town, state.day);
  return freeTimes(state.town, calendar, demand, now).filter((at) => at < state.day_ends);
}
