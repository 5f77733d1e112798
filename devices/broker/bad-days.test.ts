import { expect, test } from "bun:test";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { connectPacket, RawSocket, subscribePacket } from "../../fixtures/devices/raw-socket.ts";
import { knowsDevices, type TestBroker, testBroker } from "../../fixtures/devices/test-broker.ts";
import { writeMessage } from "../contract/write.ts";

const SIGN = { location: "zeitz", device: "sign-1" };
const CONNACK = Buffer.from([0x20, 2, 0, 0]);
const OWN = "wartemarke/v1/zeitz/dev/sign-1";

test("garbage, and a CONNECT of more than 2 KiB, are cut at once with one line", async () => {
  await using at = await testBroker();
  for (const bytes of [Buffer.from("GET / HTTP/1.1\r\n\r\n"), Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f])]) {
    const raw = await RawSocket.open(at.port);
    await raw.send(bytes);
    await raw.closed;
    expect(raw.received.length).toBe(0);
  }
  const cut = at.lines.filter(({ what }) => what === "connection cut").map(({ code }) => code);
  expect(cut).toEqual(["not-mqtt", "packet-too-large"]);
});

test("a signed-in device that announces more than 64 KiB is cut before it sends them", async () => {
  await using at = await testBroker();
  const raw = await RawSocket.open(at.port);
  await raw.send(connectPacket("sign-1"));
  await raw.until((bytes) => bytes.length >= 4);
  await raw.send(Buffer.from([0x30, 0x81, 0x80, 0x04]));
  await raw.closed;
  expect((await at.logged("connection cut")).code).toBe("packet-too-large");
});

test("half a CONNECT is thrown out after the connect time-out", async () => {
  await using at = await testBroker({ connect_timeout_ms: 50 });
  const raw = await RawSocket.open(at.port);
  await raw.send(connectPacket("sign-1").subarray(0, 7));
  await raw.closed;
  expect((await at.logged("connection failed")).error).toContain("connect did not arrive in time");
});

test("a SUBSCRIBE cut into single bytes behind a slow sign-in is answered every time", async () => {
  await using at = await testBroker({}, async (credentials) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return knowsDevices(credentials);
  });
  for (let round = 0; round < 20; round++) {
    const raw = await RawSocket.open(at.port);
    const bytes = Buffer.concat([connectPacket("sign-1"), subscribePacket(`${OWN}/set/#`)]);
    await raw.send(...[...bytes].map((byte) => Buffer.from([byte])));
    const answer = await raw.until((received) => received.length >= 9);
    expect(answer.toString("hex")).toBe(`${CONNACK.toString("hex")}9003000101`);
    raw.end();
    await raw.closed;
  }
});

test("a keep-alive of none or more than 120 s is refused", async () => {
  await using at = await testBroker();
  for (const keepalive_s of [0, 121]) {
    const raw = await RawSocket.open(at.port);
    await raw.send(connectPacket("sign-1", { keepalive_s }));
    await raw.closed;
    expect(raw.received[3]).toBe(6);
  }
});

test("a flood of connections is capped per address; seats come back, and the log stays short", async () => {
  await using at = await testBroker({ max_per_address: 8 });
  const sign = await DeviceClient.connect(at.url, "sign-1");
  const knocks = await Promise.all(Array.from({ length: 100 }, () => RawSocket.open(at.port)));
  await Promise.all(knocks.slice(7).map((raw) => raw.closed));
  expect(at.broker.connections).toBe(8);
  // The first at once, then one a second: a slow machine needs some seconds for so many connections.
  expect(at.lines.filter(({ what }) => what === "connections refused").length).toBeLessThan(10);
  await sign.say("state/reported", { rev: "1.1" }); // who was inside is still served
  for (const raw of knocks) raw.end();
  await sign.leave();
  const again = await eventually(() => DeviceClient.connect(at.url, "sign-1"));
  await again.leave();
});

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    const result = await attempt().catch(() => undefined);
    if (result !== undefined) return result;
  }
}

/** A subscriber that stops reading, and more for it than the network takes. */
async function stopReading(at: TestBroker): Promise<RawSocket> {
  const stuck = await RawSocket.open(at.port);
  await stuck.send(connectPacket("sign-1"), subscribePacket(`${OWN}/set/#`));
  await stuck.until((bytes) => bytes.length >= 9);
  stuck.socket.pause();
  const topic = `${OWN}/set/display`;
  const big = Buffer.alloc(60_000);
  for (let i = 0; i < 400; i++) void at.broker.publish({ topic, payload: big, qos: 1, retain: true });
  return stuck;
}

test("a subscriber that stops reading is dropped after the drain time-out", async () => {
  await using at = await testBroker({ drain_timeout_ms: 300 });
  const gone = at.logged("connection failed");
  const stuck = await stopReading(at);
  expect((await gone).error).toMatch(/drain timeout|closed|destroyed/);
  stuck.end();
});

test("while a subscriber does not read, the others are served", async () => {
  await using at = await testBroker({ drain_timeout_ms: 60_000 });
  const other = await DeviceClient.connect(at.url, "sign-2");
  await other.listen("set/#");
  const stuck = await stopReading(at);
  void at.broker.publish(writeMessage({ ...SIGN, device: "sign-2" }, "set/config", { rev: "1.1" }));
  await other.hears("set/config");
  expect(at.lines.filter(({ what }) => what === "connection failed")).toEqual([]);
  stuck.end();
  await other.leave();
});

test("a session that is away keeps the newest messages up to the limit, and no more", async () => {
  await using at = await testBroker({ offline_queue: 5 });
  const first = await DeviceClient.connect(at.url, "sign-1", { clean: false });
  await first.listen("cmd/#");
  await first.leave();
  for (let i = 0; i < 50; i++) {
    await at.broker.publish({
      topic: `${OWN}/cmd/print`,
      payload: Buffer.from(`${i}`),
      qos: 1,
      retain: false,
    });
  }
  const back = await DeviceClient.connect(at.url, "sign-1", { clean: false });
  await back.hears("cmd/print", ({ payload }) => payload === "49");
  expect(back.heard.map(({ payload }) => payload)).toEqual(["45", "46", "47", "48", "49"]);
  await back.leave();
});

test("names that every object inherits are ordinary or refused, never special", async () => {
  await using at = await testBroker();
  const proto = await RawSocket.open(at.port);
  await proto.send(connectPacket("__proto__"), subscribePacket("__proto__"));
  await proto.closed;
  const sign = await DeviceClient.connect(at.url, "constructor");
  await expect(sign.client.subscribeAsync("__proto__", { qos: 1 })).rejects.toThrow();
  expect((await at.logged("subscribe denied")).topic).toBe("__proto__");
  expect(await sign.listen("set/#")).toBe(1);
  await sign.leave();
});

test("a sign-in that cannot be checked is refused as unavailable and logged as an error", async () => {
  await using at = await testBroker({}, async () => {
    throw new Error("database is away");
  });
  const refused = await DeviceClient.connect(at.url, "sign-1").catch((error: Error) => error.message);
  expect(refused).toMatch(/Server unavailable/);
  expect((await at.logged("sign-in could not be checked")).level).toBe("error");
});

test("another version of MQTT is told so with its code, and one line says it", async () => {
  await using at = await testBroker();
  const newer = await DeviceClient.connect(at.url, "sign-1", { protocolVersion: 5 }).catch(
    (e: Error) => e.message,
  );
  expect(newer).toMatch(/unacceptable protocol version/i);
  expect((await at.logged("connection failed")).error).toMatch(/protocol version/);
});

test("garbage behind a right sign-in ends that connection alone", async () => {
  await using at = await testBroker();
  const other = await DeviceClient.connect(at.url, "sign-2");
  for (const bytes of [
    Buffer.from([0x00, 0]),
    Buffer.from([0x32, 3, 0, 9, 65]),
    Buffer.from([0xf0, 0]),
    Buffer.from([0x82, 0]),
  ]) {
    const raw = await RawSocket.open(at.port);
    await raw.send(connectPacket("sign-1"));
    await raw.until((received) => received.length >= 4);
    await raw.send(bytes);
    await raw.closed;
  }
  await other.say("state/reported", { rev: "1.1" });
  await other.leave();
});

test("half a message keeps nobody waiting, and is nothing when its sender is cut off", async () => {
  await using at = await testBroker();
  const heard: string[] = [];
  at.broker.subscribe(`${OWN}/#`, (topic) => heard.push(topic));
  const half = await RawSocket.open(at.port);
  await half.send(connectPacket("sign-1"));
  await half.until((received) => received.length >= 4);
  await half.send(Buffer.from([0x32, 80, 0, 60, ...Buffer.from(`${OWN}/state`)]));
  const other = await DeviceClient.connect(at.url, "sign-2");
  await other.say("state/reported", { rev: "1.1" });
  at.broker.disconnect("sign-1");
  await half.closed;
  expect(heard).toEqual([]);
  await other.leave();
});

test("a flood of garbage does not fill the log: some lines, and one that counts the rest", async () => {
  await using at = await testBroker();
  const knocks = Array.from({ length: 100 }, async () => {
    const raw = await RawSocket.open(at.port);
    await raw.send(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
    await raw.closed;
  });
  await Promise.all(knocks);
  const told = () =>
    at.lines.reduce((sum, { what, lines }) => sum + (what === "connection cut" ? 1 : Number(lines)), 0);
  while (told() < 100) await new Promise((turn) => setImmediate(turn));
  expect(told()).toBe(100);
  expect(at.lines.length).toBeLessThan(70);
});
