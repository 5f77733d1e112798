import type { Plan } from "../plan.ts";

/**
 * Nobody waits for a counter that is closed: whoever was kept for it waits, at the same place, for any counter that
 * serves the matter. To be planned where a counter closes.
 */
export function releaseReserved(plan: Plan, counter: string): void {
  for (const ticket of plan.state.lines.tickets()) {
    if (ticket.only_counter !== counter) continue;
    const { id, service, rank, back_to } = ticket;
    plan.ticket("ticket.transferred", {
      ticket: id,
      counter: null,
      service,
      only_counter: null,
      rank,
      back_to,
    });
  }
}

/** The counter, while a clerk sits there; else null, so that nobody is kept for an empty chair. */
export function ifStaffed(plan: Plan, counter: string | null): string | null {
  return counter !== null && plan.state.counters.get(counter)?.clerk ? counter : null;
}
