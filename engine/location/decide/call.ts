import { ticketTable } from "../../../machines/ticket.ts";
import { next } from "../../dispatch/next.ts";
import type { Reason } from "../../dispatch/reason.ts";
import { Refused } from "../../refusal.ts";
import type { CounterRule } from "../../town/town.ts";
import type { Plan } from "../plan.ts";
import type { Handler } from "./handler.ts";
import { finishCurrent } from "./serve.ts";
import { ticketAt } from "./ticket-at.ts";

/** The next visitor by the town's rule; whoever is being served at the counter is finished first. */
export const callNext: Handler<"call-next"> = (plan, intent) => {
  const { state, now } = plan;
  const rule = state.town.counters.find((one) => one.id === intent.counter) as CounterRule;
  const finishes = finishCurrent(plan, intent.counter);
  const choice = next(state.lines, rule, now, state.town.policy);
  if (choice) return void called(plan, intent.counter, choice.ticket.id, choice.reason, true);
  if (!finishes) {
    plan.moveCounter(intent.counter, "called");
    plan.refuse(new Refused("nobody-waiting", "Nobody is waiting for this counter"));
  }
};

/**
 * A visitor of the clerk's own choice: shown to those who wait, and not counted as an overtaking. Who is parked stands in
 * no line and has begun already, so calling them back is no choice out of turn.
 */
export const call: Handler<"call"> = (plan, intent) => {
  const { state } = plan;
  const ticket = state.tickets.get(intent.ticket);
  if (!state.town.policy.cherry_pick && !(ticket && ticketTable.next(ticket.state, "resumed"))) {
    return void plan.refuse(new Refused("cherry-pick-forbidden", "Visitors are called in order here"));
  }
  finishCurrent(plan, intent.counter);
  called(plan, intent.counter, intent.ticket, { code: "chosen" }, false);
};

export const recall: Handler<"recall"> = (plan, intent) => {
  const ticket = ticketAt(plan, intent.counter);
  if (ticket) {
    plan
      .ticket("ticket.recalled", { ticket, counter: intent.counter, automatic: false })
      .moveCounter(intent.counter, "recalled");
  }
};

function called(plan: Plan, counter: string, ticket: string, reason: Reason, automatic: boolean) {
  plan.moveCounter(counter, "called").ticket("ticket.called", { ticket, counter, reason, automatic });
}
