import { Refused } from "../../refusal.ts";
import type { Handler } from "./handler.ts";

/** A clerk takes a counter; an idle one they (or somebody who left) held before is closed by the way. */
export const open: Handler<"open"> = (plan, { counter: id, clerk }) => {
  const named = plan.state.town.counters.some((one) => one.id === id);
  const counter = plan.state.counters.get(id);
  if (!named || !counter) return void plan.refuse(new Refused("unknown-counter", "There is no such counter"));
  if (counter.clerk && counter.clerk !== clerk && counter.ticket) {
    return void plan.refuse(
      new Refused("counter-taken", `A colleague is serving at counter ${id}`, { counter: id }),
    );
  }
  if (counter.clerk === clerk)
    return void plan.refuse(new Refused("not-possible", `You already have counter ${id}`));
  for (const held of plan.state.counters.values()) {
    if (held.clerk !== clerk && (held.id !== id || !held.clerk)) continue;
    plan.counter("counter.closed", { counter: held.id });
  }
  plan.counter("counter.opened", { counter: id, clerk });
};

export const pause: Handler<"pause"> = (plan, { counter, pause: kind }) => {
  plan.counter("counter.paused", { counter, pause: kind });
};

export const reopen: Handler<"reopen"> = (plan, { counter }) => {
  plan.counter("counter.reopened", { counter });
};

export const close: Handler<"close"> = (plan, { counter }) => {
  plan.counter("counter.closed", { counter });
};
