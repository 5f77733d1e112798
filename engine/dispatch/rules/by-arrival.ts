import { anybody, overtakenToBound, priority, reserved } from "./classes.ts";
import type { Rule } from "./rule.ts";

/**
 * Whoever came first, booked or not: an appointment has no privilege. Only reservations and priorities overtake,
 * and no walk-in more than `max_overtakings` times: the bound outranks both.
 */
export const byArrival: Rule = {
  classes: [overtakenToBound, reserved, priority, anybody],
  counts: () => true,
};
