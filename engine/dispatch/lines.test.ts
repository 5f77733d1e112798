import { expect, test } from "bun:test";
import fc from "fast-check";
import type { Ticket } from "../location/ticket.ts";
import type { Policy } from "../town/town.ts";
import { explain } from "./explain.ts";
import { Foyer } from "./foyer.testing.ts";
import { inOrder } from "./order.ts";
import { RULES } from "./rules/rules.ts";
import { counterFor, MINUTE, policyOf } from "./waiting.testing.ts";

const SERVICES = ["pass", "car", "address"];
const COUNTERS = [
  counterFor("1", ["pass"]),
  counterFor("2", ["pass", "car"], [{ service: "address", after_min: 10 }]),
  counterFor("3", ["address"], [{ service: "pass", after_min: 0 }]),
];
const VERBS = [
  ...["draw", "draw", "draw", "book", "next", "next", "next", "choose", "step-out", "come-back", "return"],
  ...[
    "miss",
    "put-back",
    "transfer",
    "prioritise",
    "undo-call",
    "undo-put-back",
    "reload",
    "wait",
    "configure",
  ],
] as const;

const step = fc.record({ verb: fc.constantFrom(...VERBS), a: fc.nat(997), b: fc.nat(997) });
const rule = fc.constantFrom<Policy["dispatch"]>("appointments-first", "fair", "by-arrival");

test("lines count what somebody who looks at everybody at each call counts, through steps out, put-backs, transfers, undo and reload", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { maxLength: 160, size: "max" }), (dispatch, steps) => {
      const foyer = new Foyer([...COUNTERS], policyOf(dispatch));
      for (const { verb, a, b } of steps) {
        play(foyer, verb, a, b);
        for (const ticket of foyer.tickets) {
          if (ticket.state === "waiting") expect(foyer.lines.overtaken(ticket)).toBe(foyer.overtaken(ticket));
        }
      }
      for (const ticket of foyer.waiting()) foyer.move(ticket, { state: "cancelled" });
      for (const ticket of foyer.tickets) {
        expect(ticket.mark).toBe(0);
        expect(explain(foyer.calls, ticket).map(({ seq }) => seq)).toEqual(foyer.passedBy(ticket));
      }
      expect(foyer.lines.size).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test("next finds by the foremost of each line what a look at everybody finds, and the expected order begins with it", () => {
  fc.assert(
    fc.property(rule, fc.array(step, { maxLength: 120, size: "max" }), (dispatch, steps) => {
      const foyer = new Foyer([...COUNTERS], policyOf(dispatch, 2));
      for (const { verb, a, b } of steps) {
        const counter = foyer.counters[a % 3]!;
        if (verb === "next") {
          const wanted = byLookingAtAll(foyer, a % 3);
          expect(foyer.callNext(counter)?.ticket.id).toBe(wanted?.id);
        } else play(foyer, verb, a, b);
      }
      const order = inOrder(foyer.lines, foyer.now, foyer.policy);
      expect(order.map(({ id }) => id).sort()).toEqual(
        foyer
          .waiting()
          .map(({ id }) => id)
          .sort(),
      );
      const everything = { ...counterFor("any", SERVICES), helps: [] };
      for (const ticket of foyer.waiting()) {
        if (ticket.only_counter !== null) foyer.move(ticket, { state: "cancelled" });
      }
      const first = inOrder(foyer.lines, foyer.now, foyer.policy)[0];
      expect(foyer.callNext(everything)?.ticket.id).toBe(first?.id);
    }),
    { numRuns: 400 },
  );
});

test("tickets of one rank, as two put-backs can make them, stand side by side without overtaking each other", () => {
  const foyer = new Foyer([...COUNTERS], policyOf("fair"));
  const [a, b] = [foyer.draw("pass"), foyer.draw("pass")];
  foyer.move(b, { state: "out" });
  foyer.move(b, { state: "waiting", rank: a.rank });
  foyer.callNext(COUNTERS[0]!);
  expect(foyer.lines.overtaken(b)).toBe(0);
  expect(foyer.callNext(COUNTERS[0]!)?.ticket.id).toBe(b.id);
});

test("a row that does not stand in its line cannot leave it", () => {
  const foyer = new Foyer([...COUNTERS], policyOf("fair"));
  const ticket = foyer.draw("pass");
  expect(() => foyer.lines.remove({ ...ticket }, 9)).toThrow("another row");
  expect(() => foyer.lines.remove({ ...ticket, id: "nobody" }, 9)).toThrow("does not stand");
  expect(() => foyer.lines.add(ticket, 9)).toThrow("already");
});

/** By the rule's words, over everybody the counter could call, with counts made by hand. */
function byLookingAtAll(foyer: Foyer, at: number): Ticket | undefined {
  const counter = foyer.counters[at]!;
  const { policy, now } = foyer;
  const all = foyer.waiting().filter((ticket) => foyer.could(counter, ticket));
  const bound = all.filter((one) => one.due_at === null && foyer.overtaken(one) >= policy.max_overtakings);
  const bound_rank = Math.min(Number.POSITIVE_INFINITY, ...bound.map(({ rank }) => rank));
  for (const one of RULES[policy.dispatch].classes) {
    const admitted = all.filter((ticket) =>
      one.admits(
        {
          ticket,
          overtaken: foyer.overtaken(ticket),
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

function play(foyer: Foyer, verb: (typeof VERBS)[number], a: number, b: number): void {
  const counter = foyer.counters[a % foyer.counters.length]!;
  const service = SERVICES[b % SERVICES.length]!;
  const one = (...states: Ticket["state"][]) => {
    const list = foyer.tickets.filter(({ state }) => states.includes(state));
    return list[a % Math.max(1, list.length)];
  };
  switch (verb) {
    case "draw":
      return void foyer.draw(service);
    case "book":
      return void foyer.draw(service, { due_at: foyer.now + ((a % 5) - 1) * 10 * MINUTE });
    case "next":
      return void foyer.callNext(counter);
    case "choose": {
      const ticket = one("waiting");
      return ticket && foyer.call(ticket, counter, false);
    }
    case "step-out": {
      const ticket = one("waiting");
      return ticket && foyer.move(ticket, { state: "out" });
    }
    case "come-back": {
      const ticket = one("out");
      return ticket && foyer.move(ticket, { state: "waiting" });
    }
    case "return": {
      const ticket = one("called");
      return ticket && foyer.move(ticket, { state: "waiting", only_counter: null });
    }
    case "miss": {
      const ticket = one("called");
      return ticket && foyer.move(ticket, { state: "missed" });
    }
    case "put-back": {
      const ticket = one("missed");
      return ticket && foyer.move(ticket, { state: "waiting", rank: behind(foyer, ticket, b % 4) });
    }
    case "transfer": {
      const ticket = one("waiting", "called");
      const only_counter = b % 4 === 0 ? counter.id : null;
      const rank = a % 3 === 0 ? foyer.endRank() : ticket?.rank;
      return ticket && foyer.move(ticket, { state: "waiting", service, only_counter, rank });
    }
    case "prioritise": {
      const ticket = one("waiting");
      return ticket && foyer.move(ticket, { priority: b % 3 });
    }
    case "undo-call": {
      const call = foyer.calls.findLast(({ counter: at }) => at === counter.id);
      const ticket = foyer.tickets.find(({ id, touched }) => id === call?.ticket.id && touched === call.seq);
      return ticket && foyer.undo(ticket, ticket.touched, { state: "waiting", rank: ticket.rank });
    }
    case "undo-put-back": {
      const ticket = foyer.tickets.find(({ state, stood, touched }) => {
        const [before, last] = stood.slice(-2);
        return state === "waiting" && last?.from === touched && before && last.rank > before.rank;
      });
      const rank = ticket?.stood.at(-2)?.rank;
      if (!ticket || rank === undefined || ticket.stood.at(-1)?.service !== ticket.stood.at(-2)?.service)
        return;
      return foyer.undo(ticket, ticket.touched, { state: a % 2 === 0 ? "missed" : "waiting", rank });
    }
    case "reload":
      return foyer.reload();
    case "wait":
      foyer.now += (b % 12) * MINUTE;
      return;
    case "configure":
      foyer.counters = foyer.counters.map((rule) =>
        rule.id === counter.id ? { ...rule, services: SERVICES.slice(b % 3, 1 + (a % 3)) } : rule,
      );
  }
}

/** A rank behind the next `count` of the same service, as engine/location/rank.ts gives it. */
function behind(foyer: Foyer, ticket: Ticket, count: number): number {
  if (count === 0) return ticket.rank;
  const line = foyer
    .waiting()
    .filter(({ service }) => service === ticket.service)
    .sort((x, y) => x.rank - y.rank);
  const [before, after] = line.slice(count - 1);
  if (!before || !after) return foyer.endRank();
  return Math.max(ticket.rank, (before.rank + after.rank) / 2);
}
