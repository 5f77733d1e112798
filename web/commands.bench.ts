/**
 * Drawing a ticket at the kiosk and calling the next visitor at the desk, over HTTP until durable, spread over 11,000
 * offices, against the same routes with no store and no logic. The program runs in its own process as the README starts
 * it; the load comes from this one. At the end the program is killed in the middle of a rush of draws, and the journal
 * is searched for numbers given twice, calls out of order, and acknowledged commands that are missing.
 * `bun web/commands.bench.ts [offices]`
 *
 * 2 shared cores, Bun 1.4.5, other programs running: draw 10,200/s of 46,700 (0.22) with 64 connections and 9,900 of 36,400 (0.27)
 * with 512, call 6,900 of 54,300 (0.13) and 8,300 of 40,500 (0.21). Both short of their targets. By the profile no single
 * part stands out any more: of the main thread about a sixth is handing batches to the journal's thread (14 % `postMessage`, its
 * batches are small at 64 connections), a seventh deciding and folding, a twelfth projections, a twelfth what signs are told.
 * What it showed and was mended: a plain press worked out the whole page, devices were searched through all offices,
 * projections were written every two seconds. Three programs share two cores here, and the journal's thread needs one.
 */
import { join } from "node:path";
import { tell } from "../fixtures/bench/figure.ts";
import { BenchHouse } from "../fixtures/bench/house.ts";
import { OfficeLoad, type Press } from "../fixtures/bench/office-load.ts";
import { median, quantile } from "../fixtures/bench/rounds.ts";
import { freePort } from "../fixtures/free-port.ts";

const OFFICES = Number(process.argv[2] ?? 11_000);
const PRESSES = Math.min(OFFICES, 5_500);
const ROUNDS = 5;
const CONNECTIONS = [64, 512] as const;

const house = await BenchHouse.prepare(OFFICES);
await house.start();
const bare_port = await freePort();
const bare = Bun.spawn(
  [process.execPath, join(import.meta.dir, "../fixtures/bench/bare-routes.ts"), String(bare_port)],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
await bare.stdout.getReader().read();
const load = new OfficeLoad(house);
await load.send(
  house.offices.map((office) => load.open(office)),
  64,
);

const rates = new Map<string, number[]>();
const latencies = new Map<string, number[]>();
/** Half of the offices, every other time the other half. */
let turn = 0;
function some(): readonly string[] {
  turn = (turn + PRESSES) % OFFICES;
  return [...house.offices.slice(turn), ...house.offices.slice(0, turn)].slice(0, PRESSES);
}

async function time(
  name: string,
  presses: readonly Press[],
  connections: number,
  counts: boolean,
): Promise<void> {
  for (const [who, port] of [
    ["house", house.port],
    ["bare", bare_port],
  ] as const) {
    const { rate, latencies_ms } = await load.send(presses, connections, port);
    if (!counts) continue;
    const key = `${who} ${name} ${connections}`;
    rates.set(key, [...(rates.get(key) ?? []), rate]);
    latencies.set(key, [...(latencies.get(key) ?? []), ...latencies_ms]);
  }
}

for (let round = 0; round <= ROUNDS; round++) {
  for (const connections of CONNECTIONS) {
    const offices = some();
    await time(
      "draw",
      offices.map((office) => load.draw(office)),
      connections,
      round > 0,
    );
    await time(
      "call",
      offices.map((office) => load.call(office)),
      connections,
      round > 0,
    );
    await load.send(
      offices.map((office) => load.start(office)),
      connections,
    );
  }
}

// The plug is pulled while everybody draws.
const rush = some().map((office) => load.draw(office));
const pulled = load.send(rush, 64).then(
  () => "too late",
  () => "in time",
);
while (load.acknowledged.length % PRESSES < PRESSES / 5) await Bun.sleep(1);
await house.end("SIGKILL");
const kill = await pulled;
const violations = load.violations();
if (kill === "too late") violations.push("the program was killed too late to prove anything");
bare.kill();

for (const connections of CONNECTIONS) {
  for (const [route, least] of [
    ["draw", 0.3],
    ["call", 0.5],
  ] as const) {
    const key = `${route} ${connections}`;
    const all = latencies.get(`house ${key}`) ?? [];
    const ms = (q: number) => quantile(all, q).toFixed(1);
    tell({
      what: `${route === "draw" ? "draw a ticket" : "call next"} over HTTP until durable, ${connections} connections`,
      unit: "1/s",
      measured: median(rates.get(`house ${key}`) ?? []),
      baseline: { what: "the same route, no store, no logic", value: median(rates.get(`bare ${key}`) ?? []) },
      target: { at: "least", value: least },
      rounds: ROUNDS,
      note: `${OFFICES} offices, p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms`,
      violations,
    });
  }
}
await house.remove();
