import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { run, scenarios } from "../../fixtures/days/scenarios.ts";
import { runTrial } from "../../fixtures/days/trial.ts";
import type { Draft, JournalEvent } from "../location/event.ts";
import { errorOf, uncalibrated } from "./calibration.ts";
import { openingOf, PACE, prepare } from "./durations.ts";
import { type CounterSeen, forget, type Lessons, learnFrom, type TicketSeen } from "./lessons.ts";

const MINUTE = 60_000;
const DRAWN = Date.UTC(2026, 0, 5, 8);
const at = (minute: number) => DRAWN + minute * MINUTE;

const waiting: TicketSeen = {
  service: "id-card",
  state: "waiting",
  drawn_at: DRAWN,
  called_at: null,
  started_at: null,
  served: [],
  bent: false,
  promised: { low_ms: 10 * MINUTE, mid_ms: 20 * MINUTE, high_ms: 30 * MINUTE },
};
const called: TicketSeen = { ...waiting, state: "called", called_at: at(20) };
const serving: TicketSeen = { ...called, state: "serving", started_at: at(21) };
const free: CounterSeen = { state: "free", since: at(19), pause: null };
const paused: CounterSeen = { state: "paused", since: at(0), pause: "break" };

const here = { ticket: "A001", counter: "1" };
const call: Draft = {
  type: "ticket.called",
  data: { ...here, reason: { code: "arrival" }, automatic: true },
};
const closed: CounterSeen = { state: "closed", since: at(-900), pause: null };
const open: Draft = { type: "counter.opened", data: { counter: "1", clerk: "c" } };
const complete: Draft = { type: "ticket.completed", data: here };

function teach(minute: number, draft: Draft, ticket: TicketSeen | null, counter: CounterSeen | null = null) {
  const durations = prepare({}, [{ id: "id-card", duration_min: 15 }]);
  const calibration = uncalibrated();
  const event: JournalEvent = {
    ...draft,
    location: "x",
    seq: 9,
    at: at(minute),
    actor: "clock",
    command: "c",
  };
  const lessons = learnFrom(event, ticket, counter, durations, calibration, DRAWN);
  return { keys: lessons.durations.map(({ key }) => key), compared: errorOf(calibration)?.n ?? 0 };
}

describe("an event teaches what it proves, and nothing else", () => {
  const table: [rule: string, ...Parameters<typeof teach>, keys: string[], compared: number][] = [
    [
      "a first call: the wait, the gap, the promise",
      20,
      call,
      waiting,
      free,
      [PACE.turnaround, PACE.wait],
      1,
    ],
    [
      "the counter was free before anybody came: no gap",
      20,
      call,
      waiting,
      { ...free, since: at(-5) },
      [PACE.wait],
      1,
    ],
    ["a second call proves nothing new", 30, call, { ...called, state: "missed" }, null, [], 0],
    [
      "who stepped out was not kept waiting by us",
      20,
      call,
      { ...waiting, bent: true },
      null,
      [PACE.wait],
      0,
    ],
    ["nothing was promised", 20, call, { ...waiting, promised: null }, null, [PACE.wait], 0],
    [
      "a start: the way to the counter",
      21,
      { type: "ticket.started", data: here },
      called,
      null,
      [PACE.answer],
      0,
    ],
    ["a service", 30, complete, serving, null, ["id-card", PACE.work], 0],
    [
      "the first of two services in one visit",
      30,
      { type: "ticket.continued", data: { ...here, service: "pickup" } },
      serving,
      null,
      ["id-card", PACE.work],
      0,
    ],
    [
      "served in pieces: the last piece is not the whole",
      30,
      complete,
      { ...serving, served: [{ service: "id-card", ms: 5 * MINUTE }] },
      null,
      [],
      0,
    ],
    ["nobody came", 22, { type: "ticket.missed", data: here }, called, null, ["id-card", PACE.miss], 0],
    [
      "a place given up",
      9,
      { type: "ticket.cancelled", data: { ticket: "A001", counter: null, why: "visitor" } },
      waiting,
      null,
      [PACE.wait],
      0,
    ],
    [
      "the day ended",
      600,
      { type: "ticket.cancelled", data: { ticket: "A001", counter: null, why: "day-end" } },
      waiting,
      null,
      [],
      0,
    ],
    ["the first clerk of the day", 4, open, null, closed, [openingOf("1")], 0],
    ["a clerk who comes back after noon", 240, open, null, { ...closed, since: at(120) }, [], 0],
    [
      "a pause begins",
      0,
      { type: "counter.paused", data: { counter: "1", pause: "break" } },
      null,
      free,
      [PACE.work],
      0,
    ],
    [
      "a pause ends",
      25,
      { type: "counter.reopened", data: { counter: "1" } },
      null,
      paused,
      [PACE.break, PACE.pause],
      0,
    ],
    [
      "a pause over night was none",
      900,
      { type: "counter.reopened", data: { counter: "1" } },
      null,
      paused,
      [],
      0,
    ],
  ];
  for (const [rule, minute, draft, ticket, counter, keys, compared] of table) {
    test(rule, () => expect(teach(minute, draft, ticket, counter)).toEqual({ keys, compared }));
  }
});

test("property: forgetting newest first leaves everything exactly as it was, through JSON", () => {
  const trial = runTrial(scenarios[0]!, 7, { ...run, days: 1 });
  const events = trial.journals[0]!;
  fc.assert(
    fc.property(fc.nat(events.length), fc.nat(40), (from, count) => {
      const durations = structuredClone(trial.durations);
      const calibration = structuredClone(trial.calibration);
      const before = JSON.stringify([durations, calibration]);
      const kept: Lessons[] = [];
      for (const event of events.slice(from, from + count)) {
        const ticket = event.type === "ticket.called" ? waiting : serving;
        const seen = { ...ticket, drawn_at: event.at - 20 * MINUTE, started_at: event.at - 9 * MINUTE };
        kept.push(learnFrom(event, seen, free, durations, calibration));
      }
      for (const lessons of JSON.parse(JSON.stringify(kept)).toReversed())
        forget(lessons, durations, calibration);
      expect(JSON.stringify([durations, calibration])).toBe(before);
    }),
    { numRuns: 50 },
  );
});
