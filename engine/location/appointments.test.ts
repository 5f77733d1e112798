// Rule: no time is sold twice and none is lost, in whatever order people hold, confirm, move, cancel, come and go.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { bothTowns } from "../../fixtures/foyer.ts";
import { Story } from "../../fixtures/stories/tell.ts";
import { counterTable } from "../../machines/counter.ts";
import { demandOf } from "../appointments/demand.ts";
import { freeTimes } from "../appointments/free.ts";
import { isRefused } from "../refusal.ts";
import type { Town } from "../town/town.ts";
import type { AppointmentWish, Intent } from "./command.ts";
import { restore, takeChanged } from "./snapshot.ts";
import type { LocationState } from "./state.ts";

const towns = await bothTowns();
const town = fc.constantFrom(...towns.map((one) => ({ ...one, [fc.toStringMethod]: () => one.id })));
/** Tuesday and Wednesday of the stories. */
const FIRST = Date.UTC(2026, 10, 17, 8);

const step = fc.record({
  pass_s: fc.oneof({ weight: 12, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(30 * 3600) }),
  verb: fc.constantFrom(
    ...(["hold", "hold", "hold", "book", "book", "confirm", "confirm", "move", "cancel"] as const),
    ...(["check-in", "check-in", "call-next", "finish", "undo", "configure"] as const),
  ),
  cell: fc.nat(40),
  service: fc.nat(3),
  quantity: fc.integer({ min: 1, max: 2 }),
  which: fc.nat(30),
  staff: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The matters that a story is about; each is in a pool of few counters, so that people get in each other's way. */
const MATTERS = ["reisepass", "ausweis-beantragen", "ausweis-vorlaeufig", "wohnsitz-anmelden"];

/** Somebody does something at this step. */
function act(one: Step, story: Story): void {
  const intent = intentOf(one, story);
  if (one.verb === "book" && intent.type === "hold-appointment")
    return void story.books({ ...intent, channel: "staff" });
  const staff = one.staff || "counter" in intent;
  story.ask(staff ? "staff:clerk-2" : "visitor:somebody", intent);
}

function intentOf({ verb, cell, service, quantity, which, staff }: Step, { state, now }: Story): Intent {
  const start_at =
    Math.max(FIRST, Math.floor(now / 86_400_000) * 86_400_000 + 8 * 3_600_000) + cell * 600_000;
  const wish = {
    matters: [{ service: MATTERS[service]!, quantity }],
    start_at: staff ? start_at : start_at + 86_400_000,
    channel: staff ? "staff" : "online",
    language: "de",
  } satisfies AppointmentWish as AppointmentWish;
  const rows = [...state.book.all()];
  const appointment = rows[which % Math.max(1, rows.length)]?.id ?? "none";
  switch (verb) {
    case "hold":
    case "book":
      return { type: "hold-appointment", ...wish };
    case "confirm":
    case "cancel":
      return { type: `${verb}-appointment`, appointment };
    case "move":
      return { type: "move-appointment", appointment, start_at };
    case "check-in":
      return { type: "check-in", appointment, medium: "none", channel: "desk" };
    case "call-next":
      return { type: "call-next", counter: "2" };
    case "finish":
      return { type: state.counters.get("2")?.ticket ? "finish" : "call-next", counter: "2" };
    case "undo":
      return { type: "undo", counter: "2", seq: state.actions.findLast(({ undone }) => !undone)?.seq ?? 0 };
    case "configure":
      return { type: "configure", revision: `revision-${which}` };
  }
}

function play(town: Town, steps: readonly Step[], seen: (story: Story) => void): Story {
  const story = new Story(town).opens("2");
  for (const one of steps) {
    story.later(one.pass_s);
    if (!story.state.counters.get("2")?.clerk) story.opens("2");
    act(one, story);
    const { state: calling = "closed" } = story.state.counters.get("2") ?? {};
    if (counterTable.next(calling, "started") === "serving") story.clerk("2", "start");
    seen(story);
  }
  return story;
}

/** Appointments that keep their time, each against the room the document has then, counted one by one. */
function soldTwice({ book, town }: LocationState): string[] {
  const taken = [...book.all()].flatMap(({ takes }) => takes);
  const found: string[] = [];
  for (const [share, of] of Map.groupBy(taken, (one) => one.share)) {
    const pool = town.departments
      .flatMap(({ booking }) => booking?.pools ?? [])
      .find(({ id }) => share.startsWith(`${id}/`));
    const internal = share.includes("/staff/");
    const released = /\d+d\d\d:\d\d$/.test(share);
    for (const { from_at } of of) {
      const at = Temporal.Instant.fromEpochMilliseconds(from_at).toZonedDateTimeISO(town.zone);
      const time = at.toPlainTime().toString().slice(0, 5);
      const room = (pool?.rules ?? [])
        .filter(({ weekdays, spans, channels, release }) => {
          if ((channels !== undefined) !== internal || (release !== undefined) !== released) return false;
          return weekdays.includes(at.dayOfWeek) && spans.some(([from, to]) => from <= time && time < to);
        })
        .reduce((sum, { capacity }) => sum + capacity, 0);
      const at_once = of.filter((one) => one.from_at <= from_at && from_at < one.until_at).length;
      if (at_once > room) found.push(`${at_once} of ${room} at ${at} in ${share}`);
    }
  }
  return found;
}

function freeOf(state: LocationState, now: number): number[][] {
  return MATTERS.map((service) => {
    const demand = demandOf(state.town, [{ service, quantity: 1 }], "staff");
    if (isRefused(demand)) throw new Error(demand.sentence);
    return freeTimes(state.town, state.book.calendarOn(state.town, state.day), demand, now);
  });
}

const steps = fc.array(step, { minLength: 30, maxLength: 120 });
let booked = 0;

test("nothing is sold twice, and a restart knows the same free times", () => {
  fc.assert(
    fc.property(town, steps, (town, steps) => {
      const story = play(town, steps, ({ state }) => expect(soldTwice(state)).toEqual([]));
      const { state, events, now } = story;
      booked += events.filter(({ type }) => type === "appointment.confirmed").length;
      const replayed = restore(
        town,
        { watermark: 0, rows: [], events: structuredClone(events) },
        new Map(),
        now,
      );
      expect([...replayed.book.all()]).toEqual([...state.book.all()]);
      expect(freeOf(replayed, now)).toEqual(freeOf(state, now));
      expect([...replayed.deadlines].sort()).toEqual([...state.deadlines].sort());
      const rows = takeChanged(state).flatMap(({ kind, key, data }) =>
        data === null ? [] : { kind, key, value: JSON.parse(data) },
      );
      const loaded = restore(town, { watermark: state.seq, rows, events: [] }, new Map(), now);
      expect(freeOf(loaded, now)).toEqual(freeOf(state, now));
      expect([...loaded.deadlines].sort()).toEqual([...state.deadlines].sort());
    }),
    { numRuns: 120, endOnFailure: true },
  );
  expect(booked).toBeGreaterThan(300);
}, 120_000);

test("when everybody has cancelled and holds have run out, all is as free as at the beginning", () => {
  fc.assert(
    fc.property(town, steps, (town, steps) => {
      const story = play(town, steps, () => {});
      story.later(3600);
      story.clerk("2", "finish");
      for (const { id, ticket } of [...story.state.book.all()]) {
        if (ticket) story.ask("visitor:somebody", { type: "cancel", ticket });
        else story.ask("staff:clerk-2", { type: "cancel-appointment", appointment: id });
      }
      story.later(3600);
      const taken = [...story.state.book.all()].flatMap(({ takes }) => takes);
      expect(taken.filter(({ until_at }) => until_at > story.now)).toEqual([]);
      const untouched = new Story(town).later((story.now - FIRST) / 1000);
      expect(freeOf(story.state, story.now)).toEqual(freeOf(untouched.state, story.now));
    }),
    { numRuns: 100, endOnFailure: true },
  );
}, 120_000);
