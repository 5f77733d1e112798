import {
  dueAppointment,
  earlyAppointment,
  overtakenToBound,
  priority,
  reserved,
  unlessBoundWalkIn,
  walkIn,
} from "./classes.ts";
import type { Rule } from "./rule.ts";

/**
 * Booked before walk-in, always; the bound never outranks a due appointment and booked visitors are not counted.
 * Among walk-ins nobody is overtaken more than `max_overtakings` times: whoever was, is passed by no later walk-in, kept
 * for the counter or raised by staff as it may be. Walk-ins wait as long as due appointments fill the counters.
 */
export const appointmentsFirst: Rule = {
  classes: [
    unlessBoundWalkIn(reserved),
    unlessBoundWalkIn(priority),
    dueAppointment,
    overtakenToBound,
    walkIn,
    earlyAppointment,
  ],
  counts: (called) => called.due_at === null,
};
