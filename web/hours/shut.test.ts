import { beforeAll, expect, test } from "bun:test";
import { wallTime } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import { allShut, nextTurn, shutAt, together } from "./shut.ts";

let town: Town;
beforeAll(async () => {
  town = (await bothTowns())[0]!;
});

const at = (date: string, time: string) => wallTime("Europe/Berlin", date, time);

test.each([
  ["open", "2026-11-17", "09:00", "buergerbuero", null],
  ["before the day begins", "2026-11-17", "08:59", "buergerbuero", "now"],
  ["the last moment for a number", "2026-11-17", "17:44", "buergerbuero", null],
  ["shortly before closing", "2026-11-17", "17:45", "buergerbuero", "no-more"],
  ["after closing", "2026-11-17", "18:00", "buergerbuero", "now"],
  ["at noon", "2026-11-17", "12:30", "kita", "now"],
  ["on a weekday without hours", "2026-11-16", "10:00", "kita", "today"],
  ["on a holiday", "2026-12-25", "10:00", "buergerbuero", "today"],
] as const)("numbers end where the office's hours end: %s", (_name, date, time, department, kind) => {
  expect(shutAt(town, department, at(date, time))?.kind ?? null).toBe(kind);
});

test("a closed department says when it opens again, and whether that is today", () => {
  const noon = shutAt(town, "kita", at("2026-11-17", "12:30"));
  expect(noon).toMatchObject({ opens_at: at("2026-11-17", "13:00"), still_today: true, reason: null });
  const eve = shutAt(town, "buergerbuero", at("2026-12-24", "10:00"));
  expect(eve).toMatchObject({ opens_at: at("2026-12-28", "09:00"), still_today: false });
  expect(eve?.reason?.de).toBe("Heiligabend");
});

test("the house is closed when every department is", () => {
  expect(allShut(town, at("2026-11-16", "10:00"))).toBeNull();
  expect(allShut(town, at("2026-11-15", "10:00"))).toHaveLength(2);
});

test("what all departments have in common is said once", () => {
  const holiday = together(allShut(town, at("2026-12-25", "10:00"))!);
  expect(holiday).toMatchObject({ kind: "today", opens_alike: false });
  expect(holiday.reason?.en).toBe("Christmas Day");
  const evening = together(allShut(town, at("2026-11-17", "17:50"))!);
  expect(evening).toEqual({ kind: "no-more", reason: null, opens_alike: false });
  const early = together(allShut(town, at("2026-11-17", "07:00"))!);
  expect(early).toEqual({ kind: "now", reason: null, opens_alike: true });
});

test("the next turn of a door is the earliest of all departments' ends, last numbers and beginnings", () => {
  const turns: string[] = [];
  let now = at("2026-11-17", "00:00");
  for (let turn = 0; turn < 7; turn++) {
    now = nextTurn(town, now)!;
    turns.push(
      Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(town.zone).toPlainTime().toString(),
    );
  }
  expect(turns.map((time) => time.slice(0, 5))).toEqual([
    "09:00",
    "11:30",
    "12:00",
    "13:00",
    "17:30",
    "17:45",
    "18:00",
  ]);
});
