/**
 * What a press of "call next" costs in dispatch with 10 and with 10,000 people waiting: choosing, and choosing with all that
 * follows (count who is overtaken, leave the line, somebody new joins), rounds interleaved, medians of 31. The people are the
 * same mix of five services; the counter serves three and helps with a fourth.
 * Run: `bun engine/dispatch/dispatch.bench.ts`.
 *
 * Measured on 2 shared cores, Bun 1.4.5: choosing 0.7–1.4 and 0.9–1.6 µs (ratio 1.0–1.3), the whole call 2.6–4.3 and 4.6–6.8 µs (1.5–1.8);
 * the expected order of all 10,000 takes 3.5 ms.
 */
import { tell } from "../../fixtures/bench/figure.ts";
import { interleave, median } from "../../fixtures/bench/rounds.ts";
import { Lines } from "./lines.ts";
import { next } from "./next.ts";
import { inOrder } from "./order.ts";
import { counterFor, MINUTE, policyOf, ticketAt } from "./waiting.testing.ts";

const SERVICES = ["pass", "car", "address", "dogs", "papers"];
const COUNTER = counterFor("1", ["pass", "car", "address"], [{ service: "dogs", after_min: 10 }]);
const POLICY = policyOf("fair", 5);

/** A line of constant length: for everybody called somebody comes. */
class Hall {
  readonly lines = new Lines();
  seq = 0;

  constructor(waiting: number) {
    for (let at = 0; at < waiting; at++) this.arrive(SERVICES[((at * 7) % 11) % 5] ?? "pass");
  }

  get now(): number {
    return this.seq * 1000;
  }

  /** One in six is booked, one in eleven raised by staff. */
  arrive(service: string): void {
    this.seq += 1;
    const due_at = this.seq % 6 === 0 ? this.now + 20 * MINUTE : null;
    const priority = this.seq % 11 === 1 ? 1 : 0;
    this.lines.add(ticketAt(this.seq, { service, due_at, priority, drawn_at: this.now }), this.seq);
  }

  choose(): void {
    if (!next(this.lines, COUNTER, this.now, POLICY)) throw new Error("nobody waits");
  }

  call(): void {
    const choice = next(this.lines, COUNTER, this.now, POLICY);
    if (!choice) throw new Error("nobody waits");
    this.lines.overtake(choice.ticket, COUNTER, this.now, POLICY, true);
    this.lines.remove(choice.ticket, ++this.seq);
    this.lines.takeChanged();
    this.arrive(choice.ticket.service);
  }
}

const ROUNDS = 31;
const TIMES = 500;
const halls = { few: new Hall(10), many: new Hall(10_000) };

/** µs a step. */
function cost(step: () => void, times = TIMES): number {
  const from = Bun.nanoseconds();
  for (let n = 0; n < times; n++) step();
  return (Bun.nanoseconds() - from) / times / 1000;
}

const { few, many } = halls;
// Warms the compiler up.
for (let round = 0; round < 5; round++) for (const hall of [few, many]) cost(() => hall.call());
const costs = await interleave(ROUNDS, {
  chooseOfFew: () => cost(() => few.choose()),
  chooseOfMany: () => cost(() => many.choose()),
  callOfFew: () => cost(() => few.call()),
  callOfMany: () => cost(() => many.call()),
  order: () => cost(() => inOrder(many.lines, many.now, POLICY), 1),
});

function compare(what: string, ofMany: number[], ofFew: number[]): void {
  const baseline = { what: "10 waiting", value: median(ofFew) };
  tell({
    what,
    unit: "µs",
    measured: median(ofMany),
    baseline,
    target: { at: "most", value: 2 },
    rounds: ROUNDS,
  });
}
compare("choosing whom to call with 10,000 waiting", costs.chooseOfMany, costs.chooseOfFew);
compare("the whole call in dispatch with 10,000 waiting", costs.callOfMany, costs.callOfFew);
tell({
  what: "the expected order of 10,000 waiting",
  unit: "µs",
  measured: median(costs.order),
  baseline: null,
  target: null,
  rounds: ROUNDS,
});
