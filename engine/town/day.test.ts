import { expect, test } from "bun:test";
import { businessDay, dayEnd, wallTime } from "./day.ts";

const berlin = { zone: "Europe/Berlin" };
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

test("the business day is the local date, from midnight to midnight", () => {
  const rows: [moment: string, day: string, end: string][] = [
    ["2026-11-21T22:59:59.999Z", "2026-11-21", "2026-11-21T23:00:00.000Z"],
    ["2026-11-21T23:00:00.000Z", "2026-11-22", "2026-11-22T23:00:00.000Z"],
    ["2026-07-01T21:59:59.999Z", "2026-07-01", "2026-07-01T22:00:00.000Z"],
    ["2026-12-31T23:00:00.000Z", "2027-01-01", "2027-01-01T23:00:00.000Z"],
  ];
  // Backwards too: the day asked for last must not stick.
  for (const [moment, day, end] of [...rows, ...rows.toReversed()]) {
    expect([businessDay(berlin, at(moment)), iso(dayEnd(berlin, at(moment)))]).toEqual([day, end]);
  }
});

test("the day the clock goes forward has 23 hours, the day it goes back 25", () => {
  const hours = (date: string) => {
    const midnight = wallTime("Europe/Berlin", date, "00:00");
    expect(businessDay(berlin, midnight)).toBe(date);
    expect(businessDay(berlin, midnight - 1)).not.toBe(date);
    return (dayEnd(berlin, midnight) - midnight) / 3_600_000;
  };
  expect(["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2026-03-30"].map(hours)).toEqual([
    23, 25, 23, 25, 24,
  ]);
});

test("a wall time is the first moment the clock has shown it", () => {
  const rows: [zone: string, date: string, time: string, moment: string][] = [
    ["Europe/Berlin", "2026-03-28", "02:30", "2026-03-28T01:30:00.000Z"],
    ["Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00.000Z"],
    ["Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-03-29", "09:00", "2026-03-29T07:00:00.000Z"],
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00.000Z"],
    ["Europe/Berlin", "2026-10-25", "09:00", "2026-10-25T08:00:00.000Z"],
    ["Europe/Berlin", "2027-03-28", "02:15", "2027-03-28T01:00:00.000Z"],
    ["Europe/Berlin", "2027-10-31", "02:15", "2027-10-31T00:15:00.000Z"],
    ["Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30:00.000Z"],
  ];
  expect(rows.map(([zone, date, time]) => [zone, date, time, iso(wallTime(zone, date, time))])).toEqual(rows);
});
