// Rule: compile() refuses whatever a table cannot say, rather than leaving it out.
import { describe, expect, test } from "bun:test";
import { type AnyStateMachine, createMachine } from "xstate";
import { compile } from "./compile.ts";

const act = () => {};
const b = {};

const odd: Record<string, AnyStateMachine> = {
  "a guard": createMachine({
    initial: "a",
    states: { a: { on: { go: { target: "b", guard: () => true } } }, b },
  }),
  "an action": createMachine({
    initial: "a",
    states: { a: { on: { go: { target: "b", actions: act } } }, b },
  }),
  "an event that only acts": createMachine({
    initial: "a",
    states: { a: { on: { go: { actions: act } } }, b },
  }),
  "an event that leads nowhere": createMachine({ initial: "a", states: { a: { on: { go: {} } }, b } }),
  "an entry": createMachine({ initial: "a", states: { a: { entry: act }, b } }),
  "an exit": createMachine({ initial: "a", states: { a: { exit: act }, b } }),
  always: createMachine({ initial: "a", states: { a: { always: "b" }, b } }),
  after: createMachine({ initial: "a", states: { a: { after: { 1000: "b" } }, b } }),
  invoke: createMachine({ initial: "a", states: { a: { invoke: { src: "mail" } }, b } }),
  nesting: createMachine({ initial: "a", states: { a: { initial: "c", states: { c: {} } }, b } }),
  "a parallel state": createMachine({
    initial: "a",
    states: { a: { type: "parallel", states: { c: {} } }, b },
  }),
  "a final state": createMachine({ initial: "a", states: { a: { on: { go: "b" } }, b: { type: "final" } } }),
  "a history state": createMachine({ initial: "a", states: { a: {}, b: { type: "history" } } }),
  "several targets": createMachine({ initial: "a", states: { a: { on: { go: ["b", "a"] } }, b } }),
  "one transition to two": createMachine({
    initial: "a",
    states: { a: { on: { go: { target: ["a", "b"] } } }, b },
  }),
  "the root as a target": createMachine({ id: "m", initial: "a", states: { a: { on: { go: "#m" } }, b } }),
  "any event": createMachine({ initial: "a", states: { a: { on: { "*": "b" } }, b } }),
  "a family of events": createMachine({ initial: "a", states: { a: { on: { "restored.*": "b" } }, b } }),
  "an event of XState's own": createMachine({
    initial: "a",
    states: { a: { on: { "xstate.stop": "b" } }, b },
  }),
  "an event of the root": createMachine({ initial: "a", on: { go: ".b" }, states: { a: {}, b } }),
  "an entry of the root": createMachine({ initial: "a", entry: act, states: { a: {}, b } }),
  "an exit of the root": createMachine({ initial: "a", exit: act, states: { a: {}, b } }),
  "always at the root": createMachine({ initial: "a", always: ".b", states: { a: {}, b } }),
  "invoke at the root": createMachine({ initial: "a", invoke: { src: "mail" }, states: { a: {}, b } }),
  "an action on the way in": createMachine({ initial: { target: "a", actions: act }, states: { a: {}, b } }),
  "a route": createMachine({ initial: "a", states: { a: {}, b: { id: "b", route: {} } } }),
  "context, even unused": createMachine({ initial: "a", context: { calls: 0 }, states: { a: {}, b } }),
  "a parallel root": createMachine({ type: "parallel", states: { a: {}, b } }),
  "no state at all": createMachine({}),
};

describe("refuses", () => {
  test.each(Object.keys(odd))("%s", (what) => {
    expect(() => compile(odd[what]!)).toThrow(
      /is not flat|is more than an edge|has more than states and edges/,
    );
  });
});

test("takes states and edges, and says which place is wrong otherwise", () => {
  const flat = createMachine({ initial: "a", states: { a: { on: { go: "b", stay: "a" } }, b } });
  expect(compile(flat).accepts("a")).toEqual(["go", "stay"]);
  expect(compile(flat).next("b", "go")).toBeUndefined();

  const lamp = createMachine({
    id: "lamp",
    initial: "a",
    states: { a: { on: { lit: { target: "b", actions: act } } }, b },
  });
  expect(() => compile(lamp)).toThrow("lamp.a on lit is more than an edge");
});
