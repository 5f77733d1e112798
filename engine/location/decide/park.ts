import type { Handler } from "./handler.ts";
import { ticketAt } from "./ticket-at.ts";

/** Put aside (a form to fill in, a photo to take); the counter is free meanwhile. */
export const park: Handler<"park"> = (plan, { counter }) => {
  const ticket = ticketAt(plan, counter);
  if (ticket) plan.ticket("ticket.parked", { ticket, counter }).counter("counter.released", { counter });
};

/** Takes a parked visitor on again without a call: they stand at the counter. */
export const resume: Handler<"resume"> = (plan, { counter, ticket }) => {
  plan.moveCounter(counter, "resumed").ticket("ticket.resumed", { ticket, counter });
};
