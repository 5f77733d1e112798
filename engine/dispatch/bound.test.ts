import { expect, test } from "bun:test";
import fc from "fast-check";
import type { Ticket } from "../location/ticket.ts";
import { Hall } from "./hall.testing.ts";
import { COUNTERS, play, step } from "./steps.testing.ts";
import { counterFor, MINUTE, policyOf } from "./waiting.testing.ts";

/** Taking a put-back back adds the counts of both places up, so it is the one thing that can lift a count over the bound. */
const bounded = step.filter(({ verb }) => verb !== "undo-put-back");
const steps = fc.array(bounded, { maxLength: 200, size: "max" });

for (const rule of ["fair", "by-arrival", "appointments-first"] as const) {
  const whom = rule === "appointments-first" ? "by walk-ins" : "by anybody";
  test(`under ${rule} no walk-in is overtaken ${whom} more than max_overtakings times, unlike skills and helpers included`, () => {
    fc.assert(
      fc.property(fc.nat(4), steps, (most, steps) => {
        const hall = new Hall([...COUNTERS], policyOf(rule, most));
        for (const { verb, a, b } of steps) {
          play(hall, verb, a, b);
          const counts = hall.tickets.map((ticket) => hall.overtaken(ticket));
          expect(Math.max(0, ...counts)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 400 },
    );
  });
}

/** A day on which more appointments fall due than the counters can serve, and staff raise some walk-ins. */
interface Rush {
  arrivals: { minutes: number; booked: boolean; skilled: boolean; raised: boolean }[];
}
const rush: fc.Arbitrary<Rush> = fc.record({
  arrivals: fc.array(
    fc.record({ minutes: fc.nat(3), booked: fc.boolean(), skilled: fc.boolean(), raised: fc.boolean() }),
    { minLength: 40, maxLength: 120, size: "max" },
  ),
});
const ALL = counterFor("1", ["pass", "car"]);
const SOME = counterFor("2", ["pass"]);

/** Plays the rush until nobody waits; tells at each call who could have been called by that counter and was not. */
function endure(hall: Hall, { arrivals }: Rush, seen: (called: Ticket, others: Ticket[]) => void): void {
  let from = 0;
  const serve = () => {
    for (const counter of hall.counters) {
      const could = hall.waiting().filter((one) => hall.could(counter, one));
      const called = hall.callNext(counter)?.ticket;
      if (called) seen(called, could);
    }
  };
  for (const { minutes, booked, skilled, raised } of arrivals) {
    hall.now += minutes * MINUTE;
    const own = { due_at: booked ? hall.now : null, priority: !booked && raised ? 1 : 0 };
    hall.draw(skilled ? "car" : "pass", own);
    from += 1;
    if (from % 5 === 0) serve();
  }
  while (hall.waiting().length > 0) serve();
}

test("under fair a walk-in is called after at most as many calls as people stood before it, plus the bound", () => {
  fc.assert(
    fc.property(rush, fc.nat(5), (day, most) => {
      const hall = new Hall([ALL, SOME], policyOf("fair", most));
      const passed = new Map<string, number>();
      const before = new Map<string, number>();
      endure(hall, day, (called, could) => {
        for (const one of could) {
          const ahead = hall.tickets.filter((other) => other.rank < one.rank);
          before.set(one.id, ahead.length);
          if (one !== called) passed.set(one.id, (passed.get(one.id) ?? 0) + 1);
        }
      });
      for (const [id, calls] of passed) {
        const walkIn = hall.tickets.find((one) => one.id === id)?.due_at === null;
        if (walkIn) expect(calls).toBeLessThanOrEqual((before.get(id) ?? 0) + most);
      }
    }),
    { numRuns: 200 },
  );
});

test("under appointments-first walk-ins wait for every due appointment, and that is shown but not counted", () => {
  const hall = new Hall([ALL], policyOf("appointments-first", 2));
  const walkIn = hall.draw("pass");
  for (let booked = 0; booked < 10; booked++) {
    hall.draw("car", { due_at: 0 });
    expect(hall.callNext(ALL)?.reason.code).toBe("appointment-due");
  }
  expect(hall.overtaken(walkIn)).toBe(0);
  expect(hall.lines.overtaken(walkIn)).toBe(0);
  expect(hall.passedBy(walkIn)).toHaveLength(10);
});

test("a clerk's own choice passes others without being counted", () => {
  const hall = new Hall([ALL], policyOf("fair"));
  const [first, second] = [hall.draw("pass"), hall.draw("pass")];
  hall.call(second, ALL, false);
  expect(hall.lines.overtaken(first)).toBe(0);
  expect(hall.calls[0]?.passing?.counted).toBe(false);
});

test("whoever is put behind others starts counting anew, so that being put back at the bound does not mean being next", () => {
  const hall = new Hall([ALL], policyOf("fair", 1));
  const missed = hall.draw("pass");
  hall.draw("pass", { priority: 1 });
  const later = hall.draw("pass");
  hall.callNext(ALL);
  expect(hall.callNext(ALL)?.reason).toEqual({ code: "overtaken-bound", overtaken: 1 });
  hall.move(missed, { state: "missed" });
  hall.move(missed, { state: "waiting", rank: hall.endRank() });
  expect(hall.lines.overtaken(missed)).toBe(0);
  expect(hall.callNext(ALL)?.ticket).toBe(later);
});

test("an undone call has overtaken nobody: who had reached the bound by it goes by the ordinary rule again", () => {
  const hall = new Hall([ALL], policyOf("fair", 1));
  hall.draw("pass");
  const raised = hall.draw("pass", { priority: 1 });
  hall.callNext(ALL);
  hall.undo(raised, raised.touched, { state: "waiting", rank: raised.rank });
  expect(hall.callNext(ALL)?.ticket).toBe(raised);
  expect(hall.callNext(ALL)?.reason.code).toBe("overtaken-bound");
});
