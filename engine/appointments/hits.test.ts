// Rule: a change of hours lists who loses their room and offers each a free time of their own; who booked first keeps what room is left.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { Story } from "../../fixtures/stories/tell.ts";
import { wallTime } from "../town/day.ts";
import { amended, type HoursWish } from "../town/hours-change.ts";
import type { Town } from "../town/town.ts";
import { hitsOf } from "./hits.ts";

const [zeitz] = (await bothTowns()) as [Town];
const text = { de: "Fortbildung", en: "Training" };
const at = (time: string, date = "2026-11-19") => wallTime(zeitz.zone, date, time);
const closed = (from: string, to = from, pool: string | null = null): HoursWish => ({
  kind: "closure",
  department: "buergerbuero",
  pool,
  from,
  to,
  text,
});
const books = (story: Story, start_at: number, service = "reisepass") =>
  story.books({
    matters: [{ service, quantity: 1 }],
    start_at,
    channel: "staff",
    language: "de",
  });
const wall = (ms: number | null) =>
  ms === null
    ? "nothing"
    : Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zeitz.zone).toString().slice(5, 16);
const hits = (story: Story, ...wishes: HoursWish[]) =>
  hitsOf(story.state, amended(zeitz, wishes), story.now).map(
    ({ appointment, start_at }) => `${wall(appointment.start_at)} > ${wall(start_at)}`,
  );

test("whoever is booked into a closure is offered the same hour on the next open day, each a place of their own", () => {
  const story = new Story(zeitz);
  books(story, at("14:00"));
  books(story, at("14:00"));
  books(story, at("10:00"));
  books(story, at("10:00", "2026-11-24"));
  books(story, at("14:00"), "wohnsitz-anmelden");
  // Friday is open until noon only, with one place at a time for passports.
  expect(hits(story, closed("2026-11-19"))).toEqual([
    "11-19T10:00 > 11-20T10:00",
    "11-19T14:00 > 11-20T11:40",
    "11-19T14:00 > 11-20T11:20",
    "11-19T14:00 > 11-20T11:40",
  ]);
  expect(hits(story, closed("2026-11-19", "2026-11-19", "meldewesen"))).toHaveLength(1);
});

test("what is moved as offered has room, and nobody is left without", () => {
  const story = new Story(zeitz);
  for (let n = 0; n < 6; n++) books(story, at(`1${n}:00`));
  for (let n = 0; n < 4; n++) books(story, at(`1${n}:00`));
  const wish = closed("2026-11-19", "2026-11-20");
  const found = hitsOf(story.state, amended(zeitz, [wish]), story.now);
  expect(found).toHaveLength(10);
  story.ask("staff:clerk-1", { type: "change-hours", wish });
  expect(hitsOf(story.state, story.state.town, story.now)).toHaveLength(10);
  for (const { appointment, start_at } of found) {
    story.ask("staff:clerk-1", {
      type: "move-appointment",
      appointment: appointment.id,
      start_at: start_at!,
    });
    expect(story.outcome).toEqual(["appointment moved"]);
  }
  expect(hitsOf(story.state, story.state.town, story.now)).toEqual([]);
});

test("a shorter day hits the hours it loses, and a place taken back hits who booked it last", () => {
  const story = new Story(zeitz);
  books(story, at("10:00"));
  books(story, at("15:00"));
  const short: HoursWish = {
    kind: "opening",
    department: "buergerbuero",
    date: "2026-11-19",
    spans: [["09:00", "12:00"]],
    places: {},
  };
  expect(hits(story, short)).toEqual(["11-19T15:00 > 11-19T11:40"]);

  const more: HoursWish = { ...short, spans: [["09:00", "18:00"]], places: { ausweise: 1 } };
  const wide = new Story(zeitz);
  wide.ask("staff:clerk-1", { type: "change-hours", wish: more });
  for (let n = 0; n < 3; n++) books(wide.later(60), at("10:00"));
  const [, second] = [...wide.state.book.all()];
  // The third has the internal place, which stays.
  expect(hitsOf(wide.state, zeitz, wide.now).map(({ appointment }) => appointment.id)).toEqual([second!.id]);
});

test("whoever is expected today is offered no earlier time: the message might find them on their way", () => {
  const story = new Story(zeitz);
  books(story, at("11:00", "2026-11-17"));
  books(story, at("17:00", "2026-11-17"));
  const hours = (from: string, to: string) => Object.assign(closed("2026-11-17"), { part: [from, to] });
  // Half an hour before the closure is nearer to eleven than the afternoon is.
  expect(hits(story, hours("10:45", "13:00"))).toEqual(["11-17T11:00 > 11-17T13:00"]);
  expect(hits(story, hours("13:00", "18:00"))).toEqual(["11-17T17:00 > 11-18T11:40"]);
  expect(hits(story, hours("13:00", "18:00"), closed("2026-11-18", "2027-11-17"))).toEqual([
    "11-17T17:00 > nothing",
  ]);
});

test("who is there, has been missed or is past is not hit; where nothing is free, no time is offered", () => {
  const story = new Story(zeitz);
  books(story, at("09:10", "2026-11-17"));
  const here = [...story.state.book.all()].at(-1)?.id ?? "";
  story.ask("staff:clerk-1", { type: "check-in", appointment: here, medium: "none", channel: "desk" });
  books(story, at("10:00", "2026-11-17"));
  story.at("10:10");
  expect(hits(story, closed("2026-11-17"))).toEqual([]);
  books(story, at("11:00", "2026-11-17"));
  expect(hits(story, closed("2026-11-17", "2027-11-17"))).toEqual(["11-17T11:00 > nothing"]);
});
