// Rule: a reminder comes on the day before at the town's wall time, on the days the clock changes too; nobody is told "tomorrow" on the day itself.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { planned, reminderAt } from "./plan.ts";

const [zeitz] = await bothTowns();
if (!zeitz) throw new Error("no town");
const at = (wall: string) => Temporal.ZonedDateTime.from(`${wall}[Europe/Berlin]`).epochMilliseconds;

test.each([
  ["an ordinary day", "2026-11-18T09:00", "2026-11-17T10:00"],
  ["the Monday after clocks go back", "2026-10-26T09:00", "2026-10-25T10:00"],
  ["the Sunday itself, 25 hours long", "2026-10-25T23:30", "2026-10-24T10:00"],
  ["the Monday after clocks go forward", "2027-03-29T00:05", "2027-03-28T10:00"],
  ["the Sunday itself, 23 hours long", "2027-03-28T09:00", "2027-03-27T10:00"],
  ["New Year's Day", "2027-01-01T08:00", "2026-12-31T10:00"],
])("%s", (_, start, due) => {
  expect(reminderAt(zeitz, at(start))).toBe(at(due));
});

test("a wall time that the clock jumps over is the moment of the jump, one that it shows twice the first", () => {
  const odd = { ...zeitz, messages: { reminder_at: "02:30" } };
  expect(reminderAt(odd, at("2027-03-29T09:00"))).toBe(at("2027-03-28T03:00"));
  expect(reminderAt(odd, at("2026-10-26T09:00"))).toBe(at("2026-10-25T02:30:00+02:00"));
});

test("it is of no use once its appointment's day has begun", () => {
  const start_at = at("2026-11-18T09:00");
  const appointment = { id: "zeitz-t1", start_at, end_at: start_at + 1, hold_until: 0 };
  const row = planned(zeitz, "reminder", { appointment, mark: "1", now: 0 });
  expect(row).toMatchObject({ look_at: at("2026-11-17T10:00"), expires_at: at("2026-11-18T00:00") });
});
