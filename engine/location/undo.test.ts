// Rule: whatever a clerk does at whatever moment, taken back at once it never was.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { bothTowns } from "../../fixtures/foyer.ts";
import { clerkOf, intentOf, steps } from "../../fixtures/stories/commands.ts";
import { facts } from "../../fixtures/stories/facts.ts";
import { Story, tell } from "../../fixtures/stories/tell.ts";
import { PASS } from "./decide/undo.rows.testing.ts";
import { undoneOtherwise } from "./undo.ts";

const towns = await bothTowns();
const town = fc.constantFrom(...towns.map((one) => ({ ...one, [fc.toStringMethod]: () => one.id })));

test("whatever a clerk does, taken back at once it never was", () => {
  const undone = new Set<string>();
  fc.assert(
    fc.property(town, steps, (town, steps) => {
      const story = new Story(town);
      for (const step of steps) {
        story.later(step.pass_ms / 1000);
        const takesBack = (step.counter + step.ticket) % 2 === 0;
        const before = takesBack && facts(story);
        const { seq } = story.state;
        const clerk = `staff:${clerkOf(step)}`;
        story.ask(step.actor === "staff" ? clerk : "visitor:somebody", intentOf(step, town, story.state));
        const done = story.state.actions.at(-1);
        if (!takesBack || !done || done.seq <= seq || undoneOtherwise(done.what)) continue;
        story.ask(clerk, { type: "undo", counter: done.counter, seq: done.seq });
        expect(story.outcome).toEqual(["action undone"]);
        expect(facts(story)).toEqual(before);
        undone.add(done.what);
      }
    }),
    { numRuns: 100, endOnFailure: true },
  );
  expect(undone.size).toBeGreaterThan(7);
}, 60_000);

test("what the clock did to a call meanwhile is taken back with it", () => {
  const called = () => tell().opens("1").draws(PASS, PASS).clerk("1", "call-next").later(3_600);
  expect(called().ticket("A001")).toMatchObject({ asked: true });
  expect(facts(called().undoes("1"))).toEqual(facts(tell().opens("1").draws(PASS, PASS).later(3_600)));
});
