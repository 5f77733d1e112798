/**
 * Durable commands a second through the whole store (calls, thread, journal) in batches of 64 over 11,000 mixed
 * locations, against appending the same bytes to a file with fdatasync. Rounds are interleaved, so that a busy machine
 * slows both. `bun engine/store/sqlite/journal.bench.ts`
 *
 * 2 shared cores: store 71,000 to 88,000/s, file 113,000 to 180,000/s, ratio 0.49 to 0.63.
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { entry } from "../contract/sample.testing.ts";
import type { Append } from "../port.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite } from "./open.ts";

const ROUNDS = 60;
const BATCHES = 20;
const BATCH = 64;
const LOCATIONS = 11_000;

using folder = temporaryFolder();
const store = await openSqlite({ path: folder.file });
const floor = openSync(join(folder.path, "floor"), "a");
const heads = new Map<string, number>();

/** Steps through the locations by a number that has no divisor in common with theirs: mixed, and the same every time. */
let turn = 0;
function nextBatch(): Append[] {
  return Array.from({ length: BATCH }, () => {
    turn = (turn + 4817) % LOCATIONS;
    const location = `office-${turn}`;
    const head = heads.get(location) ?? 0;
    heads.set(location, head + 1);
    return entry(location, head);
  });
}

async function timeStore(batches: readonly Append[][]): Promise<number> {
  const start = performance.now();
  for (const batch of batches) await Promise.all(batch.map((one) => store.append(one)));
  return performance.now() - start;
}

function timeFloor(batches: readonly Append[][]): number {
  const start = performance.now();
  for (const batch of batches) {
    writeSync(floor, batch.map(({ events }) => `${JSON.stringify(events)}\n`).join(""));
    fdatasyncSync(floor);
  }
  return performance.now() - start;
}

let stored_ms = 0;
let floor_ms = 0;
for (let round = 0; round < ROUNDS; round++) {
  const batches = Array.from({ length: BATCHES }, nextBatch);
  stored_ms += await timeStore(batches);
  floor_ms += timeFloor(batches);
}
closeSync(floor);
await store.close();

const commands = ROUNDS * BATCHES * BATCH;
const perSecond = (ms: number) => Math.round((commands / ms) * 1000).toLocaleString("en");
console.log(
  `store ${perSecond(stored_ms)}/s, file ${perSecond(floor_ms)}/s, ratio ${(floor_ms / stored_ms).toFixed(2)}`,
);
