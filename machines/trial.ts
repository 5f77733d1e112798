import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  running: { passed: "passed", failed: "failed" },
  passed: {},
  failed: {},
} as const;

/** The life of a device's trial: a test call on a sign, a test slip from a printer, a test announcement. */
export const trialMachine = lifecycle("trial", "running", edges, { undo: false });

export type TrialState = keyof typeof edges;

/** Is its outcome still to come? */
export const isRunning = (state: TrialState): boolean => state === "running";

/** The trial's transition table, compiled from the machine. */
export const trialTable = compile<TrialState>(trialMachine);
