import type { AnyStateMachine } from "xstate";

/** A machine as a table: what the specification says, at the price of two property reads. */
export interface Table<State extends string> {
  initial: State;
  states: readonly State[];
  events: readonly string[];
  /** The state after `event`, or undefined where the machine refuses it. */
  next(state: State, event: string): State | undefined;
  /** The events the machine accepts in `state`. */
  accepts(state: State): readonly string[];
}

/**
 * Compiles a flat machine into its table by reading the machine's own resolved definition.
 * Throws where the machine has anything a table cannot say (guards, actions, nesting, several targets).
 */
export function compile<State extends string>(machine: AnyStateMachine): Table<State> {
  const rows = new Map<string, Record<string, State>>();
  for (const [name, node] of Object.entries(machine.root.states)) {
    const bare = node.type === "atomic" && !node.entry.length && !node.exit.length && !node.invoke.length;
    if (!bare || node.always?.length) throw new Error(`${machine.id}.${name} is not flat`);
    const row: Record<string, State> = Object.create(null);
    for (const [event, candidates] of node.transitions) {
      const [only, ...more] = candidates;
      const target = only?.target?.[0]?.key;
      if (!only || !target || more.length || only.guard || only.actions.length) {
        throw new Error(`${machine.id}.${name} on ${event} is more than an edge`);
      }
      row[event] = target as State;
    }
    rows.set(name, row);
  }
  const byState: Record<string, Record<string, State>> = Object.assign(
    Object.create(null),
    Object.fromEntries(rows),
  );
  return {
    initial: machine.root.initial.target[0]?.key as State,
    states: [...rows.keys()] as State[],
    events: [...new Set([...rows.values()].flatMap((row) => Object.keys(row)))],
    next: (state, event) => byState[state]?.[event],
    accepts: (state) => Object.keys(byState[state] ?? {}),
  };
}
