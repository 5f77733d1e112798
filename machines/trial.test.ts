// Rule: a trial ends once, and its end is not changed by what is said later.
import { expect, test } from "bun:test";
import { deviations, type Edge, stories } from "./proof.testing.ts";
import { isRunning, type TrialState, trialMachine, trialTable } from "./trial.ts";

const specification: Edge<TrialState>[] = [
  ["running", "passed", "passed"],
  ["running", "failed", "failed"],
];

test.each(specification)("%s --%s--> %s", (from, event, to) => {
  expect(trialTable.next(from, event)).toBe(to);
});

test("everything else changes nothing, and a trial begins running", () => {
  expect(deviations(trialTable, specification)).toEqual([]);
  expect(trialTable.initial).toBe("running");
  expect((trialTable.states as TrialState[]).filter(isRunning)).toEqual(["running"]);
});

test("all paths are these three", () => {
  expect(stories(trialMachine)).toEqual(["", "failed", "passed"]);
});
