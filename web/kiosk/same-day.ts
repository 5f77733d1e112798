import { demandOf } from "../../engine/appointments/demand.ts";
import { freeTimes } from "../../engine/appointments/free.ts";
import { type Spoken, spoken } from "../../engine/estimate/spoken.ts";
import { promiseFor } from "../../engine/location/forecast.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused } from "../../engine/refusal.ts";

/** What can be had for a matter today. */
export interface Today {
  /** How long it takes by drawing a number now; null while nobody can say. */
  wait: Spoken | null;
  /** Times that can be booked at a kiosk, UTC ms, the first first. */
  times: number[];
}

export function todayFor(state: LocationState, service: string, now: number): Today {
  const range = promiseFor(state, service, now);
  return { wait: range && spoken(range), times: timesToday(state, service, now) };
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
