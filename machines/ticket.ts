import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  waiting: {
    called: "called",
    "stepped-out": "out",
    transferred: "waiting",
    prioritised: "waiting",
    cancelled: "cancelled",
  },
  out: { "came-back": "waiting", cancelled: "cancelled" },
  called: {
    recalled: "called",
    started: "serving",
    missed: "missed",
    returned: "waiting",
    transferred: "waiting",
    cancelled: "cancelled",
  },
  serving: {
    completed: "completed",
    continued: "serving",
    parked: "parked",
    returned: "waiting",
    transferred: "waiting",
  },
  parked: {
    resumed: "serving",
    called: "called",
    transferred: "waiting",
    cancelled: "cancelled",
  },
  missed: { "put-back": "waiting", called: "called", cancelled: "cancelled" },
  completed: {},
  cancelled: {},
} as const;

/** The life of a ticket (Wartemarke): the right to be called. */
export const ticketMachine = lifecycle("ticket", "waiting", edges, { undo: true });

export type TicketState = keyof typeof edges;

/** Does a ticket in this state stand in its line, to be called by "next"? */
export const standsInLine = (state: TicketState): boolean => state === "waiting";

/** Is the visit over? Only an undo leads on from here. */
export const isEnded = (state: TicketState): boolean =>
  ticketTable.accepts(state).every((event) => event.startsWith("restored."));

/** The ticket's transition table, compiled from the machine. */
export const ticketTable = compile<TicketState>(ticketMachine);
