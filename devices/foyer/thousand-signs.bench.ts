/**
 * A thousand calls at once, each at a counter with a sign of its own: from the first press over HTTP until the last of the signs
 * has its number over MQTT. Against the bare broker, which is handed the same bytes on the same topics ready-made, and against the
 * same HTTP route without logic, a durable row a call (those that come together share a commit) and the bare broker. Program, rivals
 * and clients in processes of their own. `bun devices/foyer/thousand-signs.bench.ts [signs]`
 *
 * 2 shared cores, Bun 1.4.5: 372 ms against 30 (12) and against 96 (3.9) with nothing else running; beside other programs 346 ms against
 * 73 (4.7) and against 230 (1.5).
 * The bus is not the limit: the last sign has its number 0 to 3 ms after the last press was answered. Here each call lights one sign (for
 * one that lights a thousand see `one-call.bench.ts`, which meets the target), so these are a thousand presses, each checked, decided and made durable, and those alone are five times the work of the
 * fan-out. In a profile of the program the bus, from the counter's change to the written socket, is a fifth: `devices/` 7 %, the broker
 * 4 %, sockets (the browsers' too) 11 %; journal and rows 28 %, deciding 25 %, pages and sign-in 16 %. What is left of the bus would
 * not reach 1.25 if it cost nothing.
 */
import { join } from "node:path";
import type { Order } from "../../fixtures/bench/bare-broker.ts";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { type Member, MqttCrowd } from "../../fixtures/bench/mqtt-crowd.ts";
import { OfficeLoad } from "../../fixtures/bench/office-load.ts";
import { median } from "../../fixtures/bench/rounds.ts";
import { freePort } from "../../fixtures/free-port.ts";
import { topicOf } from "../contract/topic.ts";

const SIGNS = Number(process.argv[2] ?? 1_000);
const ROUNDS = 9;
const CONNECTIONS = 64;
const RIVALS = join(import.meta.dir, "../../fixtures/bench");

const offices = Array.from({ length: SIGNS }, (_, at) => `office-${String(at + 1).padStart(5, "0")}`);
const signOf = (office: string) => `${office}-sign-1`;
const signs = offices.map(signOf);
const displayOf = (office: string) => topicOf({ location: office, device: signOf(office) }, "set/display");

const house = await BenchHouse.prepare(SIGNS, signs);
await house.start();
const load = new OfficeLoad(house);
const send = (presses: Parameters<OfficeLoad["send"]>[0], port?: number) =>
  load.send(presses, CONNECTIONS, port);
await send(offices.map((office) => load.open(office)));

async function start(script: string, ...more: string[]) {
  const child = Bun.spawn([process.execPath, join(RIVALS, script), ...more], {
    stdio: ["ignore", "pipe", "inherit"],
    ipc: () => {},
  });
  await child.stdout.getReader().read();
  return child;
}
const [broker_port, route_port, route_mqtt] = [await freePort(), await freePort(), await freePort()];
const broker = await start("bare-broker.ts", String(broker_port));
const file = join(house.folder, "bare.sqlite");
const route = await start("bare-call.ts", String(route_port), String(route_mqtt), file, "grouped");

const member = (office: string, filter: string): Member => ({
  device: signOf(office),
  filters: [filter],
  says: [],
});
const crowds = {
  house: new MqttCrowd(house.mqtt_port),
  broker: new MqttCrowd(broker_port),
  route: new MqttCrowd(route_mqtt),
};
const retained = (text: string) => ({
  messages: offices.map((office) => ({ topic: displayOf(office), payload: text })),
});
broker.send(retained("{}") satisfies Order);
await crowds.house.join(
  offices.map((office) => member(office, displayOf(office))),
  1_000,
);
await crowds.broker.join(
  offices.map((office) => member(office, displayOf(office))),
  1_000,
);
for (const [at, office] of offices.entries()) crowds.route.open(member(office, `call/${office}`), at);

const times = {
  house: [] as number[],
  broker: [] as number[],
  route: [] as number[],
  answers: [] as number[],
};
for (let round = 1; round <= ROUNDS + 1; round++) {
  const number = `A${String(round).padStart(3, "0")}`;
  if (round > 1) await send(offices.map((office) => load.start(office)));
  await send(offices.map((office) => load.draw(office)));
  const bytes = new Map<string, string>();
  const shown = crowds.house.each(signs, ({ topic, payload }) => {
    if (!payload.includes(`"${number}"`)) return false;
    bytes.set(topic, payload);
    return true;
  });
  const presses = offices.map((office) => load.call(office));
  const from = performance.now();
  const answered = send(presses).then(() => performance.now() - from);
  const took = (await shown) - from;
  const answers = await answered;

  const told = crowds.broker.each(signs, ({ payload }) => payload.includes(`"${number}"`));
  const messages = [...bytes].map(([topic, payload]) => ({ topic, payload }));
  const given = performance.now();
  broker.send({ messages } satisfies Order);
  const bare = (await told) - given;

  const seen = crowds.route.each(signs, ({ payload }) => payload.includes(`"${round}"`));
  const { cookie, csrf } = house.desk;
  const routed = offices.map((office) => ({
    path: `/desk/${office}/calls`,
    cookie,
    form: `csrf=${csrf}&seen=${round}&ticket=`,
  }));
  const pressed = performance.now();
  await send(routed, route_port);
  const withRoute = (await seen) - pressed;
  if (round === 1) continue;
  times.house.push(took);
  times.answers.push(answers);
  times.broker.push(bare);
  times.route.push(withRoute);
}
const lost = Object.values(crowds).reduce((sum, crowd) => sum + crowd.lost, 0);
for (const crowd of Object.values(crowds)) await crowd.end();
broker.kill();
route.kill();
await house.end("SIGTERM");
const violations = [...load.violations(), ...(lost > 0 ? [`${lost} signs lost their connection`] : [])];

const what = `${SIGNS.toLocaleString("en")} calls at once → last of as many signs`;
const ours = { unit: "ms", measured: median(times.house), rounds: ROUNDS, violations };
tell({
  ...ours,
  what,
  baseline: { what: "the bare broker's fan-out of the same bytes", value: median(times.broker) },
  target: { at: "most", value: 1.25 },
  note: `the last press was answered after ${median(times.answers).toFixed(0)} ms`,
});
tell({
  ...ours,
  what: `${what}, presses and rows counted`,
  baseline: { what: "route without logic + durable rows, grouped + bare broker", value: median(times.route) },
  target: { at: "most", value: 1.25 },
});
await house.remove();
