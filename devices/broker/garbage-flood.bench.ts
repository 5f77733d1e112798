/**
 * From the press of "call next" to the message at a sign over TCP while strangers knock at the broker's port with garbage, half
 * packets, packets that never fit, another version, wrong secrets and silence, against the same in quiet, block by block. Program,
 * strangers and clients in processes of their own. `bun devices/broker/garbage-flood.bench.ts [knocks a second]`
 *
 * 2 shared cores, Bun 1.4.5: 1.33 ms against 1.27 (1.05) with 1,000 knocks a second from 16 addresses, up to 2,700 of them open at once;
 * p95 3.5 ms against 3.0; beside other programs 1.33. There, with 3,000 a second 2.7 ms against 1.8 (1.52), p95 74 ms against 21: the
 * strangers' own process takes its share of the two cores. It was 3.9 before an address was slowed down (`seats.ts`).
 */
import { join } from "node:path";
import { tell } from "../../fixtures/bench/figure.ts";
import type { Flood, Knocks } from "../../fixtures/bench/garbage-flood.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { OfficeLoad } from "../../fixtures/bench/office-load.ts";
import { quantile } from "../../fixtures/bench/rounds.ts";
import { timePress } from "../../fixtures/bench/timed-press.ts";
import { officeId } from "../../fixtures/bench/towns.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";

const A_SECOND = Number(process.argv[2] ?? 1_000);
const BLOCKS = 6;
const PRESSES = 60;
/** Until the strangers that wait for the connect time-out are as many as they will be, or gone. */
const SETTLE_MS = 6_000;
const office = officeId(1);
const sign = `${office}-sign-1`;

const house = await BenchHouse.prepare(1, [sign]);
await house.start({ log: join(house.folder, "log") });
const load = new OfficeLoad(house);
await load.send([load.open(office)], 1);
const client = await DeviceClient.connect(`mqtt://127.0.0.1:${house.mqtt_port}`, sign, { location: office });
await client.listen("set/#");

const script = join(import.meta.dir, "../../fixtures/bench/garbage-flood.ts");
let counted: Knocks = { knocks: 0, open: 0 };
let answered = () => {};
const strangers = Bun.spawn([process.execPath, script, String(house.mqtt_port), String(A_SECOND)], {
  stdio: ["ignore", "pipe", "inherit"],
  ipc(news: Knocks) {
    counted = news;
    answered();
  },
});
await strangers.stdout.getReader().read();
async function flood(on: boolean): Promise<Knocks> {
  const told = new Promise<void>((resolve) => (answered = resolve));
  strangers.send({ flood: on } satisfies Flood);
  await told;
  await Bun.sleep(SETTLE_MS);
  return counted;
}

const times: Record<"quiet" | "flooded", number[]> = { quiet: [], flooded: [] };
let turn = 0;
async function block(into: number[]): Promise<void> {
  for (let press = 0; press < PRESSES; press++) {
    if (turn > 0) await load.send([load.start(office)], 1);
    await load.send([load.draw(office)], 1);
    turn += 1;
    const text = `A${String(turn).padStart(3, "0")}`;
    const took = await timePress(client, { ending: "set/display", text }, house.port, load.call(office));
    if (press > 5) into.push(took);
  }
}
await block([]);
let open = 0;
const begun = performance.now();
for (let at = 0; at < BLOCKS; at++) {
  await block(times.quiet);
  await flood(true);
  await block(times.flooded);
  open = Math.max(open, (await flood(false)).open);
}
const { knocks } = counted;
const seconds = (performance.now() - begun) / 1_000;
const lost = client.client.connected ? [] : ["the sign lost its connection"];
await client.client.endAsync(true);
strangers.kill();
await house.end("SIGTERM");

const ms = (name: keyof typeof times, q: number) => quantile(times[name], q);
tell({
  what: `press → sign while strangers flood the broker's port`,
  unit: "ms",
  measured: ms("flooded", 0.5),
  baseline: { what: "in quiet", value: ms("quiet", 0.5) },
  target: { at: "most", value: 2 },
  rounds: BLOCKS,
  note:
    `${A_SECOND} knocks a second wanted, ${knocks} in ${seconds.toFixed(0)} s, up to ${open} open at once; ` +
    `p95 ${ms("flooded", 0.95).toFixed(2)} against ${ms("quiet", 0.95).toFixed(2)} ms`,
  violations: [...load.violations(), ...lost],
});
await house.remove();
