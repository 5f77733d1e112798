import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  queued: { sent: "sent", failed: "failed", expired: "expired" },
  sent: { printed: "printed", failed: "failed", lost: "unknown", handed: "handed" },
  unknown: { printed: "printed", failed: "failed" },
  printed: {},
  handed: {},
  failed: {},
  expired: {},
} as const;

/**
 * The life of a print job. `unknown` is where a job ends whose answer never came: paper may or may not
 * have left the printer, so it is never sent again by itself (there is no edge back to `sent`). `handed` is where one ends
 * that was given to a printer of which nothing is ever heard, a browser's: nobody is asked, and nobody claims it is paper.
 */
export const printMachine = lifecycle("print", "queued", edges, { undo: false });

export type PrintState = keyof typeof edges;

/** The print job's transition table, compiled from the machine. */
export const printTable = compile<PrintState>(printMachine);
