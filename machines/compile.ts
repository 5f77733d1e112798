import type { AnyStateMachine, AnyStateNode } from "xstate";

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

/** True where entering, being in or leaving the state does nothing of its own. `after` is an entry and an exit to XState. */
function still(node: AnyStateNode): boolean {
  return !node.entry.length && !node.exit.length && !node.invoke.length && !node.always?.length;
}

/** Names that XState matches or sends itself: a table that compares letters would answer them differently. */
function reserved(event: string): boolean {
  return event === "*" || event.endsWith(".*") || event.startsWith("xstate.");
}

function refuseUnlessFlat(machine: AnyStateMachine): void {
  const { root, config } = machine;
  const alone =
    root.type === "compound" && still(root) && !root.transitions.size && !root.initial.actions.length;
  if (!alone || config.context) throw new Error(`${machine.id} has more than states and edges`);
}

/** The one event → target row of a state. */
function rowOf(machine: AnyStateMachine, name: string, node: AnyStateNode): Record<string, string> {
  if (node.type !== "atomic" || !still(node)) throw new Error(`${machine.id}.${name} is not flat`);
  const row: Record<string, string> = Object.create(null);
  for (const [event, candidates] of node.transitions) {
    const [only, ...more] = candidates;
    const [target, ...others] = only?.target ?? [];
    const edge = only && target?.parent === machine.root && !more.length && !others.length;
    if (!edge || only.guard || only.actions.length || reserved(event)) {
      throw new Error(`${machine.id}.${name} on ${event} is more than an edge`);
    }
    row[event] = target.key;
  }
  return row;
}

/**
 * Compiles a flat machine into its table by reading the machine's own resolved definition.
 * Throws where the machine has anything a table cannot say: guards, actions, nesting, always, after, invoke,
 * context, several targets, wildcards, events of the root.
 */
export function compile<State extends string>(machine: AnyStateMachine): Table<State> {
  refuseUnlessFlat(machine);
  // Without a prototype, so that a state or event called `constructor` finds nothing.
  const rows: Record<string, Record<string, State>> = Object.create(null);
  for (const [name, node] of Object.entries(machine.root.states)) {
    rows[name] = rowOf(machine, name, node) as Record<string, State>;
  }
  return {
    initial: machine.root.initial.target[0]?.key as State,
    states: Object.keys(rows) as State[],
    events: [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))],
    next: (state, event) => rows[state]?.[event],
    accepts: (state) => Object.keys(rows[state] ?? {}),
  };
}
