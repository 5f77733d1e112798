import { anybody, dueAppointment, overtakenToBound, priority, type Rule, reserved } from "./rule.ts";

/**
 * Nobody starves: a walk-in that was overtaken `max_overtakings` times goes before everybody else, also before due
 * appointments, reservations and priorities; so no walk-in is overtaken more often than that. Then due appointments,
 * then early ones and walk-ins by arrival.
 */
export const fair: Rule = [overtakenToBound, reserved, priority, dueAppointment, anybody];
