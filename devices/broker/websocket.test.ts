import { expect, test } from "bun:test";
import { Elysia } from "elysia";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { testBroker } from "../../fixtures/devices/test-broker.ts";
import { writeMessage } from "../contract/write.ts";
import { mqttWebSocket } from "./websocket.ts";

const SIGN = { location: "zeitz", device: "lab-1" };
const DISPLAY = {
  rev: "1.1",
  mode: "idle",
  text: "",
  counter: "3",
  color: "#FFFFFF",
  blink_ms: 0,
  brightness: 9,
} as const;
type At = Awaited<ReturnType<typeof testBroker>>;

function bunServer({ broker }: At) {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request, server) =>
      server.upgrade(request, { headers: { "sec-websocket-protocol": "mqtt" } })
        ? undefined
        : new Response("MQTT", { status: 426 }),
    websocket: mqttWebSocket(broker),
  });
  return { port: server.port, stop: () => server.stop(true) };
}

function elysiaServer({ broker }: At) {
  const app = new Elysia()
    .ws("/mqtt", { ...mqttWebSocket(broker), upgrade: { "sec-websocket-protocol": "mqtt" } })
    .listen({ port: 0, hostname: "127.0.0.1" });
  return { port: app.server?.port, stop: () => app.stop(true) };
}

for (const [name, serve] of [
  ["Bun.serve", bunServer],
  ["Elysia", elysiaServer],
] as const) {
  test(`a device over WebSocket (${name}) has the same bus: state down, reports up, 100 in a row in order`, async () => {
    await using at = await testBroker();
    const server = serve(at);
    await at.broker.publish(writeMessage(SIGN, "set/display", DISPLAY));
    const sign = await DeviceClient.connect(`ws://127.0.0.1:${server.port}/mqtt`, "lab-1");
    await sign.listen("set/#");
    await sign.hears("set/display");
    const revs: string[] = [];
    const all = Promise.withResolvers<void>();
    at.broker.subscribe("wartemarke/v1/zeitz/dev/lab-1/state/reported", (_, payload) => {
      revs.push(JSON.parse(Buffer.from(payload).toString()).rev);
      if (revs.length === 100) all.resolve();
    });
    const said = Array.from({ length: 100 }, (_, i) => `1.${i}`);
    await Promise.all(said.map((rev) => sign.say("state/reported", { rev })));
    await all.promise;
    expect(revs).toEqual(said);
    await sign.leave();
    await server.stop();
  });

  test(`text frames and garbage over WebSocket (${name}) end the connection`, async () => {
    await using at = await testBroker();
    const server = serve(at);
    for (const message of ["hello", new Uint8Array([1, 2, 3])]) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/mqtt`, "mqtt");
      socket.onopen = () => socket.send(message);
      await new Promise((closed) => (socket.onclose = closed));
    }
    expect(at.broker.connections).toBe(0);
    await server.stop();
  });
}
