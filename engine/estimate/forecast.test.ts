import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { carefulNaive, naive } from "../../fixtures/days/naive.ts";
import { run, scenarios, seeds } from "../../fixtures/days/scenarios.ts";
import { type Pair, runTrial } from "../../fixtures/days/trial.ts";
import { uncalibrated } from "./calibration.ts";
import { prepare } from "./durations.ts";
import { forecast, promise, type Situation, WALKED } from "./forecast.ts";
import type { CounterView, WaitingView } from "./situation.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 5, 9);
const services = [
  { id: "id-card", duration_min: 12 },
  { id: "pickup", duration_min: 4 },
  { id: "vehicle", duration_min: 20 },
];
const ids = services.map(({ id }) => id);
const durations = prepare({}, services);

function waiting(...matters: string[]): WaitingView[] {
  return matters.map((service, index) => ({
    id: `A${index}`,
    service,
    only_counter: null,
    drawn_at: NOW - MINUTE,
  }));
}
function counter(id: string, given: Partial<CounterView> = {}): CounterView {
  return { id, services: ids, helps: [], state: "free", since: NOW, ...given };
}
function foyer(counters: CounterView[], line: WaitingView[], given: Partial<Situation> = {}): Situation {
  return { now: NOW, counters, waiting: line, durations, calibration: uncalibrated(), ...given };
}
const promised = (situation: Situation, service = "id-card") => promise(situation, { service });
const mid = (situation: Situation, service = "id-card") => promised(situation, service)?.mid_ms ?? Number.NaN;

describe("what is promised follows the foyer", () => {
  const busy = counter("1", { state: "serving", service: "id-card", since: NOW - 2 * MINUTE });

  test("a free counter and nobody ahead: at once", () => {
    expect(promised(foyer([counter("1")], []))?.high_ms).toBeLessThan(3 * MINUTE);
  });
  test("no counter open: no promise; nor where none that is open serves it", () => {
    expect(promised(foyer([counter("1", { state: "closed" })], []))).toBeNull();
    expect(promised(foyer([counter("1", { services: ["pickup"] })], []))).toBeNull();
    expect(forecast(foyer([], waiting("pickup"))).get("A0")).toBeNull();
  });
  test("before opening it counts from the opening time", () => {
    const closed = counter("1", { state: "closed", since: 0 });
    const before = foyer([closed], [], { opens_at: NOW + 30 * MINUTE });
    expect(promised(before)?.low_ms).toBeGreaterThanOrEqual(25 * MINUTE);
    expect(promised(before)?.high_ms).toBeLessThan(40 * MINUTE);
  });
  test("just after opening, colleagues who usually open are counted on, but alone they promise nothing", () => {
    const first = counter("1", { since: NOW - MINUTE });
    const others = ["2", "3", "4"].map((id) => counter(id, { state: "closed", since: 0 }));
    const line = waiting("id-card", "id-card", "id-card", "id-card");
    const early = { opened_at: NOW - 2 * MINUTE };
    const later = { opened_at: NOW - 60 * MINUTE };
    expect(mid(foyer([first, ...others], line, early))).toBeLessThan(
      0.8 * mid(foyer([first, ...others], line, later)),
    );
    expect(mid(foyer([first, ...others], line, later))).toBe(mid(foyer([first], line)));
    expect(promised(foyer(others, line, early))).toBeNull();
    const gone = others.map((one) => ({ ...one, since: NOW - MINUTE }));
    expect(mid(foyer([first, ...gone], line, early))).toBe(mid(foyer([first], line)));
  });
  test("who is being served since longer leaves sooner", () => {
    const fresh = counter("1", { state: "serving", service: "vehicle", since: NOW });
    const ripe = counter("1", { state: "serving", service: "vehicle", since: NOW - 15 * MINUTE });
    expect(mid(foyer([ripe], []))).toBeLessThan(mid(foyer([fresh], [])));
  });
  test("a forgotten finish still gives a finite promise", () => {
    const forgotten = counter("1", { state: "serving", service: "pickup", since: NOW - 600 * MINUTE });
    expect(promised(foyer([forgotten], []))?.high_ms).toBeWithin(0, 60 * MINUTE);
  });
  test("a counter that is called but not yet serving is taken for longer than one that serves already", () => {
    expect(mid(foyer([counter("1", { state: "calling", service: "id-card" })], []))).toBeGreaterThan(
      mid(foyer([busy], [])),
    );
  });
  test("a paused counter comes back", () => {
    const paused = counter("1", { state: "paused", pause: "break", since: NOW - 5 * MINUTE });
    expect(mid(foyer([paused], []))).toBeWithin(2 * MINUTE, 30 * MINUTE);
  });
  test("only those ahead who need my counters cost me time", () => {
    const counters = [counter("1", { services: ["vehicle"] }), counter("2", { services: ["id-card"] })];
    expect(mid(foyer(counters, waiting("vehicle", "vehicle", "vehicle")))).toBeLessThan(2 * MINUTE);
  });
  test("a ticket reserved for one counter waits for that one", () => {
    const line = [{ ...waiting("pickup")[0]!, only_counter: "1" }];
    const free = foyer([busy, counter("2")], line);
    expect(forecast(free).get("A0")?.range.mid_ms).toBeGreaterThan(5 * MINUTE);
  });
  test("a counter helps out only after the agreed wait", () => {
    const helping = counter("2", { services: ["pickup"], helps: [{ service: "vehicle", after_min: 8 }] });
    const long = counter("1", { services: ["vehicle"], state: "serving", service: "vehicle", since: NOW });
    expect(mid(foyer([long, helping], []), "vehicle")).toBeWithin(6 * MINUTE, 10 * MINUTE);
  });
  test("a counter that will help out later calls its own people until then", () => {
    const helping = counter("1", { services: ["id-card"], helps: [{ service: "vehicle", after_min: 5 }] });
    const counters = [helping, counter("2", { services: ["vehicle", "id-card"] })];
    const line = waiting("vehicle", "vehicle");
    const range = promised(foyer(counters, line))!;
    expect(range.high_ms).toBeLessThan(3 * MINUTE);
    const last = { ...waiting("id-card")[0]!, id: "newcomer" };
    const after = forecast(
      foyer(counters, [...line, last, ...waiting("id-card").map((one) => ({ ...one, id: "B" }))]),
    );
    expect(after.get("newcomer")!.range.high_ms).toBeLessThan(3 * MINUTE);
    expect(after.get("B")!.range.mid_ms).toBeGreaterThan(8 * MINUTE);
  });
  test("a counter that already helps out is taken by who waits there longer", () => {
    const helping = counter("1", { services: ["id-card"], helps: [{ service: "vehicle", after_min: 0 }] });
    expect(mid(foyer([helping], waiting("vehicle")))).toBeGreaterThan(8 * MINUTE);
  });
  test("appointments still expected go first once they are due", () => {
    const line = waiting("id-card", "id-card");
    const expected = [{ service: "vehicle", due_at: NOW + 5 * MINUTE }];
    expect(mid(foyer([busy], line, { expected })) - mid(foyer([busy], line))).toBeGreaterThan(10 * MINUTE);
  });
  test("an appointment far away leaves the time before it to others", () => {
    const expected = [{ service: "vehicle", due_at: NOW + 120 * MINUTE }];
    expect(mid(foyer([busy], [], { expected }))).toBe(mid(foyer([busy], [])));
  });
});

const anyService = fc.constantFrom(...ids);
const anyLine = fc.array(anyService, { maxLength: 40 }).map((line) => waiting(...line));
const anyCounter = fc.record({
  state: fc.constantFrom("free" as const, "serving" as const, "calling" as const, "paused" as const),
  service: anyService,
  since: fc.nat(40).map((minutes) => NOW - minutes * MINUTE),
});
const anyCounters = fc
  .array(anyCounter, { minLength: 1, maxLength: 6 })
  .map((counters) => counters.map((given, index) => counter(`${index}`, given)));

describe("property:", () => {
  test("low ≤ mid ≤ high, and the same situation gives the same answer", () => {
    fc.assert(
      fc.property(anyCounters, anyLine, (counters, line) => {
        const ranges = forecast(foyer(counters, line));
        for (const prospect of ranges.values()) {
          expect(prospect).not.toBeNull();
          if (!prospect) continue;
          const { range } = prospect;
          expect(0 <= range.low_ms && range.low_ms <= range.mid_ms && range.mid_ms <= range.high_ms).toBe(
            true,
          );
        }
        expect(forecast(foyer(structuredClone(counters), structuredClone(line)))).toEqual(ranges);
      }),
    );
  });

  test("nobody further back is told a shorter middle", () => {
    fc.assert(
      fc.property(anyCounters, anyLine, (counters, line) => {
        const raw = { ...uncalibrated(), trims: [] };
        const mids = [...forecast(foyer(counters, line, { calibration: raw })).values()];
        mids.reduce((before, prospect) => {
          expect(prospect!.range.mid_ms).toBeGreaterThanOrEqual(before - 1e-6);
          return prospect!.range.mid_ms;
        }, 0);
      }),
    );
  });

  test("one more counter never makes it longer", () => {
    fc.assert(
      fc.property(anyCounters, anyLine, (counters, line) => {
        const more = [...counters, counter("more")];
        expect(mid(foyer(more, line))).toBeLessThanOrEqual(mid(foyer(counters, line)) + 1e-6);
      }),
    );
  });

  test("a newcomer is promised what the forecast says for the last in line", () => {
    fc.assert(
      fc.property(anyCounters, anyLine, anyService, (counters, line, service) => {
        const last = { ...waiting(service)[0]!, id: "newcomer", drawn_at: NOW };
        const all = forecast(foyer(counters, [...line, last]));
        expect(promise(foyer(counters, line), { service })).toEqual(all.get("newcomer")!.range);
      }),
    );
  });
});

test("beyond the walked head, counting stays within 5 % of looking at each, and counts may be handed in", () => {
  const line = Array.from({ length: 1_000 }, (_, index) => ids[(index * 7 + (index >> 3)) % 3]!);
  const everybody = waiting(...line, "id-card");
  const counters = [
    counter("1"),
    counter("2", { services: ["id-card", "vehicle"] }),
    counter("3", { services: ["pickup"] }),
  ];
  const walked = forecast(foyer(counters, everybody)).get("A1000")!.range;
  const whole = promised(foyer(counters, everybody.slice(0, -1)))!;
  expect(Math.abs(whole.mid_ms / walked.mid_ms - 1)).toBeLessThan(0.05);
  const rest = line.slice(WALKED);
  const ahead = ids.map((service) => ({ service, count: rest.filter((one) => one === service).length }));
  const head = foyer(counters, everybody.slice(0, WALKED));
  const counted = promise(head, { service: "id-card", ahead })!;
  expect(counted).toEqual(whole);
});

test("on simulated days the range holds 7 to 9 of 10 and the error beats people ahead × average ÷ counters", () => {
  const pairs: Pair[] = [];
  for (const scenario of scenarios) {
    for (const seed of seeds.training)
      pairs.push(...runTrial(scenario, seed, run, [naive, carefulNaive]).pairs);
  }
  const mean = (of: (pair: Pair) => number) =>
    pairs.reduce((total, pair) => total + of(pair), 0) / pairs.length;
  const covered = mean(({ said, true_ms }) => (said.low_ms <= true_ms && true_ms <= said.high_ms ? 1 : 0));
  const error = mean(({ said, true_ms }) => Math.abs(true_ms - said.mid_ms));
  expect(pairs.length).toBeGreaterThan(10_000);
  expect(covered).toBeWithin(0.7, 0.9);
  for (const rival of [0, 1]) {
    expect(error / mean(({ rivals, true_ms }) => Math.abs(true_ms - rivals[rival]!))).toBeLessThan(0.7);
  }
});
