/**
 * What a step of a ticket costs: its compiled table against a switch written by hand, and against XState's pure
 * `transition()`, over the same walk (one step in three is refused), rounds interleaved, medians of 31.
 * Run: `bun machines/transition.bench.ts`.
 *
 * Measured on 2 shared cores, Bun 1.4.5: table 5.6–5.8 ns, switch 5.3–5.4 ns (table / switch 1.06–1.09); with the word cut
 * from the event's type 13.0 and 11.6 ns (1.11–1.12); `transition()` 5.2–5.8 µs (930–990 × the table).
 */
import { transition } from "xstate";
import { tell } from "../fixtures/bench/figure.ts";
import { interleave, median } from "../fixtures/bench/rounds.ts";
import { type TicketState, ticketMachine, ticketTable } from "./ticket.ts";

type Step = readonly [TicketState, string];

/** The ticket without its ways back, as one would write it without a machine: the fastest that readable code gets. */
function bySwitch(state: TicketState, event: string): TicketState | undefined {
  switch (state) {
    case "waiting":
      if (event === "called") return "called";
      if (event === "stepped-out") return "out";
      if (event === "transferred" || event === "prioritised") return "waiting";
      return event === "cancelled" ? "cancelled" : undefined;
    case "out":
      if (event === "came-back") return "waiting";
      return event === "cancelled" ? "cancelled" : undefined;
    case "called":
      if (event === "started") return "serving";
      if (event === "recalled") return "called";
      if (event === "missed") return "missed";
      if (event === "returned" || event === "transferred") return "waiting";
      return event === "cancelled" ? "cancelled" : undefined;
    case "serving":
      if (event === "completed") return "completed";
      if (event === "continued") return "serving";
      if (event === "parked") return "parked";
      return event === "returned" || event === "transferred" ? "waiting" : undefined;
    case "parked":
      if (event === "resumed") return "serving";
      if (event === "called") return "called";
      if (event === "transferred") return "waiting";
      return event === "cancelled" ? "cancelled" : undefined;
    case "missed":
      if (event === "put-back") return "waiting";
      if (event === "called") return "called";
      return event === "cancelled" ? "cancelled" : undefined;
    default:
      return undefined;
  }
}

/** A walk that repeats itself from run to run: two accepted steps, then one that is refused. */
function walk(length: number): Step[] {
  const events = ticketTable.events.filter((event) => !event.startsWith("restored."));
  let seed = 1;
  const pick = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  return Array.from({ length }, (_, i) => {
    const state = ticketTable.states[pick(6)]!;
    const wanted = events.filter((event) => (ticketTable.next(state, event) !== undefined) === i % 3 < 2);
    return [state, wanted[pick(wanted.length)]!] as const;
  });
}

const steps = walk(4096);
for (const [state, event] of steps) {
  if (bySwitch(state, event) !== ticketTable.next(state, event))
    throw new Error(`${state} on ${event} differs`);
}

const snapshots = Object.fromEntries(
  ticketTable.states.map((state) => [state, ticketMachine.resolveState({ value: state, context: {} })]),
);

/** The same steps as the journal has them: the machine's word is cut from `ticket.called`, a fresh string each time. */
const typed = steps.map(([state, event]) => [state, `ticket.${event}`] as const);

// Each loop is a function of its own, or the compiler would see all three callees at one place. `sink` keeps the answers alive.
let sink = 0;
const loops = {
  "table, literal words": () => {
    for (const [state, event] of steps) if (ticketTable.next(state, event)) sink++;
  },
  "switch, literal words": () => {
    for (const [state, event] of steps) if (bySwitch(state, event)) sink++;
  },
  "table, words cut from types": () => {
    for (const [state, type] of typed) if (ticketTable.next(state, type.slice(7))) sink++;
  },
  "switch, words cut from types": () => {
    for (const [state, type] of typed) if (bySwitch(state, type.slice(7))) sink++;
  },
  "transition() of XState": () => {
    for (const [state, type] of steps)
      if (transition(ticketMachine, snapshots[state]!, { type })[0].value) sink++;
  },
};
type Name = keyof typeof loops;

const ROUNDS = 31;

/** Nanoseconds a step. */
function measure(name: Name, times: number): number {
  const from = Bun.nanoseconds();
  for (let n = 0; n < times; n++) loops[name]();
  return (Bun.nanoseconds() - from) / (times * steps.length);
}

const names = Object.keys(loops) as Name[];
// Warms the compiler up.
for (let round = 0; round < 5; round++) for (const name of names) measure(name, 10);
const costs = await interleave(
  ROUNDS,
  Object.fromEntries(
    names.map((name) => [name, () => measure(name, name.startsWith("transition") ? 1 : 50)]),
  ) as Record<Name, () => number>,
);
if (sink === 0) throw new Error("no step was accepted");

function compare(what: string, table: Name, rival: Name, limit: number | null): void {
  const baseline = { what: rival, value: median(costs[rival]) };
  const target = limit === null ? null : { at: "most" as const, value: limit };
  tell({ what, unit: "ns", measured: median(costs[table]), baseline, target, rounds: ROUNDS });
}
compare("a machine's transition by its table", "table, literal words", "switch, literal words", 2);
compare(
  "the same, its word cut from the event's type",
  "table, words cut from types",
  "switch, words cut from types",
  2,
);
compare("the same, against XState itself", "table, literal words", "transition() of XState", null);
