import { expect, spyOn, test } from "bun:test";
import { connect } from "node:net";
import { Elysia, t } from "elysia";
import { Refused } from "../engine/refusal.ts";
import { serve } from "../fixtures/browser/serve.ts";
import { bodyLimit, MAX_BODY_BYTES } from "./limit.ts";
import { mistakes } from "./mistakes.ts";
import { formToken, formTokenFits, fromOurOwnPage, originGate } from "./origin.ts";
import { refuseCommand } from "./refuse.tsx";
import { security } from "./security.ts";

const bugs: string[] = [];
const app = new Elysia()
  .use(mistakes((id) => bugs.push(id)))
  .use(security())
  .use(bodyLimit())
  .use(originGate())
  .get("/bug", () => {
    throw new Error("secret detail");
  })
  .get("/busy", ({ request }) => refuseCommand(request, new Refused("busy", "mailbox full")))
  .get("/used-up", ({ request }) => refuseCommand(request, new Refused("contingent-used-up", "none left")))
  .post("/form", ({ body }) => ({ got: body }), { body: t.Object({ a: t.String() }) })
  .post("/any", ({ body }) => String(body).length);

const ask = (path: string, init: RequestInit = {}) =>
  app.handle(
    new Request(`http://localhost${path}`, { ...init, headers: { host: "localhost", ...init.headers } }),
  );
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
const asBrowser = { accept: "text/html", "accept-language": "pl" };

test("what is not there is a 404 in the asker's own way, and carries the security headers", async () => {
  const page = await ask("/nowhere", { headers: asBrowser });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('<html lang="pl" dir="ltr"');
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");

  const problem = await ask("/nowhere");
  expect(problem.headers.get("content-type")).toBe("application/problem+json");
  expect(await problem.json()).toMatchObject({ status: 404, code: "not-found" });

  const box = await ask("/nowhere", { headers: { ...asBrowser, "hx-request": "true" } });
  expect(box.headers.get("hx-retarget")).toBe("#refusal");
  expect(await box.text()).toStartWith('<div class="kern-alert');
});

test("bad JSON is 400, a wrong form 422, with headers", async () => {
  const bad = await post("/form", "{bad");
  expect(bad.status).toBe(400);
  expect(bad.headers.get("content-security-policy")).not.toBeNull();
  expect((await post("/form", '{"b":1}')).status).toBe(422);
  expect((await post("/form", '{"a":"x"}')).status).toBe(200);
});

test("a bug is logged with the id that its page shows, and says nothing about itself", async () => {
  bugs.length = 0;
  const page = await ask("/bug", { headers: asBrowser });
  expect(page.status).toBe(500);
  const text = await page.text();
  expect(bugs).toHaveLength(1);
  expect(text).toContain(bugs[0]!);
  expect(text).not.toContain("secret");
});

test("a bug's line in the log names method and route, never a ticket's key or the query", async () => {
  const log = spyOn(console, "error").mockImplementation(() => undefined);
  const broken = new Elysia().use(mistakes()).use(
    new Elysia({ name: "phone" }).get("/t/:token", async () => {
      throw new Error("boom");
    }),
  );
  await broken.handle(new Request("http://localhost/t/zeitz-20260305-A023.geheim?name=Erika"));
  const line = String(log.mock.calls[0]?.[0]);
  log.mockRestore();
  expect(line).toMatch(/^bug [0-9a-f]{12} in GET \/t\/:token:$/);
});

test("a request whose Host is no host is refused with 400 and the headers, and is no bug", async () => {
  bugs.length = 0;
  const served = serve(app);
  for (const host of ["[", "a b", "a:999999", '"><script>']) {
    const answer = await say(served.port, `GET /busy HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toStartWith("HTTP/1.1 400 ");
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  }
  expect(bugs).toEqual([]);
  await served.stop();
});

/** What the server answers to these very bytes, until it hangs up. */
async function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
  let heard = "";
  for await (const chunk of socket) heard += chunk;
  return heard;
}

test("what the engine refuses is said in the visitor's language, with its code and status", async () => {
  const busy = await ask("/busy", { headers: { "accept-language": "en" } });
  expect(busy.status).toBe(503);
  expect(busy.headers.get("retry-after")).toBe("2");
  expect(await busy.json()).toMatchObject({
    code: "busy",
    detail: "It is very busy right now. Please try again in a moment.",
  });
  expect((await ask("/used-up")).status).toBe(409);
});

test("a body above the limit is refused with a readable 413, also when it hides its length", async () => {
  const declared = await post("/any", "x".repeat(MAX_BODY_BYTES + 1), {
    "content-length": String(MAX_BODY_BYTES + 1),
  });
  expect(declared.status).toBe(413);
  expect(await declared.json()).toMatchObject({ code: "too-large" });

  const served = serve(app);
  const hidden = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(16 * 1024));
    },
  });
  const answer = await fetch(`${served.url}/any`, {
    method: "POST",
    body: hidden,
    headers: { "content-type": "text/plain" },
  });
  expect(answer.status).toBe(413);
  await served.stop();
});

test("another site's page cannot post with our visitor's cookies; programs and our own pages can", async () => {
  const crossing: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:81" },
  ];
  for (const headers of crossing) expect((await post("/any", '"x"', headers)).status).toBe(403);
  const fine: Record<string, string>[] = [
    {},
    { "sec-fetch-site": "same-origin" },
    { origin: "http://localhost" },
  ];
  for (const headers of fine) expect((await post("/any", '"x"', headers)).status).toBe(200);
  expect(
    fromOurOwnPage(new Request("http://localhost/", { headers: { "sec-fetch-site": "cross-site" } })),
  ).toBe(true);
});

test("a form token fits its session and nothing else", () => {
  const session = { id: "session-1", csrf: "secret" };
  const token = formToken(session);
  expect(formTokenFits(formToken({ ...session }), token)).toBe(true);
  for (const other of [
    { id: "session-1", csrf: "other" },
    { id: "session-2", csrf: "secret" },
  ])
    expect(formTokenFits(formToken(other), token)).toBe(false);
  for (const given of [`${token}x`, "", undefined]) expect(formTokenFits(token, given)).toBe(false);
});
