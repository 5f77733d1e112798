import type { Intent } from "../command.ts";
import type { Plan } from "../plan.ts";

/** Fills the plan with what the intent leads to, or with its refusal. Pure: reads `plan.state`, changes nothing. */
export type Handler<T extends Intent["type"]> = (
  plan: Plan,
  intent: Extract<Intent, { type: T }>,
  by: By,
) => void;

/** Who asks, as far as a rule cares. */
export interface By {
  /** Somebody at a desk, who may do what a visitor may not. */
  staff: boolean;
  command: string;
}
