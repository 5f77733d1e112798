import { afterAll, expect, test } from "bun:test";
import { connect } from "node:net";
import { Elysia } from "elysia";
import { listen } from "../fixtures/stream/listener.ts";
import { MAX_BODY_BYTES, patientStreams, SERVE } from "./limit.ts";
import { createLive } from "./live/live.ts";

const live = createLive();
let shown = "one";
const app = new Elysia()
  .use(patientStreams())
  .get("/stream", ({ request }) => live.stream(request, { key: "k", topic: "t", render: () => shown }))
  .post("/form", () => "", { parse: "urlencoded" })
  .ws("/socket", {});
app.listen({ ...SERVE, idleTimeout: 1, port: 0, hostname: "127.0.0.1" });
const port = app.server?.port ?? 0;
afterAll(async () => {
  live.close();
  await app.stop(true);
});

test("who keeps a connection without saying anything loses it, a reader of a live stream does not", async () => {
  expect(SERVE.idleTimeout).toBeGreaterThan(0);
  const reader = await listen(port, "/stream");
  await reader.until("data: one");
  await hungUp("POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na=");
  shown = "two";
  live.changed("t");
  await reader.until("data: two");
}, 20_000);

test("a WebSocket frame larger than anything the bus says ends the connection before it is whole", async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`);
  const closed = new Promise<number>((resolve) => {
    socket.onclose = ({ code }) => resolve(code);
  });
  socket.onopen = () => socket.send(new Uint8Array(8 * MAX_BODY_BYTES));
  expect(await closed).not.toBe(1000);
});

/** Says this and waits until the server hangs up. */
function hungUp(words: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(words));
    socket.once("close", () => resolve()).resume();
  });
}
