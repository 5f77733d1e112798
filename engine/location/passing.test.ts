import { expect, test } from "bun:test";
import fc from "fast-check";
import { bothTowns } from "../../fixtures/foyer.ts";
import { steps } from "../../fixtures/stories/commands.ts";
import { play } from "../../fixtures/stories/play.ts";
import { explain } from "../dispatch/explain.ts";

const TUESDAY = Date.UTC(2026, 10, 17, 8);
const towns = await bothTowns();
const town = fc.constantFrom(
  ...towns.flatMap((one) =>
    (["fair", "appointments-first", "by-arrival"] as const).map((dispatch) => {
      const counters = one.counters.map((rule, at) => ({
        ...rule,
        helps: at === 0 ? one.services.map(({ id }) => ({ service: id, after_min: 1 })) : rule.helps,
      }));
      const policy = { ...one.policy, dispatch };
      return { ...one, policy, counters, [fc.toStringMethod]: () => `${one.id} ${dispatch}` };
    }),
  ),
);

test("a visitor's count is the number of calls that are shown to have gone first and count, undo included", () => {
  let passed = 0;
  fc.assert(
    fc.property(town, steps, (town, story) => {
      play(town, TUESDAY, story, ({ state }) => {
        for (const ticket of state.tickets.values()) {
          const counted = explain(state.calls, ticket).filter(({ passing }) => passing?.counted);
          const kept = ticket.stood.reduce((sum, { cleared }) => sum + (cleared ?? 0), 0);
          expect(state.lines.overtaken(ticket) + kept).toBe(counted.length);
          passed += counted.length;
        }
      });
    }),
    { numRuns: 300, endOnFailure: true },
  );
  expect(passed).toBeGreaterThan(0);
}, 60_000);
