import { compile } from "./compile.ts";
import { lifecycle } from "./lifecycle.ts";

const edges = {
  held: { asked: "held", confirmed: "confirmed", expired: "expired", cancelled: "cancelled" },
  confirmed: {
    moved: "confirmed",
    delayed: "confirmed",
    prepared: "confirmed",
    "checked-in": "checked-in",
    missed: "missed",
    cancelled: "cancelled",
  },
  "checked-in": { fulfilled: "fulfilled", cancelled: "cancelled" },
  missed: { "checked-in": "checked-in" },
  fulfilled: {},
  expired: {},
  cancelled: {},
} as const;

/** The life of an appointment: a promise of time. Once checked in it goes the way of its ticket, and back with it. */
export const appointmentMachine = lifecycle("appointment", "held", edges, { undo: true });

export type AppointmentState = keyof typeof edges;

/** Is it still to come, so that somebody is expected? */
export const isExpected = (state: AppointmentState): boolean =>
  appointmentTable.next(state, "missed") !== undefined;

/** The appointment's transition table, compiled from the machine. */
export const appointmentTable = compile<AppointmentState>(appointmentMachine);
