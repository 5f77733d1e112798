import { createMachine } from "xstate";

/** A flat lifecycle: for each state, which event leads to which state. */
export type Edges = Record<string, Record<string, string>>;

/**
 * Adds the way back to every edge: where `waiting --called--> called` exists, `called --restored.waiting--> waiting`
 * does too. That is how an undo stays a step the machine allows and not a write around it.
 */
function reversible(edges: Edges): Edges {
  const both: Edges = {};
  for (const [state, on] of Object.entries(edges)) both[state] = { ...on };
  for (const [state, on] of Object.entries(edges)) {
    for (const target of Object.values(on)) {
      const back = both[target];
      if (back) back[`restored.${state}`] = state;
    }
  }
  return both;
}

/** An XState machine made of edges alone: no entry, exit, always, invoke, guard or context. */
export function lifecycle(id: string, initial: string, edges: Edges, options: { undo: boolean }) {
  const all = options.undo ? reversible(edges) : edges;
  const states = Object.fromEntries(
    Object.entries(all).map(([state, on]) => [
      state,
      { on: Object.fromEntries(Object.entries(on).map(([event, target]) => [event, { target }])) },
    ]),
  );
  return createMachine({ id, initial, states });
}
