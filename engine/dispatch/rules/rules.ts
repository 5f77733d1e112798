import type { Ticket } from "../../location/ticket.ts";
import type { Policy } from "../../town/town.ts";
import { appointmentsFirst } from "./appointments-first.ts";
import { byArrival } from "./by-arrival.ts";
import { fair } from "./fair.ts";
import type { Rule } from "./rule.ts";

/** The rules a town can name. */
export const RULES: Record<Policy["dispatch"], Rule> = {
  "appointments-first": appointmentsFirst,
  fair,
  "by-arrival": byArrival,
};

/** Does an automatic call of this ticket count as an overtaking in this town? */
export function counts(policy: Policy, called: Ticket): boolean {
  return RULES[policy.dispatch].counts(called);
}
