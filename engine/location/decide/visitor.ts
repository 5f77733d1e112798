import { Refused } from "../../refusal.ts";
import { backBehind, backUntil } from "../back.ts";
import { endOfErrand } from "../deadlines.ts";
import type { GivenUp } from "../event.ts";
import type { Plan } from "../plan.ts";
import { rankBehind } from "../rank.ts";
import type { Handler } from "./handler.ts";
import { whyElsewhere } from "./own-counter.ts";

/** An errand: the place is kept, nobody calls meanwhile, and the town's limit or closing time ends it. */
export const stepOut: Handler<"step-out"> = (plan, { ticket }) => {
  const { state, now } = plan;
  if (state.town.policy.step_out_min === 0) {
    return void plan.refuse(new Refused("not-possible", "Stepping out is not offered here"));
  }
  const row = state.tickets.get(ticket);
  if (row && endOfErrand(state, row, now) <= now) {
    const why = "The office is closed: whoever stepped out now would lose the place";
    return void plan.refuse(new Refused("not-possible", why));
  }
  plan.ticket("ticket.stepped-out", { ticket });
};

export const comeBack: Handler<"come-back"> = (plan, { ticket }) => {
  plan.ticket("ticket.came-back", { ticket });
};

/** The place is given up; a counter that was calling is free again. */
export const cancel: Handler<"cancel"> = (plan, { ticket, counter }, by) => {
  const elsewhere = by.staff && whyElsewhere(plan.state, ticket, counter);
  if (elsewhere) return void plan.refuse(elsewhere);
  giveUp(plan, ticket, by.staff ? "staff" : "visitor", counter);
};

export function giveUp(plan: Plan, ticket: string, why: GivenUp, counter: string | null = null): void {
  const holder = [...plan.state.counters.values()].find((one) => one.ticket === ticket);
  plan.ticket("ticket.cancelled", { ticket, counter: counter ?? holder?.id ?? null, why });
  if (holder) plan.counter("counter.released", { counter: holder.id });
}

/** A missed visitor who came after all goes back into the line, behind as many as the town's rule says; see back.ts. */
export const putBack: Handler<"put-back"> = (plan, intent, by) => {
  const { state, now } = plan;
  const { back_min } = state.town.policy.missed;
  const ticket = state.tickets.get(intent.ticket);
  if (!by.staff && ticket && now > (backUntil(state.town, ticket) ?? now)) {
    return void plan.refuse(
      new Refused("too-late", `A missed ticket can be put back for ${back_min} minutes`, {
        minutes: back_min,
      }),
    );
  }
  plan.ticket("ticket.put-back", {
    ticket: intent.ticket,
    counter: intent.counter ?? null,
    rank: ticket ? rankBehind(state, ticket, backBehind(state.town, ticket, now), now) : 0,
  });
};
