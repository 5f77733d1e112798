import type { LotteryRule } from "../town/booking.ts";
import { businessDay, dateAfter, wallTime } from "../town/day.ts";

/** A week whose times are drawn, and when wishes for it are collected: `[opens_at, draws_at)`, UTC ms. */
export interface LotteryWindow {
  /** Its Monday, `YYYY-MM-DD`. */
  week: string;
  opens_at: number;
  draws_at: number;
}

/** The window of a week that begins on the Monday `week`. */
export function windowOf(zone: string, rule: LotteryRule, week: string): LotteryWindow {
  const drawn = dateAfter(week, rule.weekday - 1 - 7 * rule.weeks_ahead);
  return {
    week,
    opens_at: wallTime(zone, dateAfter(drawn, -rule.collect_days), rule.at),
    draws_at: wallTime(zone, drawn, rule.at),
  };
}

/** The Monday of the first week that is not drawn yet at a moment (UTC ms). */
export function firstUndrawn(zone: string, rule: LotteryRule, now: number): string {
  const week = dateAfter(mondayOf(businessDay({ zone }, now)), 7 * rule.weeks_ahead);
  return windowOf(zone, rule, week).draws_at > now ? week : dateAfter(week, 7);
}

/** The windows in which wishes are collected at a moment (UTC ms), the one drawn next first. */
export function openWindows(zone: string, rule: LotteryRule, now: number): LotteryWindow[] {
  const open: LotteryWindow[] = [];
  let window = windowOf(zone, rule, firstUndrawn(zone, rule, now));
  for (; window.opens_at <= now; window = windowOf(zone, rule, dateAfter(window.week, 7))) open.push(window);
  return open;
}

/** When the next window opens of which nothing can be wished for yet, UTC ms. */
export function nextOpening(zone: string, rule: LotteryRule, now: number): LotteryWindow {
  const last = openWindows(zone, rule, now).at(-1);
  return windowOf(zone, rule, last ? dateAfter(last.week, 7) : firstUndrawn(zone, rule, now));
}

/** Does the date lie in the week that begins on this Monday? */
export function isInWeek(date: string, week: string): boolean {
  return date >= week && date < dateAfter(week, 7);
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return dateAfter(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
}
