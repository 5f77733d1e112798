import fc from "fast-check";
import type { Ticket } from "../location/ticket.ts";
import type { Hall } from "./hall.testing.ts";
import { counterFor, MINUTE } from "./waiting.testing.ts";

export const SERVICES = ["pass", "car", "address"];
/** Skills that overlap, and helpers. */
export const COUNTERS = [
  counterFor("1", ["pass"]),
  counterFor("2", ["pass", "car"], [{ service: "address", after_min: 10 }]),
  counterFor("3", ["address"], [{ service: "pass", after_min: 0 }]),
];
export type Verb = (typeof VERBS)[number];
const VERBS = [
  ...["draw", "draw", "draw", "book", "next", "next", "next", "choose", "step-out", "come-back", "return"],
  ...[
    "miss",
    "put-back",
    "transfer",
    "prioritise",
    "undo-call",
    "undo-put-back",
    "reload",
    "wait",
    "configure",
  ],
] as const;

export const step = fc.record({ verb: fc.constantFrom(...VERBS), a: fc.nat(997), b: fc.nat(997) });
/** Plays one step; where it makes no sense nothing happens. `a` and `b` choose among what is there. */
export function play(hall: Hall, verb: Verb, a: number, b: number): void {
  const counter = hall.counters[a % hall.counters.length]!;
  const service = SERVICES[b % SERVICES.length]!;
  const one = (...states: Ticket["state"][]) => {
    const list = hall.tickets.filter(({ state }) => states.includes(state));
    return list[a % Math.max(1, list.length)];
  };
  switch (verb) {
    case "draw":
      return void hall.draw(service);
    case "book":
      return void hall.draw(service, { due_at: hall.now + ((a % 5) - 1) * 10 * MINUTE });
    case "next":
      return void hall.callNext(counter);
    case "choose": {
      const ticket = one("waiting");
      return ticket && hall.call(ticket, counter, false);
    }
    case "step-out": {
      const ticket = one("waiting");
      return ticket && hall.move(ticket, { state: "out" });
    }
    case "come-back": {
      const ticket = one("out");
      return ticket && hall.move(ticket, { state: "waiting" });
    }
    case "return": {
      const ticket = one("called");
      return ticket && hall.move(ticket, { state: "waiting", only_counter: null });
    }
    case "miss": {
      const ticket = one("called");
      return ticket && hall.move(ticket, { state: "missed" });
    }
    case "put-back": {
      const ticket = one("missed");
      return ticket && hall.move(ticket, { state: "waiting", rank: behind(hall, ticket, b % 4) });
    }
    case "transfer": {
      const ticket = one("waiting", "called");
      const only_counter = b % 4 === 0 ? counter.id : null;
      const rank = a % 3 === 0 ? hall.endRank() : ticket?.rank;
      return ticket && hall.move(ticket, { state: "waiting", service, only_counter, rank });
    }
    case "prioritise": {
      const ticket = one("waiting");
      return ticket && hall.move(ticket, { priority: b % 3 });
    }
    case "undo-call": {
      const call = hall.calls.findLast(({ counter: at }) => at === counter.id);
      const ticket = hall.tickets.find(({ id, touched }) => id === call?.ticket.id && touched === call.seq);
      return ticket && hall.undo(ticket, ticket.touched, { state: "waiting", rank: ticket.rank });
    }
    case "undo-put-back": {
      const ticket = hall.tickets.find(({ state, stood, touched }) => {
        const [before, last] = stood.slice(-2);
        return state === "waiting" && last?.from === touched && before && last.rank > before.rank;
      });
      const rank = ticket?.stood.at(-2)?.rank;
      if (!ticket || rank === undefined || ticket.stood.at(-1)?.service !== ticket.stood.at(-2)?.service)
        return;
      return hall.undo(ticket, ticket.touched, { state: a % 2 === 0 ? "missed" : "waiting", rank });
    }
    case "reload":
      return hall.reload();
    case "wait":
      hall.now += (b % 12) * MINUTE;
      return;
    case "configure":
      hall.counters = hall.counters.map((rule) =>
        rule.id === counter.id ? { ...rule, services: SERVICES.slice(b % 3, 1 + (a % 3)) } : rule,
      );
  }
}

/** A rank behind the next `count` of the same service, as engine/location/rank.ts gives it. */
function behind(hall: Hall, ticket: Ticket, count: number): number {
  if (count === 0) return ticket.rank;
  const line = hall
    .waiting()
    .filter(({ service }) => service === ticket.service)
    .sort((x, y) => x.rank - y.rank);
  const [before, after] = line.slice(count - 1);
  if (!before || !after) return hall.endRank();
  return Math.max(ticket.rank, (before.rank + after.rank) / 2);
}
