// Rule: what staff enter of the hours stands over the document, and of two changes about the same day the later one counts.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { hoursOn } from "./hours.ts";
import { amended, type ClosureWish, type HoursWish, type OpeningWish } from "./hours-change.ts";
import { wrongIn } from "./hours-change-shape.ts";
import type { Town } from "./town.ts";

const [zeitz] = (await bothTowns()) as [Town];
const TODAY = "2026-11-17";
const text = { de: "Fortbildung", en: "Training" };
const closure = (from: string, to = from, pool: string | null = null): ClosureWish => ({
  kind: "closure",
  department: "buergerbuero",
  pool,
  from,
  to,
  text,
});
const opening = (date: string, spans: OpeningWish["spans"], places = {}): OpeningWish => ({
  kind: "opening",
  department: "buergerbuero",
  date,
  spans,
  places,
});
/** The citizens' office on a date, as wall times; the German reason where it is closed all day. */
function hours(changes: HoursWish[], date: string): string {
  const { spans, reason } = hoursOn(amended(zeitz, changes), "buergerbuero", date);
  const wall = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zeitz.zone)
      .toPlainTime()
      .toString()
      .slice(0, 5);
  return (
    reason?.de ?? spans.map(({ opens_at, closes_at }) => `${wall(opens_at)}-${wall(closes_at)}`).join(" ")
  );
}

test("a closure closes its days, both ends included, and its reason is the one shown", () => {
  const changes = [closure("2026-11-18", "2026-11-19"), closure("2026-12-24")];
  expect(
    ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-12-24"].map((day) => hours(changes, day)),
  ).toEqual(["09:00-18:00", "Fortbildung", "Fortbildung", "09:00-12:00", "Fortbildung"]);
  expect(hoursOn(amended(zeitz, changes), "kita", "2026-11-19").spans).not.toBeEmpty();
  expect(amended(zeitz, [])).toBe(zeitz);
});

test("a one-off opening opens a Saturday, and cuts an ordinary day short", () => {
  expect(hours([opening("2026-11-21", [["10:00", "12:00"]])], "2026-11-21")).toBe("10:00-12:00");
  expect(hours([opening("2026-11-19", [["09:00", "11:00"]])], "2026-11-19")).toBe("09:00-11:00");
});

test("the later change counts: a closure takes back an opening, an opening a closure, and a second opening the first", () => {
  const open = opening("2026-11-19", [["10:00", "12:00"]]);
  const shut = closure("2026-11-18", "2026-11-20");
  expect(hours([open, shut], "2026-11-19")).toBe("Fortbildung");
  expect(hours([shut, open], "2026-11-19")).toBe("10:00-12:00");
  expect(hours([shut, open], "2026-11-18")).toBe("Fortbildung");
  expect(hours([open, opening("2026-11-19", [["13:00", "14:00"]])], "2026-11-19")).toBe("13:00-14:00");
});

test("a closure of some hours leaves the rest of the day open, until a later change opens the day anew", () => {
  const part = (from: string, to = from): HoursWish => ({ ...closure(from, to), part: ["12:00", "18:00"] });
  const changes = [part("2026-11-17", "2026-11-19")];
  expect(["2026-11-17", "2026-11-19", "2026-11-24"].map((day) => hours(changes, day))).toEqual([
    "09:00-12:00",
    "09:00-12:00",
    "09:00-18:00",
  ]);
  const open = opening("2026-11-17", [["13:00", "15:00"]]);
  expect(hours([...changes, open], "2026-11-17")).toBe("13:00-15:00");
  expect(hours([open, ...changes], "2026-11-17")).toBe("");
  expect(wrongIn(zeitz, part("2026-11-17"), TODAY)).toBeNull();
  expect(wrongIn(zeitz, { ...closure(TODAY), part: ["12:00", "11:00"] }, TODAY)).not.toBeNull();
  expect(wrongIn(zeitz, { ...closure(TODAY), part: ["12:03", "13:00"] }, TODAY)).toContain("five minutes");
  expect(wrongIn(zeitz, { ...closure(TODAY, TODAY, "ausweise"), part: ["12:00", "13:00"] }, TODAY)).toContain(
    "part",
  );
});

test("a pool is closed alone, and open again on a day that gives it places", () => {
  const changes = [
    closure("2026-11-18", "2026-11-20", "ausweise"),
    opening("2026-11-19", [["10:00", "12:00"]], { ausweise: 2 }),
  ];
  expect(hours(changes, "2026-11-18")).toBe("09:00-12:00");
  const pool = amended(zeitz, changes).departments[0]?.booking?.pools[0];
  expect(pool?.closures).toEqual([
    { from: "2026-11-18", to: "2026-11-18" },
    { from: "2026-11-20", to: "2026-11-20" },
  ]);
  expect(pool?.rules.at(-1)).toEqual({
    weekdays: [4],
    from: "2026-11-19",
    to: "2026-11-19",
    spans: [["10:00", "12:00"]],
    capacity: 2,
  });
});

test("what cannot be is said, with its place", () => {
  const wrong: [HoursWish, string | null][] = [
    [closure("2026-11-17"), null],
    [closure("2026-11-10", "2026-11-17"), null],
    [closure("2026-11-10", "2026-11-16"), "to is past: 2026-11-16"],
    [closure("2026-11-19", "2026-11-18"), "to lies before its beginning: 2026-11-18 < 2026-11-19"],
    [closure("2026-11-18", "2028-11-18"), "to lies too far ahead: 2028-11-18"],
    [closure("2026-11-18", "2026-11-18", "kita-plaetze"), "pool is none of buergerbuero"],
    [{ ...closure("2026-11-18"), department: "cellar" }, "department is none here: cellar"],
    [{ ...closure("2026-02-30") }, 'from must be a date like 2026-12-24, not "2026-02-30"'],
    [
      { ...closure("2026-11-18"), text: { de: "", en: "x" } },
      'text.de must be 1 to 400 characters without line breaks, not ""',
    ],
    [opening("2026-11-21", [["12:00", "10:00"]]), "spans[0] must end after it begins: 12:00 to 10:00"],
    [opening("2026-11-21", [["10:03", "12:00"]]), "spans must lie on five minutes: 10:03"],
    [opening("2026-11-21", [["10:00", "12:00"]], { cellar: 1 }), "places.cellar is no pool of buergerbuero"],
    [
      opening("2026-11-21", [["10:00", "12:00"]], { ausweise: 100 }),
      "places.ausweise must be a whole number from 0 to 99, not 100",
    ],
    [opening("2026-11-21", []), "spans must have 1 to 6 entries, not 0"],
  ];
  expect(wrong.map(([wish]) => wrongIn(zeitz, wish, TODAY))).toEqual(wrong.map(([, said]) => said));
});
