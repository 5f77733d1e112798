import { expect, test } from "bun:test";
import fc from "fast-check";
import { ahead } from "./ahead.ts";
import { Hall } from "./hall.testing.ts";
import { inOrder } from "./order.ts";
import { counterFor, policyOf, ticketAt } from "./waiting.testing.ts";

const PASS = counterFor("1", ["pass"]);
const CAR = counterFor("2", ["car"]);
const BOTH = counterFor("3", ["pass", "car"]);
const ALL = [PASS, CAR, BOTH];
const TOWN = [...ALL, counterFor("4", ["address"])];

const NOBODY_KNOWS = () => null;

const [p1, c2, p3, c4] = [1, 2, 3, 4].map((rank) => ticketAt(rank, { service: rank % 2 ? "pass" : "car" }));
const order = [p1!, c2!, p3!, c4!];

test("only those count whom a counter could call that could also call the ticket", () => {
  expect([...ahead(order, [PASS, CAR], TOWN, NOBODY_KNOWS).values()]).toEqual([0, 0, 1, 1]);
  expect([...ahead(order, [PASS, CAR, BOTH], TOWN, NOBODY_KNOWS).values()]).toEqual([0, 1, 2, 3]);
});

test("who came earlier but is expected to be called later is not ahead", () => {
  const calls = new Map([
    [p1, 0],
    [c2, 9],
    [p3, 5],
    [c4, 9],
  ]);
  const before = ahead(order, [PASS, CAR, BOTH], TOWN, (ticket) => calls.get(ticket) ?? null);
  expect([...before.values()]).toEqual([0, 1, 1, 3]);
});

test("what nobody at hand could call is counted as if all counters were taken", () => {
  expect([...ahead(order, [PASS], TOWN, NOBODY_KNOWS).values()]).toEqual([0, 1, 1, 3]);
  expect([...ahead(order, [], TOWN, NOBODY_KNOWS).values()]).toEqual([0, 1, 2, 3]);
});

test("what is kept for a counter stands in the way of that counter's others, and of nobody else's", () => {
  const kept = ticketAt(5, { service: "car", only_counter: "1" });
  expect([...ahead([kept, ...order], [PASS, CAR], TOWN, NOBODY_KNOWS).values()]).toEqual([0, 1, 0, 2, 1]);
});

test("a matter no counter takes has only its own people ahead", () => {
  const lost = [6, 7].map((rank) => ticketAt(rank, { service: "dogs" }));
  expect([...ahead([...order, ...lost], ALL, TOWN, NOBODY_KNOWS).values()].slice(-2)).toEqual([0, 1]);
});

test("with one counter and nobody new, people ahead are the calls before mine, whatever the rule", () => {
  const rows = fc.array(
    fc.record({ booked: fc.boolean(), car: fc.boolean(), priority: fc.nat(2), late: fc.nat(20) }),
    { maxLength: 30, size: "max" },
  );
  const rule = fc.constantFrom("fair" as const, "appointments-first" as const, "by-arrival" as const);
  fc.assert(
    fc.property(rule, rows, (rule, rows) => {
      const hall = new Hall([BOTH], policyOf(rule, 1000));
      for (const { booked, car, priority, late } of rows) {
        hall.draw(car ? "car" : "pass", { priority, due_at: booked ? late * 60_000 : null });
      }
      const before = ahead(inOrder(hall.lines, hall.now, hall.policy), [BOTH], TOWN, NOBODY_KNOWS);
      for (let calls = 0; calls < rows.length; calls++) {
        const called = hall.callNext(BOTH);
        expect(before.get(called?.ticket.id ?? "")).toBe(calls);
      }
    }),
    { numRuns: 200 },
  );
});
