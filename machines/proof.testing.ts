import type { AnyStateMachine } from "xstate";
import { getShortestPaths, getSimplePaths } from "xstate/graph";
import type { Table } from "./compile.ts";
import { lifecycles } from "./lifecycles.ts";

/** from, event, to */
export type Edge<State extends string> = readonly [State, string, State];

/** What must happen to no machine: names from nowhere, and names that JavaScript gives to every object. */
const nonsense = ["", "Called", "called ", "restored", "restored.", "constructor", "toString", "__proto__"];

const isBack = (event: string) => event.startsWith("restored.");

/** The rule of undo: one `restored.X` back along each edge, and an edge to itself goes back to itself. */
export function waysBack<State extends string>(edges: readonly Edge<State>[]): Edge<State>[] {
  return edges.map(([from, , to]) => [to, `restored.${from}`, from]);
}

/** Every event of every machine, every imaginable way back, and nonsense. */
export function everyEvent(): string[] {
  const events = lifecycles.flatMap(({ table }) => table.events);
  const states = lifecycles.flatMap(({ table }) => table.states);
  return [...new Set([...events, ...states.map((state) => `restored.${state}`), ...nonsense])];
}

/** Where the table differs from the specification, state by event; an event that is not specified must be refused. */
export function deviations<State extends string>(
  table: Table<State>,
  edges: readonly Edge<State>[],
): string[] {
  const events = new Set([...edges.map(([, event]) => event), ...everyEvent()]);
  return table.states.flatMap((state) =>
    [...events].flatMap((event) => {
      const meant = edges.find(([from, on]) => from === state && on === event)?.[2];
      const found = table.next(state, event);
      return found === meant
        ? []
        : [`${state} --${event}--> ${found ?? "refused"}, not ${meant ?? "refused"}`];
    }),
  );
}

/**
 * Asks a machine which states some path from `from` leads to, `from` included. A path stops where it enters a state
 * of `avoiding` (which is then not counted) and takes ways back only with `undo`.
 */
export function reachIn<State extends string>(machine: AnyStateMachine) {
  return (from: State, { avoiding = [] as readonly State[], undo = false } = {}): Set<State> => {
    const avoided = ({ value }: { value: unknown }) => avoiding.includes(value as State);
    const paths = getShortestPaths(machine, {
      fromState: machine.resolveState({ value: from, context: {} }),
      stopWhen: avoided,
      filterEvents: (_, event) => undo || !isBack(event.type),
    });
    return new Set(paths.filter(({ state }) => !avoided(state)).map(({ state }) => state.value as State));
  };
}

/** Every path from the start that visits no state twice, as its events and the states after each. */
export function simplePaths(
  machine: AnyStateMachine,
  { undo = false } = {},
): { event: string; state: string }[][] {
  const paths = getSimplePaths(machine, { filterEvents: (_, event) => undo || !isBack(event.type) });
  return paths.map(({ steps }) =>
    // The first step only says where the machine starts.
    steps.slice(1).map(({ event, state }) => ({ event: event.type, state: state.value as string })),
  );
}

/** The paths without undo, each as the words of its events, in the order of the alphabet. */
export function stories(machine: AnyStateMachine): string[] {
  return simplePaths(machine)
    .map((path) => path.map(({ event }) => event).join(" "))
    .toSorted();
}
