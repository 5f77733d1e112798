/**
 * Drawing a ticket at the kiosk and calling the next visitor at the desk, over HTTP until durable, spread over 11,000 offices, against the
 * same routes with no store and no logic. The program runs in its own process as the README starts it; the load comes from this one. At
 * the end the program is killed in the middle of a rush of draws, and the journal is searched for numbers given twice, calls out of order,
 * and acknowledged commands that are missing.
 * `bun web/commands.bench.ts [offices]`
 *
 * 2 shared cores, Bun 1.4.5, nothing else running: draw 12,000/s of 50,800 (0.24) with 64 connections and 10,600 of 36,100 (0.29) with
 * 512, call 5,900 of 51,600 (0.12) and 7,600 of 39,700 (0.19), call by the page's script 1,600 of 27,100 and 1,700 of 29,100 (0.06), no
 * violation. Earlier runs: draw 0.19 to 0.23 and 0.27 to 0.34, call 0.12 and 0.15.
 * The limit is the processor: house, journal's thread and load share two cores. A draw takes 75 to 85 µs of the main thread and 45 to 55
 * of the others (writing thread, collector, compiler), a call 125 to 145 and 65 to 90, a request of the load 20; the bare route takes 20
 * in all. So 0.3 of the bare route is two cores' worth of 137 µs a draw, and 0.5 for a call would be 72 µs with the load's own; HTTP,
 * sign-in and form token alone take 38 to 59 of the 52 that leaves. In a draw the promise is a sixth; in a call what its sign is told, a
 * tenth. Handing a batch over (9 %) is mostly the thread that wakes on the same core. Tried without a difference beyond noise: batches
 * formed by `setImmediate` instead of a microtask (they hold 25 to 35 commands either way). What the profile showed and was mended: a
 * plain press worked out the whole page, devices were searched through all offices, projections were written every two seconds and in
 * front of the answers, undo steps held whole rows.
 *
 * A clerk's browser with a script gets the desk's new state for its press, 15 KB, some three hundred elements: once 850 calls a second of
 * 13,000 to 14,000 (0.06), 1.0 ms of the main thread each. Mended since: JSX is its HTML at once (web/jsx) where a library built a tree
 * and walked it; of the outlook only the order is worked out for a desk, no estimates; who presses, and who sits at the other counters,
 * is kept in memory instead of asked of the store's thread; times of day, a page's hidden fields and the form token are made once. In
 * turns with the program before that, beside busy programs (load 8 to 20; 600 and 700 offices, 64 connections): 1,080 and 1,220 calls a
 * second against 740 and 360, main thread 415 to 435 µs against 650 to 815, other threads 170 against 320 to 700; rendering takes 120 to
 * 170 µs against 270 to 280 at best. The bare route did 6,900 and 11,600 meanwhile: 0.16 and 0.11. A call
 * without the script takes 115 to 185 µs of the main thread there, so a call by the script is rendering to two fifths at most; the rest
 * is the model (10 to 25 µs), the answer's 15 KB and what is collected of all that. Not kept: parts of the page that did not change.
 * Every form of it says what the page saw, and with 11,000 offices the next press is at another one. Tried without a gain: escaping by a
 * loop; attributes whose values recur kept as pairs, as far as the noise let it be seen.
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
const ROUTES = [
  { route: "draw", what: "draw a ticket", least: 0.3 },
  { route: "call", what: "call next", least: 0.5 },
  { route: "script", what: "call next by the page's script", least: 0.5 },
] as const;

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
    for (const route of ["call", "script"] as const) {
      await time(
        route,
        offices.map((office) => ({ ...load.call(office), script: route === "script" })),
        connections,
        round > 0,
      );
      await load.send(
        offices.map((office) => load.start(office)),
        connections,
      );
      await load.send(
        offices.map((office) => load.draw(office)),
        connections,
      );
    }
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
  for (const { route, what, least } of ROUTES) {
    const key = `${route} ${connections}`;
    const all = latencies.get(`house ${key}`) ?? [];
    const ms = (q: number) => quantile(all, q).toFixed(1);
    tell({
      what: `${what} over HTTP until durable, ${connections} connections`,
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
