import type { Matter } from "../appointments/appointment.ts";
import { type Demand, demandOf } from "../appointments/demand.ts";
import { freeTimes } from "../appointments/free.ts";
import type { LocationState } from "../location/state.ts";
import { isRefused } from "../refusal.ts";
import { businessDay } from "../town/day.ts";
import { isInWeek, type LotteryWindow, nextOpening, openWindows } from "./window.ts";
import { partOf, type Wish } from "./wish.ts";

/** What visitors can take part in for some matters. */
export interface LotteryOffer {
  pool: string;
  department: string;
  /** The draws to come for which wishes are collected and something is free, the next first. */
  windows: LotteryWindow[];
  /** The one after those. */
  next: LotteryWindow;
  /** There has been a draw whose week is not over: what is free was left by it. */
  held: boolean;
}

/** The draws for some matters at `now` (UTC ms); null where their times are booked at once, or not at home. */
export function lotteryOffer(
  state: LocationState,
  now: number,
  matters: readonly Matter[],
): LotteryOffer | null {
  const { town } = state;
  const demand = demandOf(town, matters, "online");
  if (isRefused(demand) || !demand.lottery) return null;
  const pool = poolOf(demand, matters);
  return {
    pool,
    department: demand.department.id,
    windows: openWindows(town.zone, demand.lottery, now).filter(
      (window) => wishable(state, matters, window).length > 0,
    ),
    next: nextOpening(town.zone, demand.lottery, now),
    held: [...state.lotteries.values()].some((lottery) => lottery.pool === pool),
  };
}

/** The parts of days of a week in which something would be free if it were drawn now, in order. */
export function wishable(
  { town, book, day }: LocationState,
  matters: readonly Matter[],
  { week, draws_at }: LotteryWindow,
): Wish[] {
  const demand = demandOf(town, matters, "online");
  if (isRefused(demand)) return [];
  const found = new Map<string, Wish>();
  for (const at of freeTimes(town, book.calendarOn(town, day), demand, draws_at)) {
    const date = businessDay(town, at);
    if (!isInWeek(date, week)) continue;
    const part = partOf(town.zone, date, at);
    found.set(`${date} ${part}`, { date, part });
  }
  return [...found.values()];
}

/** The pool from which all of some matters are given. */
export function poolOf({ booking }: Demand, [first]: readonly Matter[]): string {
  return booking.pools.find(({ services }) => services.includes(first?.service ?? ""))?.id ?? "";
}
