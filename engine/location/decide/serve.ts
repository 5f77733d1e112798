import { ticketTable } from "../../../machines/ticket.ts";
import { Refused } from "../../refusal.ts";
import type { Plan } from "../plan.ts";
import { ifStaffed } from "../reserved.ts";
import type { Ticket } from "../ticket.ts";
import type { Handler } from "./handler.ts";
import { ticketAt } from "./ticket-at.ts";

export const start: Handler<"start"> = (plan, { counter }) => {
  const ticket = ticketAt(plan, counter);
  if (ticket) plan.ticket("ticket.started", { ticket, counter }).moveCounter(counter, "started");
};

/** Service done. A ticket that was transferred "and return" goes back to where it came from instead of ending. */
export const finish: Handler<"finish"> = (plan, { counter }) => {
  if (ticketAt(plan, counter)) finishAt(plan, counter);
};

/** Finishes who is served at the counter, so that one key does both; true when somebody was. */
export function finishCurrent(plan: Plan, counter: string): boolean {
  const row = plan.state.counters.get(counter);
  const ticket = row?.ticket ? plan.state.tickets.get(row.ticket) : undefined;
  if (!row || !ticket || !ticketTable.next(ticket.state, "completed")) return false;
  finishAt(plan, counter);
  return true;
}

function finishAt(plan: Plan, counter: string): void {
  const ticket = plan.state.tickets.get(plan.state.counters.get(counter)?.ticket ?? "") as Ticket;
  // A matter that the town has given up meanwhile is nothing to go back to.
  const known = plan.state.town.services.some((one) => one.id === ticket.back_to?.service);
  if (ticket.back_to && known && ticketTable.next(ticket.state, "completed")) {
    const { service, counter: home } = ticket.back_to;
    plan.ticket("ticket.transferred", {
      ticket: ticket.id,
      counter,
      service,
      only_counter: ifStaffed(plan.state, home),
      rank: ticket.rank,
      back_to: null,
    });
  } else plan.ticket("ticket.completed", { ticket: ticket.id, counter });
  plan.counter("counter.released", { counter });
}

/** The visitor did not come. */
export const miss: Handler<"miss"> = (plan, { counter }) => {
  const ticket = ticketAt(plan, counter);
  if (ticket) plan.ticket("ticket.missed", { ticket, counter }).counter("counter.released", { counter });
};

/** Back to the queue, at the place of arrival. */
export const giveBack: Handler<"return"> = (plan, { counter }) => {
  const ticket = ticketAt(plan, counter);
  if (ticket) plan.ticket("ticket.returned", { ticket, counter }).counter("counter.released", { counter });
};

/** A second service in the same visit, at the same counter. */
export const proceed: Handler<"continue"> = (plan, { counter, service }) => {
  const ticket = ticketAt(plan, counter);
  if (!plan.state.town.services.some((one) => one.id === service)) {
    return void plan.refuse(new Refused("unknown-service", "There is no such matter here"));
  }
  if (ticket) plan.ticket("ticket.continued", { ticket, counter, service }).moveCounter(counter, "continued");
};
