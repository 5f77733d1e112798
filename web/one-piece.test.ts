// Rule: a long answer that took a while arrives whole, also at a reader who is slow.
import { expect, test } from "bun:test";
import { connect } from "node:net";
import { inOnePiece } from "./one-piece.ts";

const line = "<p>Grüße aus Zeitz &amp; Alzey</p>\n";
const texts = new Map([
  ["/short", "<p>Grüße</p>"],
  ["/long", line.repeat(500)],
  ["/huge", line.repeat(100_000)],
]);

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  async fetch(request) {
    await new Promise((resolve) => setImmediate(resolve));
    const text = texts.get(new URL(request.url).pathname) ?? "";
    return new Response(inOnePiece(text), {
      headers: { "content-type": "text/html", "x-frame-options": "DENY" },
    });
  },
});

test("whole, as text and as bytes, with its headers", async () => {
  for (const [path, text] of texts) {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(await answer.text()).toBe(text);
    expect(await new Response(inOnePiece(text)).text()).toBe(text);
    expect(await new Response(inOnePiece(new TextEncoder().encode(text))).text()).toBe(text);
  }
});

test("to HEAD the head alone, and the connection goes on", async () => {
  for (const path of texts.keys()) {
    const head = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  }
});

test("whoever takes it piece by piece gets all of it", async () => {
  const socket = connect({ host: "127.0.0.1", port: server.port! });
  socket.write("GET /huge HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  let length = 0;
  for await (const piece of socket) {
    length += piece.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(length).toBeGreaterThan(Buffer.byteLength(texts.get("/huge") ?? ""));
  await server.stop(true);
});
