// Rule: a counter moves along exactly these edges and their ways back, and never leaves a visitor standing.
import { describe, expect, test } from "bun:test";
import { type CounterState, counterMachine, counterTable } from "./counter.ts";
import { deviations, type Edge, reachIn, stories, waysBack } from "./proof.testing.ts";

const specification: Edge<CounterState>[] = [
  ["closed", "opened", "free"],
  ["free", "called", "calling"],
  ["free", "resumed", "serving"],
  ["free", "paused", "paused"],
  ["free", "closed", "closed"],
  ["free", "handed-over", "free"],
  ["calling", "recalled", "calling"],
  ["calling", "started", "serving"],
  ["calling", "released", "free"],
  ["calling", "handed-over", "calling"],
  ["serving", "continued", "serving"],
  ["serving", "released", "free"],
  ["serving", "handed-over", "serving"],
  ["paused", "reopened", "free"],
  ["paused", "closed", "closed"],
  ["paused", "handed-over", "paused"],
];
const states: CounterState[] = ["closed", "free", "calling", "serving", "paused"];

const reached = reachIn<CounterState>(counterMachine);

describe("edges", () => {
  test.each(specification)("%s --%s--> %s", (from, event, to) => {
    expect(counterTable.next(from, event)).toBe(to);
  });

  test("and one way back along each; everything else changes nothing", () => {
    expect(deviations(counterTable, [...specification, ...waysBack(specification)])).toEqual([]);
  });

  test("the states are these, and a counter begins closed", () => {
    expect(counterTable.states.toSorted()).toEqual(states.toSorted());
    expect(counterTable.initial).toBe("closed");
  });
});

describe("all paths", () => {
  test("forwards, visiting no state twice, are these six", () => {
    expect(stories(counterMachine)).toEqual([
      "",
      "opened",
      "opened called",
      "opened called started",
      "opened paused",
      "opened resumed",
    ]);
  });

  test.each(states)("%s is no trap: every state can be reached from it, closed again too", (state) => {
    expect(reached(state)).toEqual(new Set(states));
  });
});

describe("another clerk takes the counter over", () => {
  test("as it is: nothing else changes at it, and nobody takes over where nobody sits", () => {
    for (const state of states) {
      expect(counterTable.next(state, "handed-over")).toBe(state === "closed" ? undefined : state);
    }
  });
});

describe("forbidden orders", () => {
  const busy: CounterState[] = ["calling", "serving"];
  test.each(busy)("a counter that is %s neither pauses nor closes before it is free", (state) => {
    const others = reached(state, { avoiding: ["free"] });
    expect(others.isSubsetOf(new Set(busy))).toBe(true);
  });

  test("a counter that is paused or closed calls nobody before it is free", () => {
    expect(reached("paused", { avoiding: ["free"] })).toEqual(new Set(["paused", "closed"]));
    expect(reached("closed", { avoiding: ["free"] })).toEqual(new Set(["closed"]));
  });

  test("nobody is called while somebody is being served: serving never turns into calling", () => {
    expect(reached("serving", { avoiding: ["free"] })).toEqual(new Set(["serving"]));
  });
});
