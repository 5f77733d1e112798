import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  asked: { confirmed: "waiting", withdrawn: "withdrawn", lapsed: "lapsed" },
  waiting: { drawn: "drawn", "passed-over": "passed-over", withdrawn: "withdrawn" },
  drawn: {},
  "passed-over": {},
  withdrawn: {},
  lapsed: {},
} as const;

/**
 * The life of a request for a time that is drawn by lot. `asked`: its visitor has still to confirm it by the link; it is in the
 * draw once it is `waiting`, and `drawn` makes it an appointment.
 */
export const requestMachine = lifecycle("request", "asked", edges, { undo: false });

export type RequestState = keyof typeof edges;

/** The request's transition table, compiled from the machine. */
export const requestTable = compile<RequestState>(requestMachine);

/** Has it become an appointment? */
export const isDrawn = (state: RequestState): boolean => state === "drawn";

/** Does it take part in the draw to come? */
export const takesPart = (state: RequestState): boolean => requestTable.next(state, "drawn") !== undefined;
