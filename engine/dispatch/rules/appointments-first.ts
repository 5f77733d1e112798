import {
  dueAppointment,
  earlyAppointment,
  overtakenToBound,
  priority,
  type Rule,
  reserved,
  walkIn,
} from "./rule.ts";

/**
 * Booked before walk-in, always. Bounds overtaking among walk-ins: one that was overtaken `max_overtakings` times is
 * overtaken by no further walk-in without priority. It never outranks a due appointment, a reservation or a priority.
 */
export const appointmentsFirst: Rule = [
  reserved,
  priority,
  dueAppointment,
  overtakenToBound,
  walkIn,
  earlyAppointment,
];
