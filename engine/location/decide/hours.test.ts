// Rule: a change of hours counts at once for tickets and free times, survives a restart, and leaves with its day.
import { expect, test } from "bun:test";
import { bothTowns } from "../../../fixtures/foyer.ts";
import { Story } from "../../../fixtures/stories/tell.ts";
import { demandOf } from "../../appointments/demand.ts";
import { freeTimes } from "../../appointments/free.ts";
import { isRefused } from "../../refusal.ts";
import { wallTime } from "../../town/day.ts";
import type { HoursWish } from "../../town/hours-change.ts";
import { openingAt } from "../../town/opening.ts";
import type { Town } from "../../town/town.ts";
import { wakesAt } from "../deadlines.ts";
import { restore, takeChanged } from "../snapshot.ts";
import type { LocationState } from "../state.ts";

const [zeitz] = (await bothTowns()) as [Town];
const text = { de: "Wasserschaden", en: "Water damage" };
const closed = (from: string, to = from, pool: string | null = null): HoursWish => ({
  kind: "closure",
  department: "buergerbuero",
  pool,
  from,
  to,
  text,
});
const SATURDAY: HoursWish = {
  kind: "opening",
  department: "buergerbuero",
  date: "2026-11-21",
  spans: [["10:00", "12:00"]],
  places: { ausweise: 1 },
};

class Office extends Story {
  changes(wish: HoursWish, actor = "staff:clerk-1"): this {
    return this.ask(actor, { type: "change-hours", wish });
  }
  restores(change = this.state.hours[0]?.id ?? "none"): this {
    return this.ask("staff:clerk-1", { type: "restore-hours", change });
  }
}
const inZeitz = () => new Office(zeitz);

/** Wall times of a date at which staff can book a passport. */
function free({ state, now }: Pick<Story, "state" | "now">, date: string): string[] {
  const demand = demandOf(state.town, [{ service: "reisepass", quantity: 1 }], "staff");
  if (isRefused(demand)) throw new Error(demand.sentence);
  return freeTimes(state.town, state.book.calendarOn(state.town, state.day), demand, now)
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zeitz.zone))
    .filter((at) => at.toPlainDate().toString() === date)
    .map((at) => at.toPlainTime().toString().slice(0, 5));
}
const rowsOf = (state: LocationState) =>
  takeChanged(state).flatMap(({ kind, key, data }) =>
    data === null ? [] : { kind, key, value: JSON.parse(data) },
  );

test("closed from now on, nobody draws and nothing is free; restored, everything is as it was", () => {
  const story = inZeitz();
  const before = free(story, "2026-11-17");
  story.changes(closed("2026-11-17")).draws("reisepass");
  expect(story.outcome).toBe("closed: The office draws no tickets now");
  expect(free(story, "2026-11-17")).toEqual([]);
  expect(openingAt(story.state.town, "buergerbuero", story.now).reason).toEqual(text);
  expect(story.draws("kita-platz").outcome).toEqual(["K001 drawn"]);
  expect(story.restores().outcome).toEqual(["hours restored"]);
  expect(story.draws("reisepass").outcome).toEqual(["A001 drawn"]);
  expect(free(story, "2026-11-17")).toEqual(before);
});

test("one pool closed leaves tickets and the other pools alone", () => {
  const story = inZeitz().changes(closed("2026-11-17", "2026-11-18", "ausweise"));
  expect([free(story, "2026-11-17"), free(story, "2026-11-18")]).toEqual([[], []]);
  expect(free(story, "2026-11-19")).not.toBeEmpty();
  expect(story.draws("reisepass").outcome).toEqual(["A001 drawn"]);
});

test("a Saturday opens with as many places as it is given, and appointments can be made and moved there", () => {
  const story = inZeitz().changes(SATURDAY);
  expect(free(story, "2026-11-21").at(0)).toBe("10:00");
  const start_at = wallTime(zeitz.zone, "2026-11-21", "10:00");
  const matters = [{ service: "reisepass", quantity: 1 }];
  const wish = { matters, start_at, channel: "staff", language: "de" } as const;
  story.books(wish);
  expect(story.outcome).toEqual(["appointment held", "appointment confirmed"]);
  expect(free(story, "2026-11-21")).not.toContain("10:00");
});

test("what was held when its day closed is not confirmed any more, what was booked stays", () => {
  const start_at = wallTime(zeitz.zone, "2026-11-19", "10:00");
  const matters = [{ service: "reisepass", quantity: 1 }];
  const wish = { matters, start_at, channel: "staff", language: "de" } as const;
  const story = inZeitz();
  story.ask("staff:clerk-1", { type: "hold-appointment", ...wish });
  const [held] = [...story.state.book.all()];
  const confirm = { type: "confirm-appointment", appointment: held!.id } as const;
  story.changes(closed("2026-11-19")).ask("visitor:somebody", confirm);
  expect(story.outcome).toBe("slot-taken: This time is not free any more");
  expect(story.restores().ask("visitor:somebody", confirm).outcome).toEqual(["appointment confirmed"]);
  story.changes(closed("2026-11-19"));
  expect(story.state.book.get(held!.id)?.state).toBe("confirmed");
});

test("only staff change hours, and nobody what is past or unknown", () => {
  const refused = (story: Office) => story.outcome;
  expect(refused(inZeitz().changes(closed("2026-11-18"), "visitor:somebody"))).toBe(
    "not-possible: Only staff change the hours",
  );
  expect(refused(inZeitz().changes(closed("2026-11-16")))).toBe(
    "bad-input: The change of hours cannot be: to is past: 2026-11-16",
  );
  expect(refused(inZeitz().restores())).toBe("unknown-hours: There is no such change of hours");
  const full = inZeitz();
  for (let n = 0; n < 200; n++) full.changes(closed("2026-11-18"));
  expect(refused(full.changes(closed("2026-11-18")))).toBe("too-many: At most 200 changes of hours");
});

test("journal and rows both bring the changes back, in force, and the location is woken at every start for them", () => {
  const story = inZeitz().changes(closed("2026-11-18")).changes(SATURDAY);
  const { state, now } = story;
  const replayed = restore(
    zeitz,
    { watermark: 0, rows: [], events: structuredClone(story.events) },
    new Map(),
    now,
  );
  const loaded = restore(zeitz, { watermark: state.seq, rows: rowsOf(state), events: [] }, new Map(), now);
  for (const back of [replayed, loaded]) {
    expect(back.hours).toEqual(state.hours);
    expect(back.town).toEqual(state.town);
    for (const day of ["2026-11-18", "2026-11-19", "2026-11-21"])
      expect(free({ state: back, now }, day)).toEqual(free(story, day));
  }
  expect(wakesAt(state)).toBe(0);
  const old = rowsOf(inZeitz().draws("reisepass").state).map(({ kind, key, value }) => {
    const { hours: _, ...rest } = value;
    return { kind, key, value: rest };
  });
  expect(restore(zeitz, { watermark: 1, rows: old, events: [] }, new Map(), now).hours).toEqual([]);
});

test("a change leaves with its last day, and then the location sleeps like any other", () => {
  const story = inZeitz().changes(closed("2026-11-16", "2026-11-18")).changes(SATURDAY);
  story.at("00:01", "2026-11-19");
  expect(story.state.hours.map(({ id }) => id)).toEqual(["h2"]);
  expect(free(story, "2026-11-21")).not.toBeEmpty();
  story.at("00:01", "2026-11-22");
  expect(story.state.hours).toEqual([]);
  expect(story.state.town).toBe(zeitz);
  expect(wakesAt(story.state)).toBe(story.state.day_ends);
});

test("another document is changed in the same way; what it names no more is passed over", () => {
  const story = inZeitz().changes(closed("2026-11-18")).changes(SATURDAY);
  story.becomes({ departments: zeitz.departments.filter(({ id }) => id === "kita") });
  expect(story.state.town.departments.map(({ id }) => id)).toEqual(["kita"]);
  story.becomes({ departments: zeitz.departments });
  expect(free(story, "2026-11-18")).toEqual([]);
  expect(free(story, "2026-11-21")).not.toBeEmpty();
});
