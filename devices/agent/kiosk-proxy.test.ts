import { expect, test } from "bun:test";
import { connect } from "node:net";
import { isRefused } from "../refused.ts";
import { serveKiosk } from "./kiosk-proxy.ts";

/** A stand-in for the server: echoes, streams, sets cookies, redirects. */
function upstream() {
  let push: (text: string) => void = () => {};
  let end: () => void = () => {};
  const gone = Promise.withResolvers<void>();
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 0,
    async fetch(request) {
      const { pathname, search, origin } = new URL(request.url);
      if (pathname === "/live") {
        const body = new ReadableStream<string>({
          start(controller) {
            push = (text) => controller.enqueue(text);
            end = () => controller.close();
            push("data: first\n\n");
          },
          cancel: () => gone.resolve(),
        });
        return new Response(body, { headers: { "content-type": "text/event-stream" } });
      }
      if (pathname === "/go") return Response.redirect(`${origin}/kiosk?x=1`, 303);
      const headers = new Headers([
        ["set-cookie", "a=1; HttpOnly; SameSite=Strict"],
        ["set-cookie", "b=2; Path=/"],
      ]);
      const seen = [request.method, pathname + search, request.headers.get("cookie"), await request.text()];
      return Response.json(seen, { headers });
    },
  });
  return {
    server,
    push: (text: string) => push(text),
    end: () => end(),
    gone: gone.promise,
    url: new URL(server.url),
  };
}

function proxyTo(kiosk_url: URL, code?: () => string | null) {
  const proxy = serveKiosk({ kiosk_url, port: 0, log: () => {}, code });
  if (isRefused(proxy)) throw new Error(proxy.sentence);
  return { proxy, stop: proxy.stop, port: proxy.port, url: `http://127.0.0.1:${proxy.port}` };
}

test("method, path, query, body and cookies pass both ways", async () => {
  const { server, url } = upstream();
  const proxy = proxyTo(url);
  const answer = await fetch(`${proxy.url}/kiosk//x?y=%20z`, {
    method: "POST",
    body: "service=ausweis",
    headers: { cookie: "session=s" },
  });
  expect(await answer.json()).toEqual(["POST", "/kiosk//x?y=%20z", "session=s", "service=ausweis"]);
  expect(answer.headers.getSetCookie()).toEqual(["a=1; HttpOnly; SameSite=Strict", "b=2; Path=/"]);
  await proxy.stop();
  await server.stop(true);
});

test("a live stream arrives piece by piece, and ends at the server when the kiosk leaves", async () => {
  const { server, url, push, gone } = upstream();
  const proxy = proxyTo(url);
  const leave = new AbortController();
  const answer = await fetch(`${proxy.url}/live`, { signal: leave.signal });
  const reader = answer.body!.getReader();
  const read = async () => Buffer.from((await reader.read()).value ?? []).toString();
  expect(await read()).toBe("data: first\n\n");
  push("data: second\n\n");
  expect(await read()).toBe("data: second\n\n");
  leave.abort();
  await gone;
  await proxy.stop();
  await server.stop(true);
});

test("a live stream is forgotten when it ends: by the server, by the kiosk, or because the server is away", async () => {
  const { server, url, end, gone } = upstream();
  const { proxy, ...at } = proxyTo(url);
  const open = async (signal?: AbortSignal) => {
    const reader = (await fetch(`${at.url}/live`, { signal })).body!.getReader();
    await reader.read();
    return reader;
  };
  const ended = await open();
  expect(proxy.streams).toBe(1);
  end();
  expect((await ended.read()).done).toBe(true);
  expect(proxy.streams).toBe(0);
  const leave = new AbortController();
  await open(leave.signal);
  leave.abort();
  await gone;
  expect(proxy.streams).toBe(0);
  const cut = await open();
  proxy.cutStreams();
  expect(await cut.read().catch(() => "cut")).toBe("cut");
  expect(proxy.streams).toBe(0);
  await at.stop();
  await server.stop(true);
});

test("redirects stay on this address", async () => {
  const { server, url } = upstream();
  const proxy = proxyTo(url);
  const answer = await fetch(`${proxy.url}/go`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${proxy.url}/kiosk?x=1`]);
  await proxy.stop();
  await server.stop(true);
});

test("a path cannot lead to another host", async () => {
  const { server, url } = upstream();
  const proxy = proxyTo(url);
  const answer = await fetch(`${proxy.url}//evil.example/x`);
  expect(((await answer.json()) as string[])[1]).toMatch(/evil.example\/x$/);
  await proxy.stop();
  await server.stop(true);
});

test("without the server the kiosk shows a sentence and tries again by itself", async () => {
  const { server, url } = upstream();
  await server.stop(true);
  const proxy = proxyTo(url);
  const answer = await fetch(`${proxy.url}/kiosk`);
  expect([answer.status, answer.headers.get("refresh")]).toEqual([502, "5"]);
  expect(await answer.text()).toContain("keine Verbindung");
  await proxy.stop();
});

test("only this machine's own names are served, and a Host that is none gets no source code to see", async () => {
  const { server, url } = upstream();
  const proxy = proxyTo(url);
  const status = async (host: string) => {
    const answer = await say(proxy.port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).not.toContain("kiosk-proxy");
    return Number(answer.split(" ")[1]);
  };
  expect(await status(`127.0.0.1:${proxy.port}`)).toBe(200);
  expect(await status(`localhost:${proxy.port}`)).toBe(200);
  for (const host of ["evil.example", "192.168.1.2", "[", "a b", "a:999999"])
    expect([host, await status(host)]).toEqual([host, 400]);
  await proxy.stop();
  await server.stop(true);
});

/** What is answered to these very bytes, until the other side hangs up. */
async function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
  let heard = "";
  for await (const chunk of socket) heard += chunk;
  return heard;
}

test("a taken port is a refusal that names AGENT_PORT", async () => {
  const { server, url } = upstream();
  const refused = serveKiosk({ kiosk_url: url, port: server.port ?? 0, log: () => {} });
  expect(isRefused(refused) && refused.sentence).toContain("AGENT_PORT");
  await server.stop(true);
});

test("while the agent waits to be paired every page is that of its code; afterwards that page leads back", async () => {
  const { server, url } = upstream();
  let code: string | null = "WDJBMJHT";
  const proxy = proxyTo(url, () => code);
  const open = async (path: string, headers: Record<string, string> = { accept: "text/html" }) => {
    const answer = await fetch(proxy.url + path, { headers, redirect: "manual" });
    return answer.headers.get("location") ?? answer.headers.get("hx-refresh") ?? (await answer.json())[1];
  };
  const asks = { "hx-request": "true", accept: "text/html" };
  expect(await open("/kiosk/zeitz/foyer?lang=tr")).toStartWith("/pairing/codes/WDJBMJHT");
  expect(await open("/unlock/zeitz/x")).toBe("/unlock/zeitz/x");
  expect(await open("/assets/app.css", { accept: "text/css" })).toBe("/assets/app.css");
  expect(await open("/pairing/codes/WDJBMJHT", asks)).toBe("/pairing/codes/WDJBMJHT");
  expect(await open("/pairing/codes/BBBBBBBB")).toBe(`${proxy.url}/pairing/codes/WDJBMJHT`);
  expect(await open("/pairing/codes/BBBBBBBB", asks)).toBe("true");
  code = null;
  expect(await open("/pairing/codes/WDJBMJHT", asks)).toBe("true");
  expect(await open("/kiosk/zeitz/foyer")).toBe("/kiosk/zeitz/foyer");
  await proxy.stop();
  await server.stop(true);
});
