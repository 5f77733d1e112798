import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  closed: { opened: "free" },
  free: { called: "calling", resumed: "serving", paused: "paused", closed: "closed", "handed-over": "free" },
  calling: { recalled: "calling", started: "serving", released: "free", "handed-over": "calling" },
  serving: { continued: "serving", released: "free", "handed-over": "serving" },
  paused: { reopened: "free", closed: "closed", "handed-over": "paused" },
} as const;

/** The life of a counter: a numbered place where a clerk serves. */
export const counterMachine = lifecycle("counter", "closed", edges, { undo: true });

export type CounterState = keyof typeof edges;

/** Is somebody called to the counter and not there yet? */
export const counterCalls = (state: CounterState): boolean => state === "calling";

/** Does nobody work at the counter? */
export const counterIsClosed = (state: CounterState): boolean => state === "closed";

/** The counter's transition table, compiled from the machine. */
export const counterTable = compile<CounterState>(counterMachine);
