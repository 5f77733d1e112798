// Rule: a draw that could not be held as it says is refused, with its place and the reason.
import { expect, test } from "bun:test";
import { RULE } from "../../fixtures/lottery.ts";
import { problemsOf, zeitzWith } from "./zeitz-with.testing.ts";

/** The pool of the day-care fees: one online rule, 24 hours to 90 days. */
const POOL = "departments[1].booking.pools[1]";
const wrong = (lottery: object) =>
  problemsOf(zeitzWith(`${POOL}.lottery`, { ...RULE, ...lottery })).map(
    ({ path, reason }) => `${path} ${reason}`,
  );

test("a draw that can be held is none", () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ weekday: 7, at: "00:00", weeks_ahead: 1, collect_days: 1 })).toEqual([]);
});

test.each([
  [{ weekday: 8 }, `${POOL}.lottery.weekday must be a whole number from 1 to 7, not 8`],
  [{ at: "noon" }, `${POOL}.lottery.at must be a wall time like 08:30, not "noon"`],
  [{ collect_days: 0 }, `${POOL}.lottery.collect_days must be a whole number from 1 to 28, not 0`],
  [{ weeks_ahead: 12 }, `${POOL}.lottery looks 94 days ahead, but kita-beitrag is booked online 90 at most`],
  [
    { weekday: 7, at: "00:05", weeks_ahead: 1 },
    `${POOL}.lottery is drawn 1435 minutes before its week, but kita-beitrag is booked online 1440 ahead`,
  ],
])("%j", (lottery, problem) => {
  expect(wrong(lottery)).toEqual([problem]);
});

test("nobody could wish for what is not booked at home", () => {
  const json = zeitzWith("departments[1].booking.channels.online", undefined) as {
    departments: { booking: { pools: { lottery?: object }[] } }[];
  };
  json.departments[1]!.booking.pools[1]!.lottery = RULE;
  expect(problemsOf(json).map(({ path, reason }) => `${path} ${reason}`)).toEqual([
    `${POOL}.lottery is for visitors at home, but kita-beitrag is not booked online`,
  ]);
});
