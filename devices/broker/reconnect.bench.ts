/**
 * Two thousand devices come back within one second and each is told its retained state: time and peak memory, and before that the
 * memory that an idle device takes, against the bare broker with the same devices, words and retained state. Program, rival and
 * devices in processes of their own. Takes four minutes, of which the bare broker needs three. `bun devices/broker/reconnect.bench.ts [devices]`
 *
 * 2 shared cores, Bun 1.4.5: 1.01 s (of which 1 s is their coming) against 10 s (1.37 against 35 beside other programs), because the bare
 * broker looks at every retained message for each SUBSCRIBE; at most 299 MiB against 215, of which 171 and 49 were there before any device
 * came, so the devices take as much in both; an idle device 47 KB against 44 KB, nearly all of it the socket's and the broker's own.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Order } from "../../fixtures/bench/bare-broker.ts";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { type Member, MqttCrowd } from "../../fixtures/bench/mqtt-crowd.ts";
import { median } from "../../fixtures/bench/rounds.ts";
import { COUNTERS, officeId } from "../../fixtures/bench/towns.ts";
import { freePort } from "../../fixtures/free-port.ts";
import { deviceRoot } from "../contract/topic.ts";

const DEVICES = Number(process.argv[2] ?? 2_000);
const ROUNDS = 3;
const WITHIN_MS = 1_000;
/** Until memory is what it stays at. */
const SETTLE_MS = 5_000;
const MIB = 1_048_576;

const addresses = Array.from({ length: DEVICES / COUNTERS.length }, (_, at) => officeId(at + 1)).flatMap(
  (location) => COUNTERS.map((counter) => ({ location, device: `${location}-sign-${counter}` })),
);
const members = addresses.map((address): Member => {
  const root = deviceRoot(address);
  const info = { schema: 1, kind: "sign", model: "bench", firmware: "1", boot: "1", capabilities: [] };
  const health = { at: 0, uptime_s: 1, clock_offset_ms: null, errors: [] };
  return {
    device: address.device,
    filters: [`${root}/set/#`, `${root}/cmd/#`],
    says: [
      { topic: `${root}/state/availability`, payload: "online" },
      { topic: `${root}/state/info`, payload: JSON.stringify(info) },
      { topic: `${root}/state/health`, payload: JSON.stringify(health) },
    ],
  };
});

/** A process's memory in bytes: `VmRSS` now, `VmHWM` the most since `forgetPeak`. */
function memory(pid: number, which: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]) * 1_024;
}
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, "5");

const house = await BenchHouse.prepare(
  DEVICES / COUNTERS.length,
  addresses.map(({ device }) => device),
);
await house.start();
const port = await freePort();
const script = join(import.meta.dir, "../../fixtures/bench/bare-broker.ts");
const bare = Bun.spawn([process.execPath, script, String(port)], {
  stdio: ["ignore", "pipe", "inherit"],
  ipc: () => {},
});
await bare.stdout.getReader().read();

const sides = {
  house: { crowd: new MqttCrowd(house.mqtt_port), pid: house.pid },
  bare: { crowd: new MqttCrowd(port), pid: bare.pid },
};
type Side = keyof typeof sides;
const names: Side[] = ["house", "bare"];
const displays: Order = { messages: [] };
const figures: Record<Side, { empty: number; idle: number; ms: number[]; peak: number[] }> = {
  house: { empty: 0, idle: 0, ms: [], peak: [] },
  bare: { empty: 0, idle: 0, ms: [], peak: [] },
};
for (const name of names) {
  const { crowd, pid } = sides[name];
  if (name === "bare") bare.send({ messages: [...displays.messages] } satisfies Order);
  await Bun.sleep(SETTLE_MS);
  const empty = memory(pid, "VmRSS");
  figures[name].empty = empty;
  const heard = crowd.each(
    addresses.map(({ device }) => device),
    (word) => displays.messages.push(word) > 0,
  );
  await crowd.join(members, WITHIN_MS);
  await heard;
  await Bun.sleep(SETTLE_MS);
  figures[name].idle = (memory(pid, "VmRSS") - empty) / DEVICES;
}
for (let round = 1; round <= ROUNDS; round++) {
  for (const name of round % 2 ? names : names.toReversed()) {
    const { crowd, pid } = sides[name];
    await crowd.drop();
    await Bun.sleep(SETTLE_MS / 2);
    forgetPeak(pid);
    figures[name].ms.push(await crowd.join(members, WITHIN_MS));
    await Bun.sleep(SETTLE_MS / 5);
    figures[name].peak.push(memory(pid, "VmHWM"));
  }
}
const violations = names.flatMap((name) => {
  const { lost } = sides[name].crowd;
  return lost > 0 ? [`${lost} devices lost their connection to ${name}`] : [];
});
for (const name of names) await sides[name].crowd.end();
bare.kill();
await house.end("SIGTERM");

const baseline = (value: number) => ({ what: "the bare broker", value });
const report = { target: null, rounds: ROUNDS, violations };
const many = DEVICES.toLocaleString("en");
tell({
  ...report,
  what: `${many} devices back within ${WITHIN_MS / 1_000} s, until the last has its state again`,
  unit: "ms",
  measured: median(figures.house.ms),
  baseline: baseline(median(figures.bare.ms)),
});
tell({
  ...report,
  what: "most memory meanwhile",
  note: `${(figures.house.empty / MIB).toFixed(0)} and ${(figures.bare.empty / MIB).toFixed(0)} MiB before any device came`,
  unit: "MiB",
  measured: median(figures.house.peak) / MIB,
  baseline: baseline(median(figures.bare.peak) / MIB),
});
tell({
  ...report,
  what: "memory of an idle device",
  unit: "bytes",
  measured: figures.house.idle,
  baseline: baseline(figures.bare.idle),
  rounds: 1,
});
await house.remove();
