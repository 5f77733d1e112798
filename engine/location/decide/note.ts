import { Refused } from "../../refusal.ts";
import type { Handler } from "./handler.ts";

/** A remark of staff. The journal only says that there is one; the text is contact data and lives apart. */
export const note: Handler<"note"> = (plan, { ticket, text }) => {
  if (!plan.state.tickets.has(ticket)) {
    return void plan.refuse(new Refused("unknown-ticket", "There is no such ticket today"));
  }
  plan.record({ type: "ticket.noted", data: { ticket, noted: text !== "" } });
};

export const prioritise: Handler<"prioritise"> = (plan, { ticket, priority, counter = null }) => {
  plan.ticket("ticket.prioritised", { ticket, counter, priority });
};
