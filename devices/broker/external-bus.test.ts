import { expect, test } from "bun:test";
import type { LogLine } from "../../engine/log.ts";
import { busSuite } from "../../fixtures/devices/bus-suite.ts";
import { becomes, busOnMosquitto } from "../../fixtures/devices/bus-under-test.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { MOSQUITTO, Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import { writeMessage } from "../contract/write.ts";
import { isRefused } from "../refused.ts";
import { externalBus } from "./external-bus.ts";

const ANNOUNCEMENT = {
  id: "01J00000000000000000000000",
  at: 0,
  expires_at: 15_000,
  args: { gong: true, volume: 50, repeat: 1, utterances: [] },
};
const SIGN = { location: "zeitz", device: "sign-1" };

if (MOSQUITTO) {
  busSuite("external bus (Mosquitto)", busOnMosquitto);

  test("after the broker restarts empty, every retained topic of ours is there again; commands are refused meanwhile", async () => {
    await using at = await busOnMosquitto();
    await at.bus.publish(SIGN, "set/config", { rev: "1.1" });
    const changes: boolean[] = [];
    at.bus.onConnection((connected) => void changes.push(connected));
    await at.mosquitto.stop();
    await becomes(at.bus, false);
    const refused = await at.bus.publish(SIGN, "set/config", { rev: "1.2" });
    expect(isRefused(refused) && refused.code).toBe("bus-offline");
    await at.mosquitto.start();
    await becomes(at.bus, true);
    const sign = await DeviceClient.connect(at.url, "sign-1");
    await sign.listen("set/#");
    expect(JSON.parse((await sign.hears("set/config")).payload)).toEqual({ rev: "1.2" });
    expect(changes).toEqual([false, true]);
    await sign.leave();
  });

  test("a broker that is away at the start is waited for", async () => {
    await using mosquitto = await Mosquitto.start();
    await mosquitto.stop();
    const lines: LogLine[] = [];
    const bus = externalBus({ url: mosquitto.url, log: (line) => void lines.push(line), retry_ms: 20 });
    expect(bus.connected).toBe(false);
    await mosquitto.start();
    await becomes(bus, true);
    await bus.close();
  });
  test("a broker that goes away while it is told something is not waited for: nobody knows whether it heard", async () => {
    await using at = await busOnMosquitto();
    at.mosquitto.freeze();
    const publishing = at.bus.publish(SIGN, "cmd/announce", ANNOUNCEMENT);
    await at.mosquitto.stop();
    const refused = await publishing;
    expect(isRefused(refused) && refused.code).toBe("bus-lost");
  });

  test("closing waits for no broker that stands still", async () => {
    await using at = await busOnMosquitto();
    at.mosquitto.freeze();
    const publishing = at.bus.publish(SIGN, "cmd/announce", ANNOUNCEMENT);
    await at.bus.close();
    const refused = await publishing;
    expect(isRefused(refused) && refused.code).toBe("bus-lost");
  });

  test("an event that somebody retained is not heard again with every connection; a state is", async () => {
    await using mosquitto = await Mosquitto.start();
    const box = await DeviceClient.connect(mosquitto.url, "box-1");
    const { topic, payload } = writeMessage(box, "evt/button", { id: "press-0001", button: "1" });
    await box.client.publishAsync(topic, payload, { qos: 1, retain: true });
    await box.say("state/availability", "online");
    const bus = externalBus({ url: mosquitto.url, log: () => {}, retry_ms: 50 });
    const heard: string[] = [];
    const state = new Promise<void>((resolve) => {
      bus.onMessage(({ path, payload }) => {
        heard.push(path);
        if (payload === "offline") resolve();
      });
    });
    await becomes(bus, true);
    await box.say("state/availability", "offline");
    await state;
    expect(heard).toEqual(["state/availability", "state/availability"]);
    await box.leave();
    await bus.close();
  });
} else if (process.env.CI) {
  test("Mosquitto is installed in CI: apt-get install mosquitto", () => expect(MOSQUITTO).toBeDefined());
} else {
  console.warn("NOT TESTED: the bus over an external broker, because Mosquitto is not installed.");
}
