import { expect, test } from "bun:test";
import fc from "fast-check";
import alzeyDocument from "../../fixtures/towns/alzey.json";
import tangermuendeDocument from "../../fixtures/towns/more/tangermuende.json";
import zeitzDocument from "../../fixtures/towns/zeitz.json";
import { naiveOpening, walk, wallClock } from "./naive-opening.testing.ts";
import { openingAt } from "./opening.ts";
import { DAYS, dated, dayOf, rule, spans } from "./opening-rules.testing.ts";
import type { Opening, Town } from "./town.ts";
import { isProblems, readTown } from "./validate.ts";

function read(json: unknown): Town {
  const town = readTown(json, "document");
  if (isProblems(town)) throw new Error("the document is wrong");
  return town;
}
const zeitz = read(zeitzDocument);
const alzey = read(alzeyDocument);
const tangermuende = read(tangermuendeDocument);

/** Wall time in Berlin, both ways. */
const at = (wall: string) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime("Europe/Berlin").epochMilliseconds;
const wall = (ms: number | null) =>
  ms === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(ms)
        .toZonedDateTimeISO("Europe/Berlin")
        .toPlainDateTime()
        .toString({ smallestUnit: "minute" });

type Row = [
  now: string,
  open: boolean,
  closes: string | null,
  opens: string | null,
  walk_ins_until: string | null,
  reason: string | null,
];

function rows(town: Town, department: string, expected: Row[]) {
  const found = expected.map(([now]) => {
    const state = openingAt(town, department, at(now));
    const { open, closes_at, opens_at, walk_ins_until, reason } = state;
    return [now, open, wall(closes_at), wall(opens_at), wall(walk_ins_until), reason?.de ?? null];
  });
  expect(found).toEqual(expected);
}

test("a day in the Bürgerbüro Zeitz: morning, noon break, afternoon, evening", () => {
  rows(zeitz, "buergerbuero", [
    ["2026-11-23T08:59:59", false, null, "2026-11-23T09:00", null, null],
    ["2026-11-23T09:00", true, "2026-11-23T12:00", "2026-11-23T13:00", "2026-11-23T11:45", null],
    ["2026-11-23T11:59:59", true, "2026-11-23T12:00", "2026-11-23T13:00", "2026-11-23T11:45", null],
    ["2026-11-23T12:00", false, null, "2026-11-23T13:00", null, null],
    ["2026-11-23T14:00", true, "2026-11-23T15:00", "2026-11-24T09:00", "2026-11-23T14:45", null],
    ["2026-11-23T15:00", false, null, "2026-11-24T09:00", null, null],
    ["2026-11-27T12:00", false, null, "2026-11-30T09:00", null, null],
  ]);
});

test("holidays close a town of their own state only, and say their name", () => {
  rows(zeitz, "buergerbuero", [
    ["2026-01-06T10:00", false, null, "2026-01-07T09:00", null, "Heilige Drei Könige"],
    ["2026-06-04T10:00", true, "2026-06-04T18:00", "2026-06-05T09:00", "2026-06-04T17:45", null],
    ["2027-11-01T10:00", true, "2027-11-01T12:00", "2027-11-01T13:00", "2027-11-01T11:45", null],
    ["2027-03-25T18:00", false, null, "2027-03-30T09:00", null, null],
    ["2027-03-26T10:00", false, null, "2027-03-30T09:00", null, "Karfreitag"],
  ]);
  rows(alzey, "buergerbuero", [
    ["2026-01-06T10:00", true, "2026-01-06T18:00", "2026-01-07T08:00", "2026-01-06T17:45", null],
    ["2026-06-04T10:00", false, null, "2026-06-05T08:00", null, "Fronleichnam"],
    ["2027-11-01T10:00", false, null, "2027-11-02T07:30", null, "Allerheiligen"],
    ["2027-10-31T10:00", false, null, "2027-11-02T07:30", null, null],
  ]);
});

test("closures close, each department has its own hours, and the next day over several closed ones is found", () => {
  rows(alzey, "ordnung", [
    ["2026-06-03T10:00", false, null, "2026-06-08T08:30", null, null],
    ["2026-06-05T10:00", false, null, "2026-06-08T08:30", null, "Brückentag"],
    ["2026-12-24T00:00", false, null, "2026-12-28T08:30", null, "Heiligabend"],
    ["2026-12-23T23:59", false, null, "2026-12-28T08:30", null, null],
  ]);
  rows(zeitz, "kita", [
    ["2026-11-25T10:00", false, null, "2026-11-26T09:00", null, null],
    ["2026-11-26T11:45", true, "2026-11-26T12:00", "2026-11-26T13:00", "2026-11-26T11:30", null],
  ]);
});

test("the day closes after its last span, not at the noon break", () => {
  const day = (now: string) => wall(openingAt(zeitz, "buergerbuero", at(now)).day_closes_at);
  const moments = ["2026-11-23T00:00", "2026-11-23T10:00", "2026-11-23T12:30", "2026-11-23T20:00"];
  expect(moments.map(day)).toEqual(moments.map(() => "2026-11-23T15:00"));
  expect(day("2026-11-28T10:00")).toBeNull();
});

test("a one-off opening wins over a closure", () => {
  rows(tangermuende, "buergerbuero", [
    ["2026-12-22T10:00", false, null, "2026-12-29T10:00", null, "Umbau im Erdgeschoss"],
    ["2026-12-25T10:00", false, null, "2026-12-29T10:00", null, "1. Weihnachtstag"],
    ["2026-12-29T11:50", true, "2026-12-29T12:00", "2026-12-31T09:00", "2026-12-29T11:40", null],
    ["2026-12-30T10:00", false, null, "2026-12-31T09:00", null, "Umbau im Erdgeschoss"],
  ]);
});

/** Zeitz with one department that opens as told. */
function opensLike(opening: Partial<Opening>, change: Partial<Town> = {}): Town {
  const department = zeitz.departments[0]!;
  return {
    ...zeitz,
    ...change,
    departments: [
      { ...department, opening: { week: {}, closures: [], extra: [], last_ticket_min: 0, ...opening } },
    ],
  };
}

test("a one-off opening wins over a holiday", () => {
  const town = opensLike({ extra: [{ date: "2026-12-25", spans: [["10:00", "11:00"]] }] });
  rows(town, "buergerbuero", [
    ["2026-12-25T10:30", true, "2026-12-25T11:00", null, "2026-12-25T11:00", null],
  ]);
});

test("hours before and after the clock change are wall time, and spans across it are 1 hour shorter or longer", () => {
  const week: Opening["week"] = {
    "6": [["09:00", "12:00"]],
    "7": [
      ["01:00", "04:00"],
      ["09:00", "12:00"],
    ],
  };
  const town = opensLike({ week });
  for (const [sunday, night_h] of [
    ["2026-03-29", 2],
    ["2026-10-25", 4],
    ["2027-03-28", 2],
    ["2027-10-31", 0], // Reformationstag
    ["2026-11-22", 3],
  ] as const) {
    const before = openingAt(town, "buergerbuero", at(`${sunday}T00:30`));
    const inside = before.opens_at === null ? before : openingAt(town, "buergerbuero", before.opens_at);
    const night_ms = night_h === 0 ? 0 : inside.closes_at! - before.opens_at!;
    expect([sunday, night_ms / 3_600_000]).toEqual([sunday, night_h]);
    if (night_h > 0)
      expect(wall(openingAt(town, "buergerbuero", at(`${sunday}T08:00`)).opens_at)).toBe(`${sunday}T09:00`);
  }
});

test("spans whose gap the clock jumps over are one, and a span it jumps over is none", () => {
  const joined = opensLike({
    week: {
      "7": [
        ["01:00", "02:15"],
        ["02:30", "04:00"],
      ],
    },
  });
  rows(joined, "buergerbuero", [
    ["2026-03-29T01:30", true, "2026-03-29T04:00", "2026-04-05T01:00", "2026-03-29T04:00", null],
    ["2026-10-25T01:30", true, "2026-10-25T02:15", "2026-10-25T02:30", "2026-10-25T02:15", null],
  ]);
  const dropped = opensLike({ week: { "7": [["02:00", "02:59"]] } });
  rows(dropped, "buergerbuero", [["2026-03-29T01:59", false, null, "2026-04-05T02:00", null, null]]);
});

test("a department that never opens has no next opening; an unknown one is a bug", () => {
  expect(openingAt(opensLike({}), "buergerbuero", at("2026-11-23T10:00")).opens_at).toBeNull();
  expect(() => openingAt(zeitz, "bauamt", at("2026-11-23T10:00"))).toThrow("zeitz has no department bauamt");
});

test("an answer is counted once and held until it changes, and a changed document is asked anew", () => {
  const first = openingAt(zeitz, "buergerbuero", at("2026-11-24T09:00"));
  expect(openingAt(zeitz, "buergerbuero", at("2026-11-24T17:59:59.999"))).toBe(first);
  expect(openingAt(zeitz, "buergerbuero", at("2026-11-24T18:00")).open).toBe(false);
  expect(openingAt(zeitz, "buergerbuero", at("2026-11-24T08:00")).open).toBe(false);
  expect(openingAt(opensLike({}), "buergerbuero", at("2026-11-24T10:00")).open).toBe(false);
});

const windows: { zone: string; from: string; holidays: Record<"ST" | "RP", string[]> }[] = [
  { zone: "Europe/Berlin", from: "2026-03-27T20:00Z", holidays: { ST: [], RP: [] } },
  { zone: "Europe/Berlin", from: "2026-10-23T20:00Z", holidays: { ST: [], RP: [] } },
  {
    zone: "Europe/Berlin",
    from: "2027-03-25T20:00Z",
    holidays: { ST: ["2027-03-26", "2027-03-29"], RP: ["2027-03-26", "2027-03-29"] },
  },
  { zone: "Europe/Berlin", from: "2027-10-29T20:00Z", holidays: { ST: ["2027-10-31"], RP: ["2027-11-01"] } },
  { zone: "Europe/Berlin", from: "2026-06-02T20:00Z", holidays: { ST: [], RP: ["2026-06-04"] } },
  {
    zone: "Australia/Lord_Howe",
    from: "2026-04-03T10:00Z",
    holidays: { ST: ["2026-04-03", "2026-04-06"], RP: ["2026-04-03", "2026-04-06"] },
  },
  {
    zone: "Australia/Lord_Howe",
    from: "2026-10-02T10:00Z",
    holidays: { ST: ["2026-10-03"], RP: ["2026-10-03"] },
  },
];
/** Windows begin late in an evening; the first day looked at is the next, which the walk has seen from midnight. */
const FIRST_S = 4 * 3600;
const clocks = windows.map(({ zone, from }) => wallClock(zone, Date.parse(from), DAYS));

test("the opening state is what a walk through every minute with a wall clock finds", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: windows.length - 1 }),
      fc.constantFrom("ST" as const, "RP" as const),
      fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7"), spans),
      fc.array(fc.tuple(dayOf, dayOf), { maxLength: 1 }),
      fc.uniqueArray(fc.tuple(dayOf, spans), { maxLength: 1 }),
      fc.nat({ max: 240 }),
      fc.array(rule, { maxLength: 2 }),
      fc.array(rule, { maxLength: 1 }),
      fc.array(fc.integer({ min: FIRST_S, max: (DAYS - 1) * 24 * 3600 }), { minLength: 1, maxLength: 30 }),
      (index, state, week, closed, extra, last_ticket_min, rules, breaks, seconds) => {
        const { zone, holidays } = windows[index]!;
        const clock = clocks[index]!;
        const dates = [...new Set(clock.map(({ date }) => date))];
        const opening: Opening = {
          week,
          closures: closed.map(([a, b]) => ({
            from: dates[Math.min(a, b)]!,
            to: dates[Math.max(a, b)]!,
            text: { de: "zu", en: "closed" },
          })),
          extra: extra.map(([day, of]) => ({ date: dates[day]!, spans: of })),
          last_ticket_min,
          rules: rules.map((one) => dated(one, dates)),
          breaks: breaks.map((one) => dated(one, dates)),
        };
        const town = opensLike(opening, { zone, state });
        const minutes = walk(opening, new Set(holidays[state]), clock);
        for (const second of seconds) {
          const minute = Math.floor(second / 60);
          const { reason, ...found } = openingAt(town, "buergerbuero", clock[0]!.at + second * 1000);
          const { opens_at, ...naive } = naiveOpening(minutes, minute, last_ticket_min);
          const { opens_at: next, ...rest } = found;
          expect(rest).toEqual(naive);
          if (opens_at !== undefined) expect(next).toBe(opens_at);
          else expect(next === null || next > clock.at(-1)!.at).toBe(true);
          if (reason)
            expect(minutes.some(({ date, open }) => date === minutes[minute]!.date && open)).toBe(false);
        }
      },
    ),
    { numRuns: 300 },
  );
}, 30_000);

test("towns that share their opening rules have the holidays of their own state and the hours of their own zone", () => {
  const department = zeitz.departments[0]!.id;
  const now = at("2026-06-04T10:00");
  expect(openingAt(zeitz, department, now).reason).toBeNull();
  expect(openingAt({ ...zeitz, state: "RP" }, department, now).reason?.de).toBe("Fronleichnam");
  const opened = openingAt(zeitz, department, now).opened_at!;
  expect(openingAt({ ...zeitz, zone: "Europe/London" }, department, now).opened_at).toBe(opened + 3_600_000);
});
