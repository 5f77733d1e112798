/**
 * Main-thread time spent in the journal at 20,000 durable commands a second over 11,000 mixed locations, as a share of the
 * wall clock. The commands come paced, as many as are due each millisecond; measured is the processor time of the main
 * thread alone (not the writer's, and not what other programs take), in turns with a store that only resolves promises: the
 * difference is encoding, posting, receiving and the wait for each answer.
 * `bun engine/store/sqlite/main-thread.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5: 7.5, 10.4 and 10.7 % of the wall clock with nothing else running; 3.3 % once beside other programs (load 12);
 * the load alone takes 2.6 to 4.3 %. The appends carry no rows of projections.
 */
import { tell } from "../../../fixtures/bench/figure.ts";
import { interleave, median } from "../../../fixtures/bench/rounds.ts";
import { entry } from "../contract/sample.testing.ts";
import type { Append, AppendResult, Store } from "../port.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite } from "./open.ts";

const ROUNDS = 9;
const PER_SECOND = 20_000;
const SECONDS = 2;
const LOCATIONS = 11_000;

using folder = temporaryFolder();
const store = await openSqlite({ path: folder.file });
const heads = new Map<string, number>();
let turn = 0;

function nextOne(): Append {
  turn = (turn + 4817) % LOCATIONS;
  const location = `office-${turn}`;
  const head = heads.get(location) ?? 0;
  heads.set(location, head + 1);
  return entry(location, head);
}

const violations: string[] = [];
const speeds: number[] = [];

/** Asks for the commands as they fall due; returns the main thread's share of the wall clock. */
async function share(append: Store["append"]): Promise<number> {
  const entries = Array.from({ length: PER_SECOND * SECONDS }, nextOne);
  Bun.gc(true);
  const before = process.threadCpuUsage();
  const from = performance.now();
  const answers: Promise<AppendResult>[] = [];
  while (answers.length < entries.length) {
    const due = Math.min(entries.length, Math.ceil(((performance.now() - from) * PER_SECOND) / 1000));
    while (answers.length < due) answers.push(append(entries[answers.length]!));
    await Bun.sleep(1);
  }
  const results = await Promise.all(answers);
  const wall_ms = performance.now() - from;
  const { user, system } = process.threadCpuUsage(before);
  if (results.some(({ ok }) => !ok)) violations.push("an append in order was refused");
  speeds.push((entries.length / wall_ms) * 1000);
  return ((user + system) / 1000 / wall_ms) * 100;
}

/** Answers as asynchronously as the store does, and keeps nothing. */
async function nowhere(): Promise<AppendResult> {
  await Promise.resolve();
  return { ok: true };
}

// Every location's day has begun, as it has for all but one of its five hundred commands a day.
await Promise.all(Array.from({ length: LOCATIONS }, () => store.append(nextOne())));
const shares = await interleave(ROUNDS, {
  journal: () => share(store.append),
  none: async () => {
    const kept = new Map(heads);
    const percent = await share(nowhere);
    for (const [location, head] of kept) heads.set(location, head);
    return percent;
  },
});
await store.close();

const without = median(shares.none);
tell({
  what: "main-thread time spent in the journal at 20,000 commands/s",
  unit: "%",
  measured: median(shares.journal) - without,
  baseline: null,
  target: { at: "most", value: 12 },
  rounds: ROUNDS,
  note: `the same load without a store takes ${without.toFixed(1)} %; ${Math.round(median(speeds))} commands/s came through`,
  violations,
});
