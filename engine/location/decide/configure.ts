import { counterTable } from "../../../machines/counter.ts";
import type { Handler } from "./handler.ts";

/**
 * Another document is in force. A counter it does not name closes, and whoever is there goes back to their place in the
 * line. A matter it does not name stays with its tickets: they can still be called by choice, transferred and finished.
 */
export const configure: Handler<"configure"> = (plan, { revision }) => {
  const { state } = plan;
  const named = new Set(state.town.counters.map(({ id }) => id));
  for (const { id: counter, ticket, state: is } of state.counters.values()) {
    if (named.has(counter) || !(ticket || counterTable.next(is, "closed"))) continue;
    if (ticket) plan.ticket("ticket.returned", { ticket, counter }).counter("counter.released", { counter });
    plan.counter("counter.closed", { counter });
  }
  plan.record({ type: "town.configured", data: { revision } });
};
