import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { run, scenarios } from "../../fixtures/days/scenarios.ts";
import { runTrial } from "../../fixtures/days/trial.ts";
import type { Draft, JournalEvent } from "../location/event.ts";
import { type DayFigures, dayFigures } from "./day.ts";

const ZONE = "Europe/Berlin";
const MINUTE = 60_000;
/** Monday 5 January 2026, 8:00 in Berlin. */
const OPENING = Date.UTC(2026, 0, 5, 7);

/** One command: minutes since opening and what it led to. */
type Step = [minute: number, ...drafts: Draft[]];

function journal(...steps: Step[]): JournalEvent[] {
  let seq = 0;
  return steps.flatMap(([minute, ...drafts], command) =>
    drafts.map((draft) => ({
      ...draft,
      location: "zeitz",
      seq: ++seq,
      at: OPENING + minute * MINUTE,
      actor: "staff:clerk",
      command: `c${command}`,
    })),
  );
}

const said = { low_ms: 10 * MINUTE, mid_ms: 20 * MINUTE, high_ms: 25 * MINUTE };
const drawn = (ticket: string, service = "id-card", promised = said): Draft => ({
  type: "ticket.drawn",
  data: {
    ticket,
    number: ticket,
    queue: "A",
    service,
    medium: "paper",
    language: "de",
    channel: "kiosk",
    origin: null,
    rank: 1,
    due_at: null,
    promised,
  },
});
const called = (ticket: string, counter = "1"): Draft => ({
  type: "ticket.called",
  data: { ticket, counter, reason: { code: "arrival" }, automatic: true },
});
type AtCounter = "started" | "completed" | "missed" | "returned" | "parked" | "resumed";
const did = (word: AtCounter, ticket: string, counter = "1"): Draft => {
  return { type: `ticket.${word}`, data: { ticket, counter } } as Draft;
};
const continued = (ticket: string, service: string): Draft => {
  return { type: "ticket.continued", data: { ticket, counter: "1", service } };
};
const cancelled = (ticket: string): Draft => ({
  type: "ticket.cancelled",
  data: { ticket, counter: null, why: "day-end" },
});
const undone = (seq: number): Draft => ({ type: "action.undone", data: { counter: "1", seq } });

const whole: Step[] = [
  [0, drawn("A001")],
  [23, called("A001")],
  [24, did("started", "A001")],
  [34, did("completed", "A001")],
];

describe("a day's figures are the fold of its journal", () => {
  const cases: [rule: string, steps: Step[], expected: (figures: DayFigures) => [unknown, unknown]][] = [
    [
      "an empty day has no means",
      [],
      ({ total, estimate, hours }) => [
        [total.wait, estimate, hours],
        [null, null, []],
      ],
    ],
    [
      "drawn, called and served are counted",
      whole,
      ({ total: { wait, work, ...counts } }) => [
        [counts, wait?.mean_ms, work?.mean_ms],
        [{ drawn: 1, called: 1, served: 1, missed: 0, cancelled: 0 }, 23 * MINUTE, 10 * MINUTE],
      ],
    ],
    [
      "said 20, was 23: the estimate shows its error",
      whole,
      ({ estimate }) => [
        [estimate?.n, estimate?.bias_ms, estimate?.mean_absolute_ms, estimate?.coverage],
        [1, 3 * MINUTE, 3 * MINUTE, 1],
      ],
    ],
    [
      "a wait beyond the range is not covered",
      [
        [0, drawn("A001")],
        [26, called("A001")],
      ],
      ({ estimate }) => [
        [estimate?.coverage, estimate?.recent[0]?.true_ms],
        [0, 26 * MINUTE],
      ],
    ],
    [
      "who stepped out proves nothing about the promise, but did wait",
      [
        [0, drawn("A001")],
        [1, { type: "ticket.stepped-out", data: { ticket: "A001" } }],
        [9, { type: "ticket.came-back", data: { ticket: "A001" } }],
        [23, called("A001")],
      ],
      ({ estimate, total }) => [
        [estimate, total.wait?.n],
        [null, 1],
      ],
    ],
    [
      "missed and removed at the end of the day is missed, not cancelled",
      [
        [0, drawn("A001")],
        [5, called("A001")],
        [7, did("missed", "A001")],
        [600, cancelled("A001")],
      ],
      ({ total }) => [
        [total.missed, total.cancelled],
        [1, 0],
      ],
    ],
    [
      "missed and then served was served",
      [
        [0, drawn("A001")],
        [5, called("A001")],
        [7, did("missed", "A001")],
        [9, called("A001", "2")],
        [10, did("started", "A001", "2")],
        [12, did("completed", "A001", "2")],
      ],
      ({ total, counters }) => [
        [total.missed, total.served, counters.map(({ counter, missed }) => [counter, missed])],
        [
          0,
          1,
          [
            ["1", 1],
            ["2", 0],
          ],
        ],
      ],
    ],
    [
      "parked time is no work",
      [
        [0, drawn("A001")],
        [1, called("A001")],
        [1, did("started", "A001")],
        [5, did("parked", "A001")],
        [45, did("resumed", "A001")],
        [51, did("completed", "A001")],
      ],
      ({ total }) => [total.work?.mean_ms, 10 * MINUTE],
    ],
    [
      "a second matter of the same visit is work of its own service",
      [
        [0, drawn("A001")],
        [1, called("A001")],
        [1, did("started", "A001")],
        [9, continued("A001", "passport")],
        [29, did("completed", "A001")],
      ],
      ({ services }) => [
        services.map(({ service, drawn, work }) => [service, drawn, work?.mean_ms]),
        [
          ["id-card", 1, 8 * MINUTE],
          ["passport", 0, 20 * MINUTE],
        ],
      ],
    ],
    [
      "work that was returned to the queue is not counted twice",
      [
        [0, drawn("A001")],
        [1, called("A001")],
        [1, did("started", "A001")],
        [4, did("returned", "A001")],
        [9, called("A001")],
        [9, did("started", "A001")],
        [16, did("completed", "A001")],
      ],
      ({ total, counters }) => [
        [total.work?.mean_ms, total.called, counters[0]?.called],
        [7 * MINUTE, 1, 2],
      ],
    ],
    [
      "hours are the town's own, and gaps between them are shown",
      [
        [5, drawn("A001")],
        [130, called("A001")],
      ],
      ({ hours }) => [
        hours.map(({ hour, drawn, called }) => [hour, drawn, called]),
        [
          [8, 1, 0],
          [9, 0, 0],
          [10, 0, 1],
        ],
      ],
    ],
    [
      "an undone command takes all its events with it",
      [
        [0, drawn("A001")],
        [0, drawn("A002")],
        [5, called("A001")],
        [5, did("started", "A001")],
        [9, did("completed", "A001"), { type: "counter.released", data: { counter: "1" } }, called("A002")],
        [10, undone(5)],
      ],
      ({ total }) => [
        [total.served, total.called],
        [0, 1],
      ],
    ],
  ];
  for (const [rule, steps, expected] of cases) {
    test(rule, () => {
      const [found, wanted] = expected(dayFigures(journal(...steps), ZONE));
      expect(found).toEqual(wanted);
    });
  }

  test("nine in ten waited no longer than p90", () => {
    const steps = Array.from({ length: 10 }, (_, index): Step[] => [
      [0, drawn(`A${index}`)],
      [index + 1, called(`A${index}`)],
    ]);
    const draws = steps.map(([draw]) => draw!);
    const calls = steps.map(([, call]) => call!);
    expect(dayFigures(journal(...draws, ...calls), ZONE).total.wait).toEqual({
      n: 10,
      mean_ms: 5.5 * MINUTE,
      p90_ms: 9 * MINUTE,
    });
  });
});

test("property: an undone command is as if it had never been", () => {
  const trial = runTrial(scenarios[0]!, 7, { ...run, days: 1, warm_up: 0 });
  const events = trial.journals[0]!;
  const undoable = new Set(["ticket.called", "ticket.completed", "ticket.missed", "counter.paused"]);
  fc.assert(
    fc.property(fc.nat(events.length - 1), (place) => {
      const last = events.findLastIndex(({ type }, index) => index <= place && undoable.has(type));
      fc.pre(last >= 0);
      const { command } = events[last]!;
      const upTo = events.slice(0, events.findLastIndex((event) => event.command === command) + 1);
      const first = upTo.find((event) => event.command === command)!;
      const taken: JournalEvent = {
        ...upTo[upTo.length - 1]!,
        ...undone(first.seq),
        seq: upTo.length + 1,
        command: "undo",
      };
      const without = upTo.filter((event) => event.command !== command);
      expect(dayFigures([...upTo, taken], ZONE)).toEqual(dayFigures(without, ZONE));
    }),
    { numRuns: 60 },
  );
});

test("the journal's own error of the estimate is what the calibration kept", () => {
  const { journals, calibration } = runTrial(scenarios[4]!, 7, { days: 2, warm_up: 0 });
  const figures = journals.map((events) => dayFigures(events, ZONE).estimate!);
  const compared = figures.reduce((total, { n }) => total + n, 0);
  const kept = Object.values(calibration.tallies).reduce((total, { n }) => total + n, 0);
  expect(compared).toBe(kept);
  const within = figures.reduce((total, { n, coverage }) => total + n * coverage, 0);
  expect(within).toBeCloseTo(
    Object.values(calibration.tallies).reduce((total, row) => total + row.within, 0),
  );
});
