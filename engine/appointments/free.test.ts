// Rule: the free times are what somebody finds who walks through every minute with a wall clock and the list of bookings.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { bothTowns } from "../../fixtures/foyer.ts";
import { isRefused } from "../refusal.ts";
import type { Booking, CapacityRule } from "../town/booking.ts";
import { dateAfter } from "../town/day.ts";
import { wallClock } from "../town/naive-opening.testing.ts";
import type { Department, Town } from "../town/town.ts";
import { Calendar } from "./calendar.ts";
import { demandOf } from "./demand.ts";
import { freeTimes, shareFor } from "./free.ts";
import { naiveFreeTimes, sameCapacity } from "./naive.testing.ts";
import { sharesOf } from "./shares.ts";

const [zeitz] = (await bothTowns()) as [Town];
/** Both days the clock changes, a holiday, and an ordinary week; each begins at a local midnight. */
const windows = [
  { from: "2026-10-23T22:00Z", holidays: [] },
  { from: "2026-03-27T23:00Z", holidays: [] },
  { from: "2027-03-24T23:00Z", holidays: ["2027-03-26", "2027-03-29"] },
  { from: "2026-11-15T23:00Z", holidays: [] },
];
const DAYS = 5;
const clocks = windows.map(({ from }) => wallClock("Europe/Berlin", Date.parse(from), DAYS));

const mark = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 3, arbitrary: fc.integer({ min: 96, max: 160 }) },
  )
  .map(
    (cell) => `${String(Math.floor(cell / 12)).padStart(2, "0")}:${String((cell % 12) * 5).padStart(2, "0")}`,
  );
const spans = fc.uniqueArray(mark, { minLength: 2, maxLength: 4 }).map((marks) => {
  const sorted = marks.toSorted();
  return Array.from({ length: sorted.length >> 1 }, (_, i): [string, string] => [
    sorted[2 * i]!,
    sorted[2 * i + 1]!,
  ]);
});
const day = fc.nat({ max: DAYS - 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const MATTERS = ["ausweis-beantragen", "reisepass"];
const rule = fc.record({
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 }),
  every: maybe(fc.record({ weeks: fc.integer({ min: 2, max: 3 }), start: day })),
  nth: maybe(fc.subarray([1, 2, 3, 4, 5, -1], { minLength: 2 })),
  from: maybe(day),
  to: maybe(day),
  spans,
  capacity: fc.integer({ min: 1, max: 3 }),
  channels: maybe(fc.subarray(["online", "kiosk", "staff"] as const, { minLength: 1 })),
  services: maybe(fc.subarray(MATTERS, { minLength: 1 })),
  release: maybe(fc.record({ days_before: fc.nat({ max: 2 }), at: mark })),
});
type Drawn = typeof rule extends fc.Arbitrary<infer T> ? T : never;
const dated = ({ every, from, to, ...rest }: Drawn, dates: readonly string[]): CapacityRule =>
  JSON.parse(
    JSON.stringify({
      ...rest,
      every: every && { weeks: every.weeks, start: dateAfter(dates[every.start]!, -14) },
      from: from === undefined ? undefined : dates[from],
      to: to === undefined ? undefined : dates[to],
    }),
  );

const office = fc.record({
  window: fc.nat({ max: windows.length - 1 }),
  rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
  breaks: fc.array(rule, { maxLength: 1 }),
  closed: fc.array(fc.tuple(day, day), { maxLength: 1 }),
  extra: fc.uniqueArray(fc.tuple(day, spans), { maxLength: 1 }),
  away: fc.array(fc.tuple(day, day), { maxLength: 1 }),
  step_min: fc.constantFrom(5, 10, 15, 20, 30, 60),
  lead_min: fc.constantFrom(0, 7, 60, 24 * 60),
  horizon_days: fc.nat({ max: DAYS - 1 }),
  channel: fc.constantFrom("online", "kiosk", "staff"),
  quantities: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 2 })),
  taken: fc.array(
    fc.record({
      share: fc.nat(3),
      day,
      cell: fc.integer({ min: 0, max: 160 }),
      cells: fc.integer({ min: 1, max: 20 }),
      again: fc.boolean(),
    }),
    { maxLength: 40 },
  ),
  now_min: fc.nat({ max: 26 * 60 }),
});
type Office = typeof office extends fc.Arbitrary<infer T> ? T : never;

function townOf(drawn: Office, dates: readonly string[]): Town {
  const { rules, breaks, closed, extra, away, step_min, lead_min, horizon_days } = drawn;
  const limits = { lead_min, horizon_days };
  const range = ([a, b]: [number, number]) => ({ from: dates[Math.min(a, b)]!, to: dates[Math.max(a, b)]! });
  const booking: Booking = {
    step_min: step_min as Booking["step_min"],
    hold_min: 10,
    late_min: 15,
    freed_min: [0, 0],
    channels: { online: limits, kiosk: limits, staff: limits },
    pools: [
      {
        id: "pool",
        services: MATTERS,
        rules: rules.map((one) => dated(one, dates)),
        closures: away.map(range),
      },
    ],
  };
  const department: Department = {
    ...zeitz.departments[0]!,
    booking,
    opening: {
      week: {},
      last_ticket_min: 0,
      breaks: breaks.map((one) => dated(one, dates)),
      closures: closed.map((days) => ({ ...range(days), text: { de: "zu", en: "closed" } })),
      extra: extra.map(([one, of]) => ({ date: dates[one]!, spans: of })),
    },
  };
  return { ...zeitz, departments: [department] };
}

let offered = 0;

test("free times are the naive ones on random calendars, on both days the clock changes too", () => {
  fc.assert(
    fc.property(office, (drawn) => {
      const clock = clocks[drawn.window]!;
      const dates = [...new Set(clock.map(({ date }) => date))].slice(0, DAYS);
      const town = townOf(drawn, dates);
      const [passes, cards] = drawn.quantities;
      const matters = [
        { service: "reisepass", quantity: passes },
        ...(cards ? [{ service: "ausweis-beantragen", quantity: cards }] : []),
      ];
      const demand = demandOf(town, matters, drawn.channel);
      if (isRefused(demand)) throw new Error(demand.sentence);
      const calendar = new Calendar(town, dates[0]!);
      const shares = [...sharesOf(town).values()];
      const keyOf = new Map(shares.map(({ key, rules }) => [key, sameCapacity("pool", rules[0]!)]));
      const taken = drawn.taken.flatMap(({ share, day, cell, cells, again }) => {
        const from_at = clock.find(({ date }) => date === dates[day])!.at + cell * 300_000;
        const one = {
          share: shares[share % shares.length]!.key,
          from_at,
          until_at: from_at + cells * 300_000,
          frees_at: null,
        };
        calendar.take(one);
        if (again) calendar.giveBack(one);
        return again ? [] : [{ ...one, key: keyOf.get(one.share)! }];
      });
      // The walk knows only the window; what lies in its last day's evening must not look beyond.
      const now = clock[0]!.at + drawn.now_min * 60_000;
      const today = clock.findLast(({ at }) => at <= now)!.date;
      const asOf = today === calendar.today ? calendar : moved(town, today, taken);
      const end = clock.at(-1)!.at - 4 * 3_600_000;
      const naive = naiveFreeTimes({
        department: town.departments[0]!,
        holidays: new Set(windows[drawn.window]!.holidays),
        clock,
        matters,
        minutes: demand.cells * 5,
        channel: drawn.channel,
        taken,
        now,
      }).filter((at) => at < end);
      const found = freeTimes(town, asOf, demand, now).filter((at) => at < end);
      expect(found).toEqual(naive);
      offered += found.length;
      for (const at of found.slice(0, 3)) expect(shareFor(town, asOf, demand, at, now)).not.toBeNull();
      for (const { from_at } of taken.slice(0, 3))
        expect(shareFor(town, asOf, demand, from_at, now) !== null).toBe(found.includes(from_at));
    }),
    { numRuns: 200 },
  );
  // A property about nothing would hold as well.
  expect(offered).toBeGreaterThan(100);
}, 120_000);

function moved(
  town: Town,
  today: string,
  taken: readonly { share: string; from_at: number; until_at: number }[],
): Calendar {
  const calendar = new Calendar(town, today);
  for (const one of taken) calendar.take({ ...one, frees_at: null });
  return calendar;
}
