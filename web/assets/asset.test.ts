import { expect, test } from "bun:test";
import { brotliDecompressSync } from "node:zlib";
import { Elysia } from "elysia";
import { mistakes } from "../mistakes.ts";
import { assets } from "./build.ts";
import { assetRoutes } from "./routes.ts";

const app = new Elysia().use(mistakes()).use(assetRoutes(assets));
const get = (path: string, headers: Record<string, string> = {}) =>
  app.handle(new Request(`http://localhost${path}`, { headers }));

test("assets are kept for ever under the hash of their bytes", async () => {
  const answer = await get(assets.style);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-type")).toBe("text/css; charset=utf-8");
  const again = await get(assets.style, { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
});

test("the style comes small when the browser can unpack it, fonts as they are", async () => {
  const plain = await (await get(assets.style)).text();
  const packed = await get(assets.style, { "accept-encoding": "gzip, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  const bytes = await packed.arrayBuffer();
  expect(bytes.byteLength).toBeLessThan(plain.length / 5);
  expect(brotliDecompressSync(bytes).toString()).toBe(plain);
  const font = [...assets.files.keys()].find((url) => url.endsWith(".woff2"))!;
  expect((await get(font, { "accept-encoding": "br" })).headers.get("content-encoding")).toBeNull();
});

test("an outdated or invented name is a 404, never another file", async () => {
  expect((await get("/assets/foyer.old.css")).status).toBe(404);
  expect((await get("/assets/..%2Fpackage.json")).status).toBe(404);
});

test("one script holds htmx before hx-sse before ours; one style names no other host", async () => {
  const script = await (await get(assets.script)).text();
  const order = ["var htmx=", 'registerExtension("sse"', "data-offline-banner"].map((part) =>
    script.indexOf(part),
  );
  expect(order.every((at) => at >= 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const style = await (await get(assets.style)).text();
  expect(style.startsWith("@layer kern, app;")).toBe(true);
  expect(style.match(/url\("?(https?:)?\/\/[^)]*/g)).toBeNull();
});
