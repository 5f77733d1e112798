import { Refused } from "../../refusal.ts";
import { nextRank } from "../rank.ts";
import type { Handler } from "./handler.ts";
import { ifStaffed } from "./reserved.ts";

/** To another service or counter, at the place of arrival or at the end, and back again if asked. */
export const transfer: Handler<"transfer"> = (plan, intent) => {
  const { state, now } = plan;
  const at = state.counters.get(intent.counter);
  const id = intent.ticket ?? at?.ticket;
  const ticket = id ? state.tickets.get(id) : undefined;
  if (!ticket) return void plan.refuse(new Refused("counter-idle", "There is nobody to transfer"));
  const holder = [...state.counters.values()].find((counter) => counter.ticket === ticket.id);
  if (holder && holder.id !== intent.counter) {
    const params = { counter: holder.id, number: ticket.number };
    return void plan.refuse(
      new Refused("counter-busy", `${ticket.number} is at counter ${holder.id}`, params),
    );
  }
  const service = intent.service ?? ticket.service;
  const target = intent.to_counter ?? null;
  if (!state.town.services.some((one) => one.id === service)) {
    return void plan.refuse(new Refused("unknown-service", "There is no such matter here"));
  }
  if (target !== null && !state.counters.has(target)) {
    return void plan.refuse(new Refused("unknown-counter", "There is no such counter"));
  }
  if (target !== null && !ifStaffed(plan, target)) {
    return void plan.refuse(
      new Refused("counter-closed", `Counter ${target} is closed`, { counter: target }),
    );
  }
  if (service === ticket.service && target === null) {
    return void plan.refuse(new Refused("bad-input", "Choose another matter or a counter to transfer to"));
  }
  plan.ticket("ticket.transferred", {
    ticket: ticket.id,
    counter: intent.counter,
    service,
    only_counter: target,
    rank: intent.place === "arrival" ? ticket.rank : nextRank(state, now),
    back_to: intent.and_return ? { service: ticket.service, counter: intent.counter } : null,
  });
  if (holder) plan.counter("counter.released", { counter: holder.id });
};
