import { expect, test } from "bun:test";
import { holidayNames } from "./holiday-names.ts";
import { holidayOn, isState } from "./holidays.ts";
import { LANGUAGES } from "./town.ts";

/** The holiday laws of the two states; Easter is 5 April 2026 and 28 March 2027. */
const calendar: [date: string, ST: string | null, RP: string | null][] = [
  ["2026-01-01", "Neujahr", "Neujahr"],
  ["2026-01-06", "Heilige Drei Könige", null],
  ["2026-03-08", null, null],
  ["2026-04-03", "Karfreitag", "Karfreitag"],
  ["2026-04-05", null, null],
  ["2026-04-06", "Ostermontag", "Ostermontag"],
  ["2026-05-01", "Tag der Arbeit", "Tag der Arbeit"],
  ["2026-05-14", "Christi Himmelfahrt", "Christi Himmelfahrt"],
  ["2026-05-25", "Pfingstmontag", "Pfingstmontag"],
  ["2026-06-04", null, "Fronleichnam"],
  ["2026-08-15", null, null],
  ["2026-10-03", "Tag der Deutschen Einheit", "Tag der Deutschen Einheit"],
  ["2026-10-31", "Reformationstag", null],
  ["2026-11-01", null, "Allerheiligen"],
  ["2026-11-18", null, null],
  ["2026-12-24", null, null],
  ["2026-12-25", "1. Weihnachtstag", "1. Weihnachtstag"],
  ["2026-12-26", "2. Weihnachtstag", "2. Weihnachtstag"],
  ["2026-12-31", null, null],
  ["2027-01-01", "Neujahr", "Neujahr"],
  ["2027-01-06", "Heilige Drei Könige", null],
  ["2027-03-26", "Karfreitag", "Karfreitag"],
  ["2027-03-29", "Ostermontag", "Ostermontag"],
  ["2027-05-01", "Tag der Arbeit", "Tag der Arbeit"],
  ["2027-05-06", "Christi Himmelfahrt", "Christi Himmelfahrt"],
  ["2027-05-17", "Pfingstmontag", "Pfingstmontag"],
  ["2027-05-27", null, "Fronleichnam"],
  ["2027-10-03", "Tag der Deutschen Einheit", "Tag der Deutschen Einheit"],
  ["2027-10-31", "Reformationstag", null],
  ["2027-11-01", null, "Allerheiligen"],
  ["2027-12-25", "1. Weihnachtstag", "1. Weihnachtstag"],
  ["2027-12-26", "2. Weihnachtstag", "2. Weihnachtstag"],
];

test("public holidays are those of the federal state, in 2026 and 2027", () => {
  const found = calendar.map(([date]) => [
    date,
    holidayOn("ST", date)?.de ?? null,
    holidayOn("RP", date)?.de ?? null,
  ]);
  expect(found).toEqual(calendar);
});

test("no other day of 2026 and 2027 is a holiday in either state", () => {
  const known = new Set(calendar.map(([date]) => date));
  let day = Temporal.PlainDate.from("2026-01-01");
  for (; day.year < 2028; day = day.add({ days: 1 })) {
    const date = day.toString();
    if (known.has(date)) continue;
    expect([date, holidayOn("ST", date), holidayOn("RP", date)]).toEqual([date, null, null]);
  }
});

test("every public holiday of every state has a name in all languages but plain German, which takes the German", () => {
  const states = [
    "BB",
    "BE",
    "BW",
    "BY",
    "HB",
    "HE",
    "HH",
    "MV",
    "NI",
    "NW",
    "RP",
    "SH",
    "SL",
    "SN",
    "ST",
    "TH",
  ];
  let day = Temporal.PlainDate.from("2026-01-01");
  for (; day.year < 2028; day = day.add({ days: 1 })) {
    for (const state of states) {
      const name = holidayOn(state, day.toString());
      if (name) expect(Object.keys(name).sort()).toEqual(LANGUAGES.filter((l) => l !== "de-leicht").sort());
    }
  }
  expect(Object.keys(holidayNames).length).toBeGreaterThan(15);
});

test("a state is one date-holidays knows", () => {
  expect(["ST", "RP", "BY"].map(isState)).toEqual([true, true, true]);
  expect(["XX", "", "st", "constructor"].map(isState)).toEqual([false, false, false, false]);
});
