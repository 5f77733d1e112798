/**
 * Drawing and calling over HTTP with 8 clients and with 1, against BullMQ in the process of its only user, on a Redis of its own that is
 * as durable as the house (`appendfsync always`): a job added for a ticket drawn, the next job taken for a visitor called, one queue for
 * all; and the plainest durable route over HTTP beside both. Said aloud and left out where no Redis is installed. `bun web/rival.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5, nothing else running, two runs with clerks' presses by the page's script: 8 clients draw 5,300 and 6,800/s and
 * call 1,800 and 2,800 against 8,400 and 9,700, 7,200 and 9,000 (0.64 and 0.70, 0.25 and 0.31), 1 client 1,800 and 2,000, 970 and 1,000
 * against 3,300 and 3,600, 3,400 and 3,800. Three runs before without the script, on a slower day: draw 4,100 to 4,400 and call 2,900 to
 * 3,300 against 6,900 to 7,500 and 6,200 to 6,600 (0.58 to 0.64, 0.44 to 0.52). Short of 2 and 3 times, which no program that answers over
 * HTTP and syncs reaches here: the plainest one, a route without logic whose rows share one sync on the main thread, does 11,100 and 13,700
 * a second with 8 clients (1.5 of the rival's calls), and 5,300 where each row has a sync of its own; 17,000 to 19,000 and 22,000 to 27,000
 * were wanted. Redis syncs once for all 8 and speaks no HTTP.
 *
 * Where a draw's 1.8 ms go with 8 clients (stamps in the line to the writer and in the writer's thread): it waits 0.3 ms for the batch
 * before it, 40 µs for the thread, 0.3 for commit and sync, 0.2 for the main thread to come back to it, and 0.9 on the main thread, in
 * the load and between them. The main thread takes 140 to 160 µs a draw and 210 a call (100 to 120 and 150 with 64 clients, where a turn
 * of the loop carries more), which is two thirds of it: it and the sync take turns, 3 commands to a batch. Tried without a difference
 * beyond noise: a second batch sent while the first is synced (2.1 commands to a batch then), batches formed by `setImmediate`.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue, Worker } from "bullmq";
import { tell } from "../fixtures/bench/figure.ts";
import { BenchHouse } from "../fixtures/bench/house.ts";
import { OfficeLoad } from "../fixtures/bench/office-load.ts";
import { median } from "../fixtures/bench/rounds.ts";
import { freePort } from "../fixtures/free-port.ts";

const OFFICES = 2_000;
const ROUNDS = 7;
const BARE = join(import.meta.dir, "../fixtures/bench/bare-call.ts");
const DURABLE = ["--appendonly", "yes", "--appendfsync", "always"];

const server = Bun.which("redis-server");
if (!server) {
  console.log("No Redis is installed here: nothing to compare with.");
  process.exit();
}
const folder = await mkdtemp(join(tmpdir(), "bench-redis-"));
const port = await freePort();
const redis = Bun.spawn(
  [server, "--bind", "127.0.0.1", "--port", `${port}`, "--dir", folder, "--save", "", ...DURABLE],
  { stdio: ["ignore", "ignore", "inherit"] },
);
const connection = { host: "127.0.0.1", port, maxRetriesPerRequest: null };
const queue = new Queue("foyer", { connection });
await queue.waitUntilReady();
const desk = new Worker("foyer", null, { connection, autorun: false });
await desk.waitUntilReady();
const taken: string[] = [];

/** The plainest durable route, its rows synced one by one or those of a turn together. */
async function bareRoute(mode: "each" | "grouped") {
  const at = await freePort();
  const args = [BARE, `${at}`, `${await freePort()}`, join(folder, `${mode}.sqlite`), mode];
  const child = Bun.spawn([process.execPath, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  await child.stdout.getReader().read();
  return { port: at, child };
}
const each = await bareRoute("each");
const grouped = await bareRoute("grouped");

const house = await BenchHouse.prepare(OFFICES);
await house.start();
const load = new OfficeLoad(house);
await load.send(
  house.offices.map((office) => load.open(office)),
  64,
);

/** Times a second with so many at once. */
async function rate(times: number, clients: number, work: () => Promise<unknown>): Promise<number> {
  let left = times;
  const start = performance.now();
  const client = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (times * 1_000) / (performance.now() - start);
}

const addJob = () => queue.add("ticket", { service: "abholung", medium: "qr", language: "de" });
async function takeJob(): Promise<void> {
  const job = await desk.getNextJob("desk", { block: false });
  if (!job?.id) throw new Error("no job is waiting");
  taken.push(job.id);
}

/** The offices of a round: at each somebody draws, is called, and is started. */
let turn = 0;
function some(count: number): string[] {
  turn += count;
  return Array.from({ length: count }, (_, at) => house.offices[(turn + at) % OFFICES]!);
}

for (const { clients, count } of [
  { clients: 8, count: 1_000 },
  { clients: 1, count: 200 },
]) {
  const rates: Record<"draw" | "call" | "add" | "take" | "each" | "grouped", number[]> = {
    draw: [],
    call: [],
    add: [],
    take: [],
    each: [],
    grouped: [],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const offices = some(count);
    const draw = await load.send(
      offices.map((office) => load.draw(office)),
      clients,
    );
    const add = await rate(count, clients, addJob);
    const call = await load.send(
      offices.map((office) => load.call(office)),
      clients,
    );
    const take = await rate(count, clients, takeJob);
    const starts = offices.map((office) => load.start(office));
    const synced = await load.send(starts, clients, each.port);
    const together = await load.send(starts, clients, grouped.port);
    await load.send(starts, 64);
    if (round === 0) continue;
    rates.draw.push(draw.rate);
    rates.add.push(add);
    rates.call.push(call.rate);
    rates.take.push(take);
    rates.each.push(synced.rate);
    rates.grouped.push(together.rate);
  }
  for (const [what, ours, theirs, least] of [
    ["draw a ticket", rates.draw, rates.add, 2],
    ["call next", rates.call, rates.take, 3],
    ["for comparison: a route without logic, one durable row and one message", rates.each, rates.take, null],
    ["for comparison: the same, rows of a turn synced together", rates.grouped, rates.take, null],
  ] as const) {
    tell({
      what: `${what} over HTTP until durable, ${clients === 1 ? "1 client" : `${clients} clients`}`,
      unit: "1/s",
      measured: median(ours),
      baseline: { what: "BullMQ in process, Redis with appendfsync always", value: median(theirs) },
      target: clients === 1 || least === null ? null : { at: "least", value: least },
      rounds: ROUNDS,
    });
  }
}

await house.end("SIGTERM");
const violations = load.violations();
if (new Set(taken).size < taken.length) violations.push("the rival gave a job twice");
tell({
  what: "violations in the load with 8 clients and with 1",
  unit: "found",
  measured: violations.length,
  baseline: null,
  target: { at: "most", value: 0 },
  rounds: 1,
  violations,
});
each.child.kill();
grouped.child.kill();
await desk.close();
await queue.close();
redis.kill();
await redis.exited;
await rm(folder, { recursive: true });
await house.remove();
