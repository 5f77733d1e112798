// Rule: Home Assistant is told of every device and how it is, only when asked for; it reads that and nothing else.
import { afterEach, expect, test } from "bun:test";
import mqtt, { type MqttClient } from "mqtt";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { onMosquitto } from "../../fixtures/devices/each-broker.ts";
import { Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { until } from "../../fixtures/until.ts";

const PRINTER = "zeitz-printer-foyer";
const SETTING = { prefix: "homeassistant", secret: "sixteen letters!" };
let foyer: Foyer;
let client: MqttClient | null = null;
afterEach(async () => {
  await client?.endAsync(true);
  client = null;
  await foyer.close();
});

/** Home Assistant's own client, and what it heard last on each topic. */
async function join(url: string, options: mqtt.IClientOptions = {}) {
  const name = { clientId: "home-assistant", username: "home-assistant", password: SETTING.secret };
  client = await mqtt.connectAsync(
    url,
    { ...name, protocolVersion: 4, reconnectPeriod: 0, ...options },
    false,
  );
  const heard = new Map<string, string>();
  const waiting = new Set<() => void>();
  client.on("message", (topic, payload) => {
    heard.set(topic, payload.toString());
    for (const look of [...waiting]) look();
  });
  await client.subscribeAsync("homeassistant/#", { qos: 1 });
  /** The first state of a topic that fits; a test's own time-out ends the wait. */
  const hears = (topic: string, fits: (payload: Record<string, unknown>) => boolean = () => true) =>
    new Promise<Record<string, unknown>>((found) => {
      const look = () => {
        const text = heard.get(topic);
        if (text === undefined || !fits(JSON.parse(text))) return;
        waiting.delete(look);
        found(JSON.parse(text));
      };
      waiting.add(look);
      look();
    });
  return { client, heard, hears };
}
const STATE = `homeassistant/wartemarke/${PRINTER}/state`;
const entity = (component: string, object: string) =>
  `homeassistant/${component}/wartemarke_${PRINTER}/${object}/config`;

test("every device is there with what it can tell, and its state follows", async () => {
  foyer = await openFoyer({ devices: { home_assistant: SETTING } });
  const { engine, clock, mqtt: url } = foyer;
  const { hears, heard } = await join(url);
  expect(await hears(entity("binary_sensor", "connected"))).toMatchObject({
    unique_id: `wartemarke_${PRINTER}_connected`,
    state_topic: STATE,
    value_template: "{{ value_json.connected }}",
    device_class: "connectivity",
    device: { identifiers: [`wartemarke_${PRINTER}`], suggested_area: "Bürgerbüro Zeitz" },
  });
  expect(await hears(STATE)).toEqual({
    connected: "OFF",
    problem: "OFF",
    clock_offset: "None",
    paper: "None",
  });
  expect(await hears(entity("sensor", "paper"))).toMatchObject({ options: ["ok", "low", "out"] });

  const password = (await engine.credentials.issue(PRINTER, clock.now())) ?? "";
  const printer = await DeviceClient.connect(url, PRINTER, { password });
  await printer.say("state/availability", "online");
  await printer.say("state/info", {
    schema: 1,
    kind: "printer",
    model: "TM-T88",
    firmware: "7",
    boot: "b",
    capabilities: [],
  });
  const health = { at: 1, uptime_s: 1, clock_offset_ms: 1_500, errors: ["paper-out"] };
  await printer.say("state/health", { ...health, paper: "out" });
  await until(engine, "zeitz", () => engine.fleet.get(PRINTER)?.health.paper);
  clock.advance(1_000);
  const state = await hears(STATE, ({ connected }) => connected === "ON");
  expect(state).toEqual({ connected: "ON", problem: "ON", clock_offset: 1.5, paper: "out" });
  const told = await hears(entity("sensor", "paper"), (it) => "sw_version" in (it.device as object));
  expect(told.device).toMatchObject({ model: "TM-T88", sw_version: "7" });
  expect([...heard.keys()].every((topic) => topic.startsWith("homeassistant/"))).toBe(true);
  await printer.leave();
});

test("it may announce itself, and is not cut off for more; it hears nothing of a device's own topics", async () => {
  foyer = await openFoyer({ devices: { home_assistant: SETTING } });
  const { client: there, hears } = await join(foyer.mqtt);
  await there.publishAsync("homeassistant/status", "{}", { qos: 1, retain: true });
  await hears("homeassistant/status");
  await there.publishAsync("wartemarke/v1/zeitz/dev/zeitz-sign-1/set/display", "{}", { qos: 1 });
  for (const foreign of ["wartemarke/#", "#"]) {
    const answer = await there.subscribeAsync(foreign, { qos: 1 }).then(
      ([grant]) => grant?.qos,
      () => 128,
    );
    expect(answer).toBe(128);
  }
  expect(there.connected).toBe(true);
});

test("leaving in the middle of all that is at most one line in the log", async () => {
  foyer = await openFoyer({ devices: { home_assistant: SETTING } });
  const { client: there, hears } = await join(foyer.mqtt);
  await hears("homeassistant/binary_sensor/wartemarke_zeitz-kiosk-foyer/connected/config");
  there.stream.destroy();
  await foyer.restart({ devices: true });
  expect(foyer.log.filter(({ what }) => what === "connection failed").length).toBeLessThanOrEqual(1);
});

test("a wrong secret stays outside, and without the setting there is neither user nor message", async () => {
  foyer = await openFoyer({ devices: { home_assistant: SETTING } });
  const refused = (password: string) =>
    join(foyer.mqtt, { password }).then(
      () => "came in",
      (error: Error) => error.message,
    );
  expect(await refused("wrong")).toMatch(/not authorized/i);
  await foyer.restart({ devices: true });
  expect(await refused(SETTING.secret)).toMatch(/not authorized/i);
});

onMosquitto("Home Assistant", () => {
  test("over another's broker, also to a Home Assistant that comes later", async () => {
    await using mosquitto = await Mosquitto.start();
    foyer = await openFoyer({ devices: { external: mosquitto.url, home_assistant: SETTING } });
    const { hears } = await join(mosquitto.url);
    expect(await hears(STATE)).toMatchObject({ connected: "OFF" });
    expect(await hears(entity("binary_sensor", "problem"))).toMatchObject({ device_class: "problem" });
  });
});
