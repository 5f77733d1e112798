import { expect, test } from "bun:test";
import fc from "fast-check";
import type { Ticket } from "../location/ticket.ts";
import type { Policy } from "../town/town.ts";
import { explain } from "./explain.ts";
import { Hall } from "./hall.testing.ts";
import { next } from "./next.ts";
import { headOf, inOrder } from "./order.ts";
import { reaches } from "./passing.ts";
import { RULES } from "./rules/rules.ts";
import { COUNTERS, play, SERVICES, step } from "./steps.testing.ts";
import { counterFor, policyOf } from "./waiting.testing.ts";

const rule = fc.constantFrom<Policy["dispatch"]>("appointments-first", "fair", "by-arrival");

test("lines count what somebody who looks at everybody at each call counts, through steps out, put-backs, transfers, undo and reload", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { maxLength: 160, size: "max" }), (dispatch, steps) => {
      const hall = new Hall([...COUNTERS], policyOf(dispatch));
      for (const { verb, a, b } of steps) {
        play(hall, verb, a, b);
        for (const ticket of hall.tickets) {
          if (ticket.state === "waiting") expect(hall.lines.overtaken(ticket)).toBe(hall.overtaken(ticket));
        }
      }
      for (const ticket of hall.waiting()) hall.move(ticket, { state: "cancelled" });
      for (const ticket of hall.tickets) {
        expect(ticket.mark).toBe(0);
        expect(ticket.overtaken).toBe(hall.overtaken(ticket));
        expect(explain(hall.calls, ticket).map(({ seq }) => seq)).toEqual(hall.passedBy(ticket));
      }
      expect(hall.lines.size).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test("next finds by the foremost of each line what a look at everybody finds, and the expected order begins with it", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { maxLength: 120, size: "max" }), (dispatch, steps) => {
      const hall = new Hall([...COUNTERS], policyOf(dispatch, 2));
      for (const { verb, a, b } of steps) {
        const counter = hall.counters[a % 3]!;
        if (verb === "next") {
          const wanted = byLookingAtAll(hall, a % 3);
          expect(hall.callNext(counter)?.ticket.id).toBe(wanted?.id);
        } else play(hall, verb, a, b);
      }
      const order = inOrder(hall.lines, hall.now, hall.policy);
      expect(order.map(({ id }) => id).sort()).toEqual(
        hall
          .waiting()
          .map(({ id }) => id)
          .sort(),
      );
      // As many as the longest line has, so that nobody is passed over.
      const most = Math.max(1, ...hall.lines.all().map(({ size }) => size));
      const head = headOf(hall.lines, hall.now, hall.policy, most);
      expect(head.first.map(({ id }) => id)).toEqual(order.slice(0, most).map(({ id }) => id));
      expect(head.first.length + head.rest.reduce((total, { count }) => total + count, 0)).toBe(order.length);
      for (const counter of dispatch === "appointments-first" ? [] : hall.counters) {
        const mine = order.find((ticket) => reaches(counter.id, counter.services, ticket));
        const choice = next(hall.lines, { ...counter, helps: [] }, hall.now, hall.policy);
        expect(choice?.ticket.id).toBe(mine?.id);
      }
      const everything = { ...counterFor("any", SERVICES), helps: [] };
      for (const ticket of hall.waiting()) {
        if (ticket.only_counter !== null) hall.move(ticket, { state: "cancelled" });
      }
      const first = inOrder(hall.lines, hall.now, hall.policy)[0];
      expect(hall.callNext(everything)?.ticket.id).toBe(first?.id);
    }),
    { numRuns: 400 },
  );
});

test("tickets of one rank, as two put-backs can make them, stand side by side without overtaking each other", () => {
  const hall = new Hall([...COUNTERS], policyOf("fair"));
  const [a, b] = [hall.draw("pass"), hall.draw("pass")];
  hall.move(b, { state: "out" });
  hall.move(b, { state: "waiting", rank: a.rank });
  hall.callNext(COUNTERS[0]!);
  expect(hall.lines.overtaken(b)).toBe(0);
  expect(hall.callNext(COUNTERS[0]!)?.ticket.id).toBe(b.id);
});

test("a row that does not stand in its line cannot leave it", () => {
  const hall = new Hall([...COUNTERS], policyOf("fair"));
  const ticket = hall.draw("pass");
  expect(() => hall.lines.remove({ ...ticket }, 9)).toThrow("another row");
  expect(() => hall.lines.remove({ ...ticket, id: "nobody" }, 9)).toThrow("does not stand");
  expect(() => hall.lines.add(ticket, 9)).toThrow("already");
});

/** By the rule's words, over everybody the counter could call, with counts made by hand. */
function byLookingAtAll(hall: Hall, at: number): Ticket | undefined {
  const counter = hall.counters[at]!;
  const { policy, now } = hall;
  const all = hall.waiting().filter((ticket) => hall.could(counter, ticket));
  const bound = all.filter((one) => one.due_at === null && hall.overtaken(one) >= policy.max_overtakings);
  const bound_rank = Math.min(Number.POSITIVE_INFINITY, ...bound.map(({ rank }) => rank));
  for (const one of RULES[policy.dispatch].classes) {
    const admitted = all.filter((ticket) =>
      one.admits(
        {
          ticket,
          overtaken: hall.overtaken(ticket),
          key: { ...ticket, booked: ticket.due_at !== null },
          helping_ms: null,
        },
        { now, policy, bound_rank },
      ),
    );
    if (admitted.length > 0) return admitted.sort(one.order)[0];
  }
  return undefined;
}
