// Rule: at every moment it is clear for which weeks one may wish, which are drawn, and no week is left out; by the wall clock, on the days it changes too.
import { expect, test } from "bun:test";
import fc from "fast-check";
import type { LotteryRule } from "../town/booking.ts";
import { dateAfter } from "../town/day.ts";
import { firstUndrawn, nextOpening, openWindows, windowOf } from "./window.ts";

const ZONE = "Europe/Berlin";
const at = (wall: string) => Temporal.ZonedDateTime.from(`${wall}[${ZONE}]`).epochMilliseconds;
const THURSDAYS: LotteryRule = { weekday: 4, at: "12:00", weeks_ahead: 2, collect_days: 7 };

test.each([
  ["a moment before the draw", "2026-11-19T11:59:59", ["2026-11-30"], "2026-12-07"],
  ["at the draw", "2026-11-19T12:00", ["2026-12-07"], "2026-12-14"],
  ["on the Sunday after", "2026-11-22T23:59", ["2026-12-07"], "2026-12-14"],
  ["on Monday", "2026-11-23T00:00", ["2026-12-07"], "2026-12-14"],
])("%s one may wish for these weeks, and then for that", (_, wall, weeks, next) => {
  const open = openWindows(ZONE, THURSDAYS, at(wall));
  expect(open.map(({ week }) => week)).toEqual(weeks);
  expect(nextOpening(ZONE, THURSDAYS, at(wall)).week).toBe(next);
});

test("who collects longer has several weeks open, who collects shortly none for some days", () => {
  const weeks = (collect_days: number, wall: string) =>
    openWindows(ZONE, { ...THURSDAYS, collect_days }, at(wall)).map(({ week }) => week);
  expect(weeks(14, "2026-11-19T11:00")).toEqual(["2026-11-30", "2026-12-07"]);
  expect(weeks(2, "2026-11-16T09:00")).toEqual([]);
  expect(weeks(2, "2026-11-17T12:00")).toEqual(["2026-11-30"]);
});

test("a draw is at noon by the wall clock also after the clocks went back", () => {
  const { opens_at, draws_at } = windowOf(ZONE, THURSDAYS, "2026-11-09");
  expect([opens_at, draws_at]).toEqual([at("2026-10-22T12:00"), at("2026-10-29T12:00")]);
  expect(draws_at - opens_at).toBe((7 * 24 + 1) * 3_600_000);
});

test("a week is undrawn exactly until its draw, and the next follows it", () => {
  const rule = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    at: fc.constantFrom("00:00", "02:30", "12:00", "23:55"),
    weeks_ahead: fc.integer({ min: 1, max: 26 }),
    collect_days: fc.integer({ min: 1, max: 28 }),
  });
  const start = at("2026-01-01T00:00");
  fc.assert(
    fc.property(rule, fc.nat(500 * 24 * 12), (rule, fives) => {
      const now = start + fives * 300_000;
      const week = firstUndrawn(ZONE, rule, now);
      expect(windowOf(ZONE, rule, week).draws_at).toBeGreaterThan(now);
      expect(windowOf(ZONE, rule, dateAfter(week, -7)).draws_at).toBeLessThanOrEqual(now);
      for (const window of openWindows(ZONE, rule, now)) {
        expect(window.opens_at <= now && now < window.draws_at).toBe(true);
      }
      expect(nextOpening(ZONE, rule, now).opens_at).toBeGreaterThan(now);
    }),
  );
});
