/**
 * From the press of "call next" at the desk to the message at a sign over TCP: against the same HTTP route without logic, one
 * durable commit and one publish through the bare broker. One press at a time, theirs and ours in turn; program, rival and
 * clients in processes of their own. `bun devices/foyer/press-to-sign.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5: 1.43 ms against 0.80 (1.79), p99 5.2 against 3.3, as clerks press: by the page's script, which gets the desk's
 * new state. Without a script 0.91 against 0.72 (1.27): nearly all of it is the sync and the two sockets.
 */
import { join } from "node:path";
import { tell } from "../../fixtures/bench/figure.ts";
import { BenchHouse } from "../../fixtures/bench/house.ts";
import { OfficeLoad } from "../../fixtures/bench/office-load.ts";
import { quantile } from "../../fixtures/bench/rounds.ts";
import { timePress } from "../../fixtures/bench/timed-press.ts";
import { officeId } from "../../fixtures/bench/towns.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { freePort } from "../../fixtures/free-port.ts";

const PRESSES = 600;
const WARM_UP = 100;
const office = officeId(1);
const sign = `${office}-sign-1`;

const house = await BenchHouse.prepare(1, [sign]);
await house.start();
const load = new OfficeLoad(house);
await load.send([load.open(office)], 1);
const ours = await DeviceClient.connect(`mqtt://127.0.0.1:${house.mqtt_port}`, sign, { location: office });
await ours.listen("set/#");

const [port, mqtt_port] = [await freePort(), await freePort()];
const rival = join(import.meta.dir, "../../fixtures/bench/bare-call.ts");
const bare = Bun.spawn(
  [process.execPath, rival, String(port), String(mqtt_port), join(house.folder, "bare.sqlite")],
  { stdio: ["ignore", "pipe", "inherit"] },
);
await bare.stdout.getReader().read();
const theirs = await DeviceClient.connect(`mqtt://127.0.0.1:${mqtt_port}`, sign, { location: office });
await theirs.client.subscribeAsync("call/#", { qos: 1 });

const times: Record<"ours" | "theirs", number[]> = { ours: [], theirs: [] };
for (let at = 1; at <= PRESSES + WARM_UP; at++) {
  await load.send([load.draw(office)], 1);
  const number = `A${String(at).padStart(3, "0")}`;
  const took = await timePress(ours, { ending: "set/display", text: number }, house.port, load.call(office));
  await load.send([load.start(office)], 1);
  const form = `csrf=${house.desk.csrf}&seen=${at}&ticket=`;
  const press = { path: `/desk/${office}/calls`, cookie: house.desk.cookie, form };
  const bareTook = await timePress(theirs, { ending: office, text: String(at) }, port, press);
  if (at <= WARM_UP) continue;
  times.ours.push(took);
  times.theirs.push(bareTook);
}
await ours.client.endAsync(true);
await theirs.client.endAsync(true);
bare.kill();
await house.end("SIGTERM");

const ms = (name: "ours" | "theirs", q: number) => quantile(times[name], q);
tell({
  what: "press of call next → message at a sign over TCP, p50",
  unit: "ms",
  measured: ms("ours", 0.5),
  baseline: { what: "route without logic + one durable row + bare broker", value: ms("theirs", 0.5) },
  target: { at: "most", value: 2 },
  rounds: PRESSES,
  note: `p99 ${ms("ours", 0.99).toFixed(2)} ms against ${ms("theirs", 0.99).toFixed(2)} ms`,
  violations: load.violations(),
});
await house.remove();
