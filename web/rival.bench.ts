/**
 * Drawing and calling over HTTP with 8 clients and with 1, against BullMQ in the process of its only user, on a Redis of its own that is
 * as durable as the house (`appendfsync always`): a job added for a ticket drawn, the next job taken for a visitor called, one queue for
 * all; and the plainest durable route over HTTP beside both. Said aloud and left out where no Redis is installed. `bun web/rival.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5, nothing else running: 8 clients draw 4,700/s and call 3,000/s against 7,300 and 6,900 (0.64 and 0.44), 1
 * client 1,550 and 1,200 against 2,380 and 2,420. Short of 2 and 3 times. The processor is not what binds at 8 clients: both cores have
 * 425 µs for each draw and house and load use 140 to 150 of them; a draw waits 1.7 ms (645 µs with 1 client), mostly for syncs and changes
 * of thread, in shares that were not measured. Were they free, house and load together would still take 140 to 150 µs of both cores where
 * 137 are left for a draw at twice the rival, and 210 to 235 where 97 are left for a call at three times. A route without logic, with one
 * durable row and one message each, does 5,400 a second with 8 clients, 0.79 of the rival, and 3,500 with 1: it syncs for each row (190 to
 * 230 µs), where Redis syncs once for all 8 and speaks no HTTP. The house does share syncs, but with 8 clients a batch holds two or three
 * commands.
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

const bare_port = await freePort();
const bare = Bun.spawn(
  [process.execPath, BARE, `${bare_port}`, `${await freePort()}`, join(folder, "bare.sqlite")],
  { stdio: ["ignore", "pipe", "inherit"] },
);
await bare.stdout.getReader().read();

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
  const rates: Record<"draw" | "call" | "add" | "take" | "bare", number[]> = {
    draw: [],
    call: [],
    add: [],
    take: [],
    bare: [],
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
    const plain = await load.send(
      offices.map((office) => load.start(office)),
      clients,
      bare_port,
    );
    await load.send(
      offices.map((office) => load.start(office)),
      64,
    );
    if (round === 0) continue;
    rates.draw.push(draw.rate);
    rates.add.push(add);
    rates.call.push(call.rate);
    rates.take.push(take);
    rates.bare.push(plain.rate);
  }
  for (const [what, ours, theirs, least] of [
    ["draw a ticket", rates.draw, rates.add, 2],
    ["call next", rates.call, rates.take, 3],
    ["for comparison: a route without logic, one durable row and one message", rates.bare, rates.take, null],
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
bare.kill();
await desk.close();
await queue.close();
redis.kill();
await redis.exited;
await rm(folder, { recursive: true });
await house.remove();
