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
