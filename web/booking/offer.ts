import type { Appointment, Matter } from "../../engine/appointments/appointment.ts";
import type { Calendar } from "../../engine/appointments/calendar.ts";
import { CELL_MS } from "../../engine/appointments/cells.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import { freeTimes } from "../../engine/appointments/free.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { type DayPart, partOf } from "../../engine/lottery/wish.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import type { BookingChannel } from "../../engine/town/booking.ts";
import { businessDay, dateAfter } from "../../engine/town/day.ts";

/** So many of the next free days stand before the month. */
const NEXT_DAYS = 4;

/** A day of the month; `count` free times, 0 also where it is past or too far ahead. */
export interface DayCell {
  date: string;
  count: number;
}

/** Free times as a visitor looks at them. Days are local dates `YYYY-MM-DD`, months `YYYY-MM`. */
export interface Offer {
  /** `seq` of the location as it was looked at. */
  seen: number;
  matters: readonly Matter[];
  /** The next days with free times. */
  next: DayCell[];
  month: string;
  /** The months beside it in which something may be free. */
  before: string | null;
  after: string | null;
  /** Weeks of the month from Monday; null: a day of another month. */
  weeks: (DayCell | null)[][];
  /** The day looked at: the one asked for, that of the appointment that is moved, or the first with a free time; null where there is none at all. */
  day: string | null;
  /** Its free times by parts of the day, UTC ms, and the one that is held; parts without any are left out. */
  parts: { part: DayPart; times: number[] }[];
  /** The time that is held for whoever looks, UTC ms: nobody else can take it. */
  held_at: number | null;
}

interface Asked {
  matters: readonly Matter[];
  channel: BookingChannel;
  day: string | null;
  month: string | null;
  /** An appointment that is moved: its own time counts as free. */
  moves: Appointment | null;
  /** What is held for whoever looks. */
  held?: Appointment | null;
}

/** What is free for some matters at `now` (UTC ms), or why they cannot be booked. */
export function offerOf(state: LocationState, now: number, asked: Asked): Offer | Refused {
  const { matters, moves, held } = asked;
  const demand = demandOf(state.town, matters, asked.channel);
  if (isRefused(demand)) return demand;
  const calendar = state.book.calendarOn(state.town, state.day);
  const found = calendar
    .without(moves?.takes.slice(0, 1) ?? [], () => freeTimes(state.town, calendar, demand, now))
    .filter((at) => at !== moves?.start_at);
  const byDay = daysOf(calendar, found);
  const last = dateAfter(state.day, demand.rule.horizon_days);
  const first = asked.month ? [...byDay.keys()].find((date) => date.startsWith(asked.month!)) : undefined;
  const own = moves && businessDay(state.town, moves.start_at);
  const nearest = own && byDay.has(own) ? own : (byDay.keys().next().value ?? null);
  const day = asked.day ?? first ?? (asked.month ? null : nearest);
  const month = clamp(asked.month ?? (day ?? state.day).slice(0, 7), state.day.slice(0, 7), last.slice(0, 7));
  const free = byDay.get(day ?? "") ?? [];
  const times =
    held && day === businessDay(state.town, held.start_at)
      ? [...new Set([...free, held.start_at])].sort((one, other) => one - other)
      : free;
  return {
    seen: state.seq,
    matters,
    next: [...byDay].slice(0, NEXT_DAYS).map(([date, times]) => ({ date, count: times.length })),
    month,
    before: month > state.day.slice(0, 7) ? monthBeside(month, -1) : null,
    after: month < last.slice(0, 7) ? monthBeside(month, 1) : null,
    weeks: weeksOf(month, byDay),
    day,
    parts: day ? partsOf(state.town.zone, day, times) : [],
    held_at: held?.start_at ?? null,
  };
}

/** Moments by local date; both ascend, so each day is looked up once. */
function daysOf({ days, today }: Calendar, found: readonly number[]): Map<string, number[]> {
  const byDay = new Map<string, number[]>();
  let index = -1;
  let times: number[] = [];
  for (const at of found) {
    if (index < 0 || at >= days[index + 1]! * CELL_MS) {
      index = days.findLastIndex((first) => at >= first * CELL_MS);
      times = [];
      byDay.set(dateAfter(today, index), times);
    }
    times.push(at);
  }
  return byDay;
}

function weeksOf(month: string, byDay: ReadonlyMap<string, readonly number[]>): (DayCell | null)[][] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const cells: (DayCell | null)[] = Array.from({ length: first.dayOfWeek - 1 }, () => null);
  for (let day = 1; day <= first.daysInMonth; day++) {
    const date = `${month}-${String(day).padStart(2, "0")}`;
    cells.push({ date, count: byDay.get(date)?.length ?? 0 });
  }
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function partsOf(zone: string, day: string, times: readonly number[]): Offer["parts"] {
  return [...Map.groupBy(times, (at) => partOf(zone, day, at))].map(([part, times]) => ({ part, times }));
}

function monthBeside(month: string, by: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months: by }).toString();
}

function clamp(month: string, least: string, most: string): string {
  if (month < least) return least;
  return month > most ? most : month;
}

/** A date that an address or a form names; null for none and for nonsense. */
export function dateIn(text: string | null | undefined): string | null {
  const right = text && /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));
  return right ? text : null;
}

/** A month that an address or a form names; null for none and for nonsense. */
export function monthIn(text: string | null | undefined): string | null {
  return text && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}
