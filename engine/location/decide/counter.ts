import { Refused } from "../../refusal.ts";
import type { Counter } from "../counter.ts";
import type { Plan } from "../plan.ts";
import type { Handler } from "./handler.ts";

/** A clerk takes a counter; an idle one they held before is closed by the way. */
export const open: Handler<"open"> = (plan, { counter: id, clerk, take_over }) => {
  const counter = plan.state.counters.get(id) as Counter;
  if (counter.clerk === clerk)
    return void plan.refuse(new Refused("not-possible", `You already have counter ${id}`));
  for (const held of plan.state.counters.values()) {
    if (held.clerk === clerk) plan.counter("counter.closed", { counter: held.id });
  }
  if (counter.clerk) takeOver(plan, counter, clerk, counter.clerk, take_over);
  else plan.counter("counter.opened", { counter: id, clerk });
};

/**
 * From a clerk who left, with the visitor who is there. Agreed to for what the page showed: had anything happened at the
 * counter since, the clerk would be there after all.
 */
function takeOver(
  plan: Plan,
  { id, ticket, pause, touched }: Counter,
  clerk: string,
  from: string,
  seen?: number,
) {
  const number = plan.state.tickets.get(ticket ?? "")?.number ?? "";
  const params = { counter: id, number };
  if (seen === undefined) {
    const busy = number && ` and is busy with ${number}`;
    return void plan.refuse(new Refused("counter-taken", `A colleague has counter ${id}${busy}`, params));
  }
  if (seen !== touched) {
    return void plan.refuse(
      new Refused("stale-revision", `Something happened at counter ${id} meanwhile`, params),
    );
  }
  if (pause) plan.counter("counter.reopened", { counter: id });
  plan.counter("counter.handed-over", { counter: id, clerk, from });
}

export const pause: Handler<"pause"> = (plan, { counter, pause: kind }) => {
  plan.counter("counter.paused", { counter, pause: kind });
};

export const reopen: Handler<"reopen"> = (plan, { counter }) => {
  plan.counter("counter.reopened", { counter });
};

export const close: Handler<"close"> = (plan, { counter }) => {
  plan.counter("counter.closed", { counter });
};
