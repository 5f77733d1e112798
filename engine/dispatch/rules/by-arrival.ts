import { anybody, overtakenToBound, priority, type Rule, reserved } from "./rule.ts";

/** Whoever came first, booked or not. Only reservations and priorities overtake, and the bound outranks both. */
export const byArrival: Rule = [overtakenToBound, reserved, priority, anybody];
