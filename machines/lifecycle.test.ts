// Rule: with undo there is one `restored.X` back along each edge and nothing else is added; without, nothing is.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { transition } from "xstate";
import { compile } from "./compile.ts";
import { type Edges, lifecycle } from "./lifecycle.ts";

const names = ["a", "b", "c", "d", "e"];
const anyEdges = fc
  .uniqueArray(fc.record({ from: fc.nat(4), event: fc.constantFrom("x", "y", "z"), to: fc.nat(4) }), {
    selector: ({ from, event }) => `${from} ${event}`,
  })
  .map((list) => {
    const edges: Edges = Object.fromEntries(names.map((name) => [name, {}]));
    for (const { from, event, to } of list) edges[names[from]!]![event] = names[to]!;
    return edges;
  });

test("one way back along each edge", () => {
  fc.assert(
    fc.property(anyEdges, fc.boolean(), (edges, undo) => {
      const table = compile(lifecycle("any", "a", edges, { undo }));
      for (const state of names) {
        const sources = names.filter((from) => Object.values(edges[from]!).includes(state));
        const back = undo ? sources.map((from) => `restored.${from}`) : [];
        expect(table.accepts(state).toSorted()).toEqual([...Object.keys(edges[state]!), ...back].toSorted());
        for (const from of undo ? sources : []) expect(table.next(state, `restored.${from}`)).toBe(from);
      }
    }),
  );
});

test("a table compiled from any lifecycle is what transition() says", () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const machine = lifecycle("any", "a", edges, { undo: true });
      const table = compile(machine);
      for (const value of names) {
        const before = machine.resolveState({ value, context: {} });
        for (const type of ["x", "y", "z", ...names.map((name) => `restored.${name}`)]) {
          const [after] = transition(machine, before, { type });
          expect<unknown>(table.next(value, type)).toBe(before.can({ type }) ? after.value : undefined);
        }
      }
    }),
  );
});

test("an edge to a state that does not exist is refused", () => {
  expect(() => lifecycle("any", "a", { a: { x: "nowhere" } }, { undo: true })).toThrow("nowhere");
});
