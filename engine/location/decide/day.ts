import { counterTable } from "../../../machines/counter.ts";
import { ticketTable } from "../../../machines/ticket.ts";
import { businessDay } from "../../town/day.ts";
import type { Plan } from "../plan.ts";

/** The end of the business day: whoever is still open ends, counters close, numbers begin anew. */
export function turnDay(plan: Plan): void {
  const { state, now } = plan;
  for (const counter of state.counters.values()) {
    const ticket = counter.ticket ? state.tickets.get(counter.ticket) : undefined;
    if (!ticket) continue;
    const done = ticketTable.next(ticket.state, "completed");
    if (done) plan.ticket("ticket.completed", { ticket: ticket.id, counter: counter.id });
    else plan.ticket("ticket.cancelled", { ticket: ticket.id, counter: null, why: "day-end" });
    plan.counter("counter.released", { counter: counter.id });
  }
  const atCounter = new Set([...state.counters.values()].map((counter) => counter.ticket));
  for (const ticket of state.tickets.values()) {
    if (atCounter.has(ticket.id) || !ticketTable.next(ticket.state, "cancelled")) continue;
    plan.ticket("ticket.cancelled", { ticket: ticket.id, counter: null, why: "day-end" });
  }
  for (const counter of state.counters.values()) {
    if (counter.ticket || counterTable.next(counter.state, "closed")) {
      plan.counter("counter.closed", { counter: counter.id });
    }
  }
  plan.record({ type: "day.turned", data: { day: businessDay(state.town, now) } });
}
