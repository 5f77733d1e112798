/**
 * What a press of "call next" costs in dispatch with 10 and with 10,000 people waiting: choosing, and choosing with all that
 * follows (count who is overtaken, leave the line, somebody new joins), rounds interleaved, medians of 31. The people are the
 * same mix of five services; the counter serves three and helps with a fourth.
 * Run: `bun engine/dispatch/dispatch.bench.ts`.
 *
 * Measured on 2 shared cores, Bun 1.4.5: choosing 1.4–1.5 and 1.6 µs (ratio 1.0–1.2), the whole call 4.3 and 6.8 µs (1.5–1.6);
 * the expected order of all 10,000 takes 3.5 ms.
 */
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

const halls = { few: new Hall(10), many: new Hall(10_000) };
const measured = new Map<string, number[]>();

function measure(name: string, times: number, step: () => void): void {
  const from = Bun.nanoseconds();
  for (let n = 0; n < times; n++) step();
  const list = measured.get(name) ?? [];
  list.push((Bun.nanoseconds() - from) / times / 1000);
  measured.set(name, list);
}

for (let round = 0; round < 36; round++) {
  for (const [name, hall] of Object.entries(halls)) {
    measure(`${name} choose`, 500, () => hall.choose());
    measure(`${name} call`, 500, () => hall.call());
  }
  measure("order", 1, () => inOrder(halls.many.lines, halls.many.now, POLICY));
}

// The first five rounds only warm the compiler up.
const median = (name: string) =>
  (measured.get(name) ?? []).slice(5).toSorted((a, b) => a - b)[15] ?? Number.NaN;
for (const step of ["choose", "call"]) {
  const [few, many] = [median(`few ${step}`), median(`many ${step}`)];
  console.log(
    `${step.padEnd(7)} 10: ${few.toFixed(2)} µs   10,000: ${many.toFixed(2)} µs   ratio ${(many / few).toFixed(2)}`,
  );
}
console.log(`the expected order of 10,000: ${(median("order") / 1000).toFixed(1)} ms`);
