/**
 * Drawing a ticket at the kiosk and calling the next visitor at the desk, over HTTP until durable, spread over 11,000 offices, against the
 * same routes with no store and no logic. The program runs in its own process as the README starts it; the load comes from this one. At
 * the end the program is killed in the middle of a rush of draws, and the journal is searched for numbers given twice, calls out of order,
 * and acknowledged commands that are missing.
 * `bun web/commands.bench.ts [offices]`
 *
 * 2 shared cores, Bun 1.4.5, nothing else running, three runs: draw 11,600 to 13,800/s of 48,900 to 57,800 (0.20, 0.24, 0.28) with 64
 * connections and 12,000 to 12,500 of 34,500 to 49,100 (0.25, 0.29, 0.35) with 512, call 7,400 to 8,900 of 48,400 to 62,500 (0.13, 0.15,
 * 0.18) and 8,100 to 9,400 of 41,000 to 47,800 (0.20), call by the page's script 2,600 to 2,700 of 27,400 to 39,400 (0.07 to 0.10) and
 * 2,700 to 2,900 of 27,800 to 35,100 (0.08 to 0.10), no violation. Earlier: draw 0.19 to 0.24 and 0.27 to 0.34, call 0.12 and 0.15 to 0.19.
 *
 * The limit is the house's main thread: of the 72 µs from one draw to the next it works 59 to 63 (75 to 85 before what follows), the
 * writing thread 9, collector, compiler and allocator 5 to 15, the load 15; of a call's 105 to 120 it works 85 to 95. So 0.3 of the bare
 * route, 60 to 65 µs a draw, is that thread never waiting for anything; 0.5 for a call would be 40, and HTTP, sign-in and form token alone
 * take 38 to 59. Handing a batch over is a tenth of a draw: the writing thread, once woken, takes the core that woke it. In a draw the
 * promise is a sixth; in a call what its sign is told, a tenth. Tried without a difference beyond noise: batches formed by `setImmediate`
 * instead of a microtask (they hold 25 to 35 commands either way). What the profile showed and was mended: the framework took each answer
 * apart and made it anew to add the headers that all have (web/security.ts); two addresses were taken apart for each form; every change
 * began four promises for devices that it did not concern; a plain press worked out the whole page, devices were searched through all
 * offices, projections were written every two seconds and in front of the answers, undo steps held whole rows.
 *
 * A clerk's browser with a script gets the desk's new state for its press, 15 to 16 KB, some three hundred elements: once 850 calls a
 * second (0.06), 1.0 ms of the main thread each; now some 350 µs. Mended: JSX is its HTML at once (web/jsx) where a library built a tree
 * and walked it; of the outlook only the order is worked out for a desk, no estimates; who presses, and who sits at the other counters, is
 * kept in memory instead of asked of the store's thread; times of day, a page's hidden fields and the form token are made once. From 15 KiB
 * on Bun wrote each header to the socket by itself, some forty writes and 150 to 200 µs an answer (seen by strace; web/one-piece.ts): a
 * press at an office with three people more waiting took 500 µs where it took 280, now 270 to 300 with any number. A call without the
 * script takes 85 to 95 µs of the main thread, so a call by the script is rendering to a half; the rest is the model (10 to 25 µs), the
 * answer's 15 KB and what is collected of all that. Not kept: parts of the page that did not change. Every form of it says what the page
 * saw, and with 11,000 offices the next press is at another one. Tried without a gain: escaping by a loop; attributes whose values recur
 * kept as pairs, as far as the noise let it be seen.
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
