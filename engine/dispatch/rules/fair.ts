import { anybody, dueAppointment, overtakenToBound, priority, reserved } from "./classes.ts";
import type { Rule } from "./rule.ts";

/**
 * Nobody starves: a walk-in that was overtaken `max_overtakings` times goes before everybody else, due appointments,
 * reservations and priorities included. So no walk-in is overtaken more often than that, whoever overtakes. After those
 * come due appointments, then early ones and walk-ins by arrival.
 */
export const fair: Rule = {
  classes: [overtakenToBound, reserved, priority, dueAppointment, anybody],
  counts: () => true,
};
