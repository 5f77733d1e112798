import type { Service } from "../../town/town.ts";
import type { Intent } from "../command.ts";
import type { EventData } from "../event.ts";
import { numberAfter, ticketId } from "../number.ts";
import type { Plan } from "../plan.ts";
import { nextRank } from "../rank.ts";

type Asked = Pick<Extract<Intent, { type: "draw" }>, "medium" | "channel" | "origin">;
type Promised = Pick<EventData["ticket.drawn"], "language" | "due_at" | "promised">;

/** Gives out the next number of the service's queue; returns the ticket's id. */
export function giveOut(plan: Plan, service: Service, asked: Asked, promised: Promised): string {
  const { state, now } = plan;
  const { medium, channel, origin = null } = asked;
  const number = numberAfter(service.queue, state.issued.get(service.queue) ?? 0);
  const ticket = ticketId(state, number);
  const { language, due_at, promised: range } = promised;
  plan.record({
    type: "ticket.drawn",
    data: {
      ticket,
      number,
      queue: service.queue,
      service: service.id,
      medium,
      language,
      channel,
      origin,
      rank: nextRank(state, now),
      due_at,
      promised: range,
    },
  });
  return ticket;
}
