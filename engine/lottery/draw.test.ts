// Rule: no time is given twice, everybody gets exactly one answer, each the dearest wish that is left, and the journal alone shows that it went so.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { bothTowns } from "../../fixtures/foyer.ts";
import { RULE, requestWish, SCARCE, WEEK, withLottery } from "../../fixtures/lottery.ts";
import { Story } from "../../fixtures/stories/tell.ts";
import { decide } from "../location/decide/decide.ts";
import { restore, takeChanged } from "../location/snapshot.ts";
import { isRefused } from "../refusal.ts";
import { dateAfter } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import { audit } from "./audit.ts";
import { wishable } from "./offer.ts";
import { partOf } from "./wish.ts";

const [zeitz] = (await bothTowns()) as [Town];
const town = withLottery(zeitz);
const MATTERS = [{ service: SCARCE, quantity: 1 }];
const DRAWS = 600;
const tell = () => new Story(town);
/** The draw of the week. */
const drawn = (story: Story) => story.at("12:00", "2026-11-19");
/** A clerk gives somebody a time, if it is free. */
const staffBook = (story: Story, start_at: number) => {
  const wish = { matters: MATTERS, start_at, channel: "staff", language: "de" } as const;
  const held = story.ask("staff:a", { type: "hold-appointment", ...wish });
  if (typeof held.outcome === "string") return held;
  const last = story.events.findLast(({ type }) => type === "appointment.held");
  const appointment = last?.type === "appointment.held" ? last.data.appointment : "";
  return story.ask("staff:a", { type: "confirm-appointment", appointment });
};
const states = (story: Story) => [...story.state.requests.values()].map(({ state }) => state);
const window = { week: WEEK, opens_at: 0, draws_at: Date.UTC(2026, 10, 19, 11) };
const choices = wishable(tell().state, MATTERS, window);

test("before the draw nobody books the week at home, staff do; afterwards what is left is booked as ever", () => {
  const story = tell();
  const [first] = choices;
  const start_at = Date.parse(`${first?.date}T09:00+01:00`);
  const wish = { matters: MATTERS, start_at, language: "de" } as const;
  const online = { ...wish, channel: "online" } as const;
  expect(story.visitor("hold-appointment", online).outcome).toBe(
    "slot-taken: This time is not free any more",
  );
  expect(staffBook(story, start_at).outcome).toEqual(["appointment confirmed"]);
  const later = { ...online, start_at: start_at + 120 * 60_000 };
  expect(
    drawn(story.visitor("make-request", requestWish(1))).visitor("hold-appointment", later).outcome,
  ).toEqual(["appointment held"]);
});

test.each([
  ["another week", { week: dateAfter(WEEK, 7) }, "request-closed"],
  ["a day outside the week", { wishes: [{ date: "2026-12-07", part: "morning" as const }] }, "bad-input"],
  ["nothing", { flexible: false }, "bad-input"],
  ["the same twice", { wishes: [choices[0]!, choices[0]!] }, "bad-input"],
  ["a matter that is booked at once", { matters: [{ service: "reisepass", quantity: 1 }] }, "not-bookable"],
  ["an appointment's own id", { request: "zeitz-t7" }, "bad-input"],
])("a request for %s is refused", (_, more, code) => {
  expect(tell().visitor("make-request", requestWish(1, more)).outcome).toStartWith(`${code}: `);
});

test("after the draw it is too late for that week, and the next one is open", () => {
  const story = drawn(tell().visitor("make-request", requestWish(1)));
  expect(story.visitor("make-request", requestWish(2)).outcome).toStartWith("request-closed: ");
  expect(story.visitor("make-request", requestWish(3, { week: dateAfter(WEEK, 7) })).outcome).toBeArray();
});

test("what was not confirmed lapses, what was taken back is in no draw", () => {
  const story = tell();
  for (const n of [1, 2, 3]) story.visitor("make-request", requestWish(n, { confirmed: n === 1 }));
  story
    .visitor("make-request", requestWish(4))
    .visitor("withdraw-request", { request: requestWish(4).request });
  story.visitor("confirm-request", { request: requestWish(2).request });
  expect(states(drawn(story))).toEqual(["drawn", "drawn", "lapsed", "withdrawn"]);
});

test("of a draw that everybody has left nothing is held", () => {
  const story = tell().visitor("make-request", requestWish(1));
  story.visitor("withdraw-request", { request: requestWish(1).request });
  expect(drawn(story).events.map(({ type }) => type)).not.toContain("lottery.drawn");
});

test("once the week is over, the house has forgotten who took part", () => {
  const story = drawn(tell().visitor("make-request", requestWish(1)));
  expect(states(story.at("23:59", "2026-12-06"))).toEqual(["drawn"]);
  expect([...story.at("00:01", "2026-12-07").state.requests, ...story.state.lotteries]).toEqual([]);
});

test("another rule moves the draw, no rule leaves it where it was promised", () => {
  const moved = tell()
    .visitor("make-request", requestWish(1))
    .becomes(withLottery(zeitz, { ...RULE, at: "10:00" }));
  expect(states(moved.at("10:00", "2026-11-19"))).toEqual(["drawn"]);
  const gone = tell().visitor("make-request", requestWish(1)).becomes(withLottery(zeitz, undefined));
  expect(states(gone.at("11:59", "2026-11-19"))).toEqual(["waiting"]);
  expect(states(drawn(gone))).toEqual(["drawn"]);
});

const person = fc.record({
  wishes: fc.uniqueArray(fc.nat(choices.length - 1), { maxLength: 3 }),
  flexible: fc.boolean(),
  withdraws: fc.nat(9).map((n) => n === 0),
  confirmed: fc.nat(9).map((n) => n > 0),
});

test("whatever people wish, and staff book meanwhile", () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 60 }),
      fc.array(fc.nat(60), { maxLength: 20 }),
      (people, booked) => {
        const story = tell();
        for (const [n, { wishes, flexible, confirmed }] of people.entries())
          story.visitor(
            "make-request",
            requestWish(n, {
              wishes: wishes.map((w) => choices[w]!),
              flexible: flexible || wishes.length === 0,
              confirmed,
            }),
          );
        for (const [n, { withdraws }] of people.entries())
          if (withdraws) story.visitor("withdraw-request", { request: requestWish(n).request });
        for (const cell of booked) {
          const start_at = Date.parse(`${choices[cell % choices.length]!.date}T09:00+01:00`) + cell * 900_000;
          staffBook(story, start_at);
        }
        drawn(story);
        expect(audit(story.events)).toEqual([]);
        const { state } = story;
        const calendar = state.book.calendarOn(state.town, state.day);
        for (const { takes } of state.book.all())
          for (const taken of takes) expect(calendar.isOver(taken)).toBe(false);
        for (const request of state.requests.values()) {
          expect(["drawn", "passed-over", "withdrawn", "lapsed"]).toContain(request.state);
          const row = state.book.get(request.id);
          expect(row?.state).toBe(request.state === "drawn" ? "confirmed" : undefined);
          if (!row || request.flexible) continue;
          const date = new Date(row.start_at).toISOString().slice(0, 10);
          expect(request.wishes).toContainEqual({ date, part: partOf(town.zone, date, row.start_at) });
        }
        const again = restore(town, { watermark: 0, rows: [], events: story.events }, new Map(), story.now);
        for (const map of ["requests", "lotteries", "deadlines"] as const)
          expect(new Map<string, unknown>(again[map])).toEqual(new Map<string, unknown>(state[map]));
        const rows = takeChanged(state).flatMap(({ kind, key, data }) =>
          data === null ? [] : [{ kind, key, value: JSON.parse(data) as unknown }],
        );
        const loaded = restore(town, { watermark: state.seq, rows, events: [] }, new Map(), story.now);
        for (const map of ["requests", "lotteries", "deadlines"] as const)
          expect(new Map<string, unknown>(loaded[map])).toEqual(new Map<string, unknown>(state[map]));
      },
    ),
    { numRuns: 40 },
  );
});

test("of six who want the only time each gets it equally often, whether they came first or last", () => {
  const departments = town.departments.map((department) => ({
    ...department,
    ...(department.booking && {
      booking: {
        ...department.booking,
        pools: department.booking.pools.map((pool) => ({
          ...pool,
          rules: pool.lottery
            ? [{ weekdays: [2], spans: [["09:00", "09:25"]] as [string, string][], capacity: 1 }]
            : pool.rules,
        })),
      },
    }),
  }));
  const story = new Story({ ...town, departments });
  for (const n of [0, 1, 2, 3, 4, 5]) story.visitor("make-request", requestWish(n));
  const key = `lottery:kita-beitraege/${WEEK}`;
  const at = story.state.deadlines.get(key)!;
  const won = [0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < DRAWS; draw++) {
    const intent = { type: "deadline", key, at, away: false, seed: `draw ${draw}` } as const;
    const drafts = decide(story.state, { id: "due", actor: "clock", intent }, at);
    if (isRefused(drafts)) throw new Error(drafts.sentence);
    const winners = drafts.flatMap((one) => (one.type === "request.drawn" ? [one.data.request] : []));
    expect(winners).toHaveLength(1);
    won[Number(winners[0]?.at(-1))]! += 1;
  }
  // Chi-squared of 5 degrees of freedom: 20.5 is passed by one in a thousand fair draws, and these seeds are fixed.
  const expected = DRAWS / won.length;
  expect(won.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(20.5);
});
