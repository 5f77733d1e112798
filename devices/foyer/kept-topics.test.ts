// Rule: what a broker keeps for a device whose secret was taken away, or that is gone, is taken back: no number, no key; with a new secret it is told
// anew. What it said itself is emptied, too: nobody takes a word of then for a device that is there.
import { afterEach, expect, test } from "bun:test";
import mqtt from "mqtt";
import { meanGarbage } from "../../fixtures/devices/contract-check.ts";
import type { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { onEachBroker, onMosquitto } from "../../fixtures/devices/each-broker.ts";
import { joinHouse } from "../../fixtures/devices/in-house.ts";
import { Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import { townsWith } from "../../fixtures/devices/sign-suite.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { until } from "../../fixtures/until.ts";

const [AGENT, SIGN, OTHER_SIGN] = ["zeitz-printer-foyer", "zeitz-sign-1", "zeitz-sign-2"];
const LEDGER = "ledger-of-the-agent";

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

async function join(foyer: Foyer, device: string): Promise<DeviceClient> {
  const client = await joinHouse(foyer, device, { will: false });
  left.push(() => client.leave());
  return client;
}

onEachBroker("what is kept for barred devices", (open) => {
  test("a barred device's kit and its number are gone, nothing new is kept, and with a new secret both come again", async () => {
    const foyer = await open({ devices: true });
    left.push(() => foyer.close());
    const { engine, clock } = foyer;
    for (const device of [AGENT, SIGN]) {
      const client = await join(foyer, device);
      if (device === AGENT) await client.say("state/ledger", { ledger: LEDGER, unsent: 0 });
      await client.hears(device === AGENT ? "set/kit" : "set/display", ({ payload }) => payload !== "");
      await client.leave();
      await engine.credentials.revoke(device, clock.now());
    }
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "clerk" }, "staff:clerk");

    const agent = await join(foyer, AGENT);
    await agent.say("state/ledger", { ledger: LEDGER, unsent: 0 });
    await agent.hears("set/kit", ({ payload }) => payload !== "");
    expect(agent.heard.filter(({ topic, retain }) => retain && topic.endsWith("set/kit"))).toEqual([]);
    const sign = await join(foyer, SIGN);
    expect(JSON.parse((await sign.hears("set/display", ({ payload }) => payload !== "")).payload).mode).toBe(
      "idle",
    );
  });
});

onEachBroker("a new key for a maker's sign that is away", (open) => {
  for (const driver of [
    { type: "awtrix3", prefix: "sign1" },
    { type: "awtrix-ng", prefix: "hall/ng" },
    { type: "tasmota", topic: "sign_1" },
    { type: "wled", topic: "wled/sign1" },
  ] as const) {
    test(`${driver.type}: what the house empties then is no word of the sign`, async () => {
      const foyer = await open({ devices: true, towns: await townsWith(driver) });
      left.push(() => foyer.close());
      const { engine, clock } = foyer;
      await engine.credentials.issue(SIGN, clock.now());
      await engine.credentials.revoke(SIGN, clock.now());
      await engine.credentials.issue(SIGN, clock.now());
      // Comes after it on the same bus.
      await join(foyer, OTHER_SIGN);
      expect([engine.fleet.heardOf(SIGN), engine.fleet.get(SIGN)?.health.errors ?? []]).toEqual([false, []]);
    });
  }
});

onMosquitto("what is left of devices that are gone", () => {
  test("at a start: of devices that are barred, or not in the document any more, nothing is left; others' is as it was", async () => {
    await using mosquitto = await Mosquitto.start();
    const foyer = await openFoyer();
    left.push(() => foyer.close());
    const { engine, clock } = foyer;
    await engine.credentials.issue(SIGN, clock.now());
    await engine.credentials.issue(AGENT, clock.now());
    for (const barred of [AGENT, OTHER_SIGN]) await engine.credentials.revoke(barred, clock.now());
    const gone = { id: "zeitz-printer-old", location: "zeitz", kind: "printer", secret_hash: "x" };
    await engine.store.put([{ table: "device", row: { ...gone, created_at: 0, revoked_at: null } }]);

    const client = await mqtt.connectAsync(mosquitto.url);
    left.push(() => client.endAsync(true));
    const topic = (device: string, path: string) => `wartemarke/v1/zeitz/dev/${device}/${path}`;
    for (const device of [AGENT, gone.id]) {
      meanGarbage(topic(device, "set/kit"), "left over");
      await client.publishAsync(topic(device, "set/kit"), "left over", { qos: 1, retain: true });
    }
    const kept = new Map<string, string>();
    client.on("message", (at, payload) => void kept.set(at, payload.toString()));
    await client.subscribeAsync("wartemarke/v1/+/dev/+/set/+", { qos: 1 });

    await foyer.restart({ devices: { external: mosquitto.url } });
    await foyer.logged("bus connected");
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.bus.away_since === null);
    const shows = async (device: string, path: string, wanted: (payload: string) => boolean) => {
      while (!wanted(kept.get(topic(device, path)) ?? "nothing yet"))
        await new Promise((heard) => client.once("message", heard));
    };
    await shows(SIGN, "set/display", (payload) => payload.includes('"mode":"closed"'));
    for (const device of [AGENT, gone.id]) await shows(device, "set/kit", (payload) => payload === "");
    for (const counter of ["2", "1"])
      await foyer.ask("zeitz", { type: "open", counter, clerk: `clerk-${counter}` });
    await shows(SIGN, "set/display", (payload) => payload.includes('"mode":"idle"'));
    expect(kept.get(topic(OTHER_SIGN, "set/display")) ?? "").toBe("");
  });

  test("a barred device leaves no word of its own, goes on in vain, and with a new key is not there before it has come", async () => {
    await using mosquitto = await Mosquitto.start();
    const wled = { type: "wled", topic: "wled/sign1" } as const;
    const foyer = await openFoyer({ devices: { external: mosquitto.url }, towns: await townsWith(wled) });
    left.push(() => foyer.close());
    await foyer.logged("bus connected");
    const { engine, clock } = foyer;
    const client = await mqtt.connectAsync(mosquitto.url);
    left.push(() => client.endAsync(true));
    const kept = new Map<string, string>();
    client.on("message", (at, payload) => void kept.set(at, payload.toString()));
    await client.subscribeAsync(["wartemarke/v1/zeitz/dev/+/state/+", "wled/sign1/status"], { qos: 1 });
    const isEmpty = async (topic: string) => {
      while (kept.get(topic) !== "") await new Promise((heard) => client.once("message", heard));
    };
    const agent = await join(foyer, AGENT);
    const root = `wartemarke/v1/zeitz/dev/${AGENT}/state`;
    await agent.say("state/ledger", { ledger: LEDGER, unsent: 0 });
    await agent.hears("set/kit");
    meanGarbage("wled/sign1/status", "online");
    await client.publishAsync("wled/sign1/status", "online", { qos: 1, retain: true });
    await until(engine, "zeitz", () => engine.fleet.online(SIGN));

    for (const device of [AGENT, SIGN]) await engine.credentials.revoke(device, clock.now());
    for (const topic of [`${root}/availability`, `${root}/ledger`, "wled/sign1/status"]) await isEmpty(topic);
    await agent.say("state/reported", { rev: "1.7" });
    await isEmpty(`${root}/reported`);
    await agent.leave();

    // Nobody heard that it left, and the bus was away when it was barred.
    await foyer.restart({ devices: false });
    await client.publishAsync(`${root}/availability`, "online", { qos: 1, retain: true });
    await client.publishAsync("wled/sign1/status", "online", { qos: 1, retain: true });
    await foyer.restart({ devices: { external: mosquitto.url } });
    for (const topic of [`${root}/availability`, "wled/sign1/status"]) await isEmpty(topic);

    await client.publishAsync(`${root}/availability`, "online", { qos: 1, retain: true });
    for (const device of [AGENT, SIGN]) await foyer.engine.credentials.issue(device, clock.now());
    await isEmpty(`${root}/availability`);
    await foyer.restart();
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.bus.away_since === null);
    const box = await join(foyer, OTHER_SIGN);
    expect([AGENT, SIGN].filter((device) => foyer.engine.fleet.online(device))).toEqual([]);
    await box.leave();
  });
});
