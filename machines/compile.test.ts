// Rule: the table answers what XState answers, for every machine, state and event.
import { describe, expect, test } from "bun:test";
import { initialTransition, transition } from "xstate";
import { lifecycles } from "./lifecycles.ts";
import { everyEvent, simplePaths } from "./proof.testing.ts";

describe.each(lifecycles.map((each) => [each.machine.id, each] as const))("%s", (_, { machine, table }) => {
  test("begins where the machine begins, with its states", () => {
    expect<string>(table.initial).toBe(initialTransition(machine)[0].value as string);
    expect<readonly string[]>(table.states).toEqual(Object.keys(machine.root.states));
  });

  describe.each([...table.states])("%s", (state) => {
    const before = machine.resolveState({ value: state, context: {} });

    test("on every event of the house, and on nonsense, is what transition() makes of it", () => {
      for (const type of everyEvent()) {
        const [after, actions] = transition(machine, before, { type });
        // A refused event hands back the very snapshot; so does an edge to oneself, and only can() tells them apart.
        const can = before.can({ type });
        expect<unknown>([type, table.next(state, type)]).toEqual([type, can ? after.value : undefined]);
        if (!can) expect(after).toBe(before);
        expect(actions).toEqual([]);
        expect(after.status).toBe("active");
      }
    });

    test("accepts what can() accepts", () => {
      const can = everyEvent().filter((type) => before.can({ type }));
      expect(table.accepts(state).toSorted()).toEqual(can.toSorted());
    });
  });

  test("goes every path that visits no state twice, undo included", () => {
    for (const path of simplePaths(machine, { undo: true })) {
      let state: string | undefined = table.initial;
      for (const step of path) {
        state = state && table.next(state, step.event);
        expect<string | undefined>(state).toBe(step.state);
      }
    }
  });

  test("knows no state of another house", () => {
    for (const state of ["", "constructor", "__proto__"]) {
      expect(table.next(state, "called")).toBeUndefined();
      expect(table.accepts(state)).toEqual([]);
    }
  });
});
