import { expect, test } from "bun:test";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { knowsDevices, testBroker } from "../../fixtures/devices/test-broker.ts";
import { writeMessage } from "../contract/write.ts";
import { isRefused } from "../refused.ts";
import { openBroker } from "./broker.ts";

const SIGN = { location: "zeitz", device: "sign-1" };
const CALL = {
  rev: "1.1",
  mode: "call",
  text: "A023",
  counter: "3",
  color: "#FF8800",
  blink_ms: 500,
  brightness: 80,
} as const;

test("a device gets its desired state as retained message when it subscribes, and at once when it changes", async () => {
  await using at = await testBroker();
  await at.broker.publish(writeMessage(SIGN, "set/display", CALL));
  const sign = await DeviceClient.connect(at.url, "sign-1");
  expect(await sign.listen("set/#")).toBe(1);
  expect((await sign.hears("set/display")).retain).toBe(true);
  await at.broker.publish(writeMessage(SIGN, "set/display", { ...CALL, rev: "1.2", text: "B007" }));
  const next = await sign.hears("set/display", ({ payload }) => payload.includes("B007"));
  expect(next.retain).toBe(false);
  await sign.leave();
});

test("an empty payload removes retained state", async () => {
  await using at = await testBroker();
  await at.broker.publish(writeMessage(SIGN, "set/display", CALL));
  await at.broker.publish(writeMessage(SIGN, "set/display", null));
  const sign = await DeviceClient.connect(at.url, "sign-1");
  await sign.listen("set/#");
  await at.broker.publish(writeMessage(SIGN, "set/config", { rev: "1.1" }));
  await sign.hears("set/config");
  expect(sign.heard.map(({ topic }) => topic.split("/").at(-1))).toEqual(["config"]);
  await sign.leave();
});

test("a device that vanishes is offline by its last will, and the next one with its id takes over", async () => {
  await using at = await testBroker();
  const offline = Promise.withResolvers<string>();
  at.broker.subscribe("wartemarke/v1/+/dev/+/state/availability", (topic, payload) =>
    offline.resolve(`${topic} ${Buffer.from(payload)}`),
  );
  const topic = "wartemarke/v1/zeitz/dev/sign-1/state/availability";
  const will = { topic, payload: Buffer.from("offline"), qos: 1, retain: true } as const;
  const sign = await DeviceClient.connect(at.url, "sign-1", { will });
  sign.vanish();
  expect(await offline.promise).toBe(`${topic} offline`);
  const again = await DeviceClient.connect(at.url, "sign-1", { will });
  const taken = again.closed();
  const third = await DeviceClient.connect(at.url, "sign-1", { will });
  await taken;
  await third.leave();
});

test("wrong secret, foreign user name, empty client id and a foreign will are turned away with one line each", async () => {
  await using at = await testBroker();
  const will = {
    topic: "wartemarke/v1/zeitz/dev/other/state/availability",
    payload: Buffer.from("x"),
    qos: 1,
    retain: true,
  } as const;
  const attempts = [{ password: "guess" }, { username: "sign-2" }, { clientId: "", clean: true }, { will }];
  for (const attempt of attempts) {
    expect(await DeviceClient.connect(at.url, "sign-1", attempt).catch((e: Error) => e.message)).toMatch(
      /Connection refused/,
    );
  }
  const codes = at.lines.filter((line) => line.what === "sign-in refused").map(({ code }) => code);
  expect(codes).toEqual(["bad-credentials", "bad-credentials", "bad-client-id", "foreign-will"]);
});

test("who publishes on a foreign topic is cut off, and nobody hears it", async () => {
  await using at = await testBroker();
  const heard: string[] = [];
  at.broker.subscribe("#", (topic) => heard.push(topic));
  for (const topic of [
    "wartemarke/v1/zeitz/dev/sign-2/state/health",
    "wartemarke/v1/zeitz/dev/sign-1/set/display",
    "$SYS/x",
  ]) {
    const sign = await DeviceClient.connect(at.url, "sign-1");
    const cut = sign.closed();
    sign.client.publish(topic, "{}", { qos: 0 });
    await cut;
    await sign.leave();
  }
  expect(at.lines.filter((line) => line.what === "publish denied").length).toBe(3);
  expect(heard.filter((topic) => !topic.startsWith("$SYS"))).toEqual([]);
});

test("a subscription outside the own branches is denied by code 128 and leaves the rest working", async () => {
  await using at = await testBroker();
  const sign = await DeviceClient.connect(at.url, "sign-1");
  const denied = await sign.client.subscribeAsync("#", { qos: 1 }).catch((error: Error) => error.message);
  expect(String(denied)).toMatch(/Unspecified error|128/);
  expect(await sign.listen("cmd/+")).toBe(1);
  await sign.leave();
});

test("only state of the contract is retained, whatever flag a device sets", async () => {
  await using at = await testBroker({}, async (credentials) => {
    const found = await knowsDevices(credentials);
    const everything = { publish: [], subscribe: ["wartemarke/#"] };
    return credentials.clientId === "reader" && !isRefused(found) ? { ...found, rights: everything } : found;
  });
  const topic = "wartemarke/v1/zeitz/dev/sign-1/evt/button";
  const heard = Promise.withResolvers<void>();
  at.broker.subscribe(topic, () => heard.resolve());
  const sign = await DeviceClient.connect(at.url, "sign-1");
  await sign.client.publishAsync(topic, "{}", { qos: 1, retain: true });
  await sign.client.publishAsync("wartemarke/v1/zeitz/dev/sign-1/state/anything", "{}", {
    qos: 1,
    retain: true,
  });
  await heard.promise;
  await sign.say("state/reported", { rev: "1.1" });
  await sign.leave();
  const reader = await DeviceClient.connect(at.url, "reader");
  await reader.client.subscribeAsync("wartemarke/v1/zeitz/dev/#", { qos: 1 });
  await reader.hears("state/reported");
  expect(reader.heard.map(({ topic }) => topic.split("/").at(-1))).toEqual(["reported"]);
  await reader.leave();
});

test("a revoked device is cut off at once", async () => {
  await using at = await testBroker();
  const sign = await DeviceClient.connect(at.url, "sign-1");
  const cut = sign.closed();
  expect(at.broker.disconnect("sign-1")).toBe(true);
  await cut;
  expect(at.broker.disconnect("nobody")).toBe(false);
});

test("a taken port is a refusal that names the variable to set", async () => {
  await using at = await testBroker();
  const second = await openBroker({ authenticate: async () => Promise.reject(), log: () => {} });
  const refused = await second.listen({ port: at.port, host: "127.0.0.1" });
  expect(isRefused(refused) && refused.code).toBe("port-taken");
  expect(isRefused(refused) && refused.sentence).toContain("MQTT_PORT");
  await second.close();
});
