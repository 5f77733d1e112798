import { Refused } from "../../refusal.ts";
import type { Intent } from "../command.ts";
import { nextRank } from "../rank.ts";
import { ifStaffed } from "../reserved.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";
import type { Handler } from "./handler.ts";
import { whyElsewhere } from "./own-counter.ts";

type Transfer = Extract<Intent, { type: "transfer" }>;

/** To another service or counter, at the place of arrival or at the end, and back again if asked. */
export const transfer: Handler<"transfer"> = (plan, intent) => {
  const { state, now } = plan;
  const id = intent.ticket ?? state.counters.get(intent.counter)?.ticket;
  const ticket = id ? state.tickets.get(id) : undefined;
  if (!ticket) return void plan.refuse(new Refused("counter-idle", "There is nobody to transfer"));
  const nowhere = whyElsewhere(state, ticket.id, intent.counter) ?? whyNotThere(state, intent, ticket);
  if (nowhere) return void plan.refuse(nowhere);
  const service = intent.service ?? ticket.service;
  plan.ticket("ticket.transferred", {
    ticket: ticket.id,
    counter: intent.counter,
    service,
    only_counter: intent.to_counter ?? null,
    rank: intent.place === "arrival" ? ticket.rank : nextRank(state, now),
    back_to: intent.and_return
      ? { service: ticket.service, counter: intent.counter }
      : onward(ticket, service),
  });
  if (state.counters.get(intent.counter)?.ticket === ticket.id) {
    plan.counter("counter.released", { counter: intent.counter });
  }
};

function whyNotThere(state: LocationState, { service, to_counter }: Transfer, ticket: Ticket) {
  if (service && !state.town.services.some((one) => one.id === service)) {
    return new Refused("unknown-service", "There is no such matter here");
  }
  if (!to_counter) {
    const same = (service ?? ticket.service) === ticket.service;
    return same ? new Refused("bad-input", "Choose another matter or a counter to transfer to") : null;
  }
  if (!state.counters.has(to_counter)) return new Refused("unknown-counter", "There is no such counter");
  if (ifStaffed(state, to_counter)) return null;
  const params = { counter: to_counter, number: ticket.number };
  return new Refused(
    "counter-closed",
    `Counter ${to_counter} is closed: nobody would call ${ticket.number} there`,
    params,
  );
}

/** Sent on, a visitor still goes back to whoever waits for them, unless that is where they are sent. */
function onward({ back_to }: Ticket, service: string): Ticket["back_to"] {
  return back_to?.service === service ? null : back_to;
}
