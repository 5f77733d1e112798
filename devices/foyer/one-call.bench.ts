/**
 * One call lights a thousand signs: a counter whose document names so many (`more_signs`), from the press over HTTP until the last sign has
 * the number over MQTT. Against the bare broker, which is handed the same bytes on the same topics ready-made, from one publisher in its
 * process; its orders are with it before the clock starts. Program, rival and clients in processes of their own.
 * `bun devices/foyer/one-call.bench.ts [signs]`
 *
 * 2 shared cores, Bun 1.4.5: 27 ms against 31 with nothing else running (0.86); beside much else (load 14 to 20) 0.86 to 1.15 in five
 * runs of 130 to 430 ms. Press, decision and durable row are in the first figure alone; the rest of the
 * difference is less than this machine's noise. All signs of a counter are told together, and their blinking ends together.
 */
import { join } from "node:path";
import type { Order } from "../../fixtures/bench/bare-broker.ts";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { MqttCrowd } from "../../fixtures/bench/mqtt-crowd.ts";
import { OfficeLoad } from "../../fixtures/bench/office-load.ts";
import { median } from "../../fixtures/bench/rounds.ts";
import { office, officeId } from "../../fixtures/bench/towns.ts";
import { freePort } from "../../fixtures/free-port.ts";
import { topicOf } from "../contract/topic.ts";

const SIGNS = Number(process.argv[2] ?? 1_000);
const ROUNDS = 25;
const OFFICE = officeId(1);

const signs = Array.from({ length: SIGNS }, (_, at) => `${OFFICE}-hall-${at + 1}`);
const displayOf = (device: string) => topicOf({ location: OFFICE, device }, "set/display");

const house = await BenchHouse.prepare(1, signs);
const town = office(OFFICE);
const [first, ...others] = town.counters;
const document = {
  ...town,
  counters: [{ ...first, more_signs: signs }, ...others],
  devices: [...town.devices, ...signs.map((id) => ({ id, kind: "sign", name: "Anzeige in der Halle" }))],
};
await Bun.write(join(house.folder, "towns", `${OFFICE}.json`), JSON.stringify(document));
await house.start();
const load = new OfficeLoad(house);
await load.send([load.open(OFFICE)], 1);

let heldOrder = Promise.withResolvers<void>();
const broker_port = await freePort();
const script = join(import.meta.dir, "../../fixtures/bench/bare-broker.ts");
const broker = Bun.spawn([process.execPath, script, String(broker_port)], {
  stdio: ["ignore", "pipe", "inherit"],
  ipc: () => heldOrder.resolve(),
});
await broker.stdout.getReader().read();
const ready = { messages: signs.map((sign) => ({ topic: displayOf(sign), payload: "{}" })) };
broker.send(ready satisfies Order);
const crowds = { house: new MqttCrowd(house.mqtt_port), broker: new MqttCrowd(broker_port) };
const members = signs.map((device) => ({ device, filters: [displayOf(device)], says: [] }));
await crowds.house.join(members, 1_000);
await crowds.broker.join(members, 1_000);

const times = { house: [] as number[], broker: [] as number[], answers: [] as number[] };
for (let round = 1; round <= ROUNDS + 1; round++) {
  const number = `A${String(round).padStart(3, "0")}`;
  if (round > 1) {
    const still = crowds.house.each(signs, ({ payload }) => payload.includes('"blink_ms":0'));
    await load.send([load.start(OFFICE)], 1);
    await still;
  }
  await load.send([load.draw(OFFICE)], 1);
  const bytes = new Map<string, string>();
  const shown = crowds.house.each(signs, ({ topic, payload }) => {
    if (!payload.includes(`"${number}"`)) return false;
    bytes.set(topic, payload);
    return true;
  });
  const press = load.call(OFFICE);
  const from = performance.now();
  const answered = load.send([press], 1).then(() => performance.now() - from);
  const took = (await shown) - from;
  const answer = await answered;

  const told = crowds.broker.each(signs, ({ payload }) => payload.includes(`"${number}"`));
  const messages = [...bytes].map(([topic, payload]) => ({ topic, payload }));
  heldOrder = Promise.withResolvers<void>();
  broker.send({ messages, hold: true } satisfies Order);
  await heldOrder.promise;
  const given = performance.now();
  broker.send({ messages: [] } satisfies Order);
  const bare = (await told) - given;
  if (round === 1) continue;
  times.house.push(took);
  times.answers.push(answer);
  times.broker.push(bare);
}
const lost = crowds.house.lost + crowds.broker.lost;
for (const crowd of Object.values(crowds)) await crowd.end();
broker.kill();
await house.end("SIGTERM");

tell({
  what: `one call → last of ${SIGNS.toLocaleString("en")} signs`,
  unit: "ms",
  measured: median(times.house),
  rounds: ROUNDS,
  violations: [...load.violations(), ...(lost > 0 ? [`${lost} signs lost their connection`] : [])],
  baseline: { what: "the bare broker's fan-out of the same bytes", value: median(times.broker) },
  target: { at: "most", value: 1.25 },
  note: `the press was answered after ${median(times.answers).toFixed(0)} ms`,
});
await house.remove();
