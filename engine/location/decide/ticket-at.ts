import { Refused } from "../../refusal.ts";
import type { Plan } from "../plan.ts";

/** The ticket at the counter; where nobody is, the plan is refused with that. */
export function ticketAt(plan: Plan, id: string): string | null {
  const ticket = plan.state.counters.get(id)?.ticket ?? null;
  if (!ticket) plan.refuse(new Refused("counter-idle", `Nobody is at counter ${id}`, { counter: id }));
  return ticket;
}
