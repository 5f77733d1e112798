// Rule: a device gets its place on the bus only by a code that staff of its office confirmed, in time, and only once (RFC 8628).
import { afterEach, beforeEach, expect, test } from "bun:test";
import { Certificate, OPENSSL } from "../../fixtures/devices/certificate.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

const SIGN = "zeitz-sign-1";
const PRINTER = "zeitz-printer-foyer";

let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer({ devices: true });
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

const post = (path: string, form: Record<string, string>) =>
  fetch(foyer.url + path, { method: "POST", body: new URLSearchParams(form) });

/** A device asks for its codes. */
async function ask(kind = "sign", model = "HUB75") {
  const answer = await post("/pairing/codes", { client_id: kind, model });
  return { status: answer.status, codes: await answer.json() };
}
/** It asks for its secret, five seconds later unless said. */
async function poll(device_code: string, after_ms = 5_000) {
  foyer.clock.advance(after_ms);
  const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
  const answer = await post("/pairing/secrets", { grant_type, device_code });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
const confirm = (code: string, target: string, by = berta) =>
  by.post("/devices/zeitz/pairings", { code, target });

test("code, confirmation, secret once: and with it the device is on the bus", async () => {
  const { codes } = await ask();
  expect(codes.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
  expect(codes).toMatchObject({
    verification_uri: `${foyer.url}/devices`,
    verification_uri_complete: `${foyer.url}/devices?code=${codes.user_code.replace("-", "")}`,
    expires_in: 900,
    interval: 5,
  });
  expect((await poll(codes.device_code)).body).toEqual({ error: "authorization_pending" });
  const page = await (await berta.get(`/devices/zeitz/pairings?code=${codes.user_code}`)).text();
  expect(page).toContain("HUB75");
  expect(page).toContain(`<option value="${SIGN}">`);
  expect(page).not.toContain(`<option value="${PRINTER}">`);
  expect((await confirm(codes.user_code, SIGN)).status).toBe(201);
  const granted = await poll(codes.device_code);
  expect(granted.headers.get("cache-control")).toBe("no-store");
  const { secret, ...rest } = granted.body;
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  const brokers = [foyer.mqtt];
  expect(rest).toEqual({ username: SIGN, location: "zeitz", kind: "sign", brokers, ca: null });
  expect((await poll(codes.device_code)).body).toEqual({ error: "invalid_grant" });
  const sign = await DeviceClient.connect(rest.brokers[0], rest.username, { password: secret });
  await sign.say("state/availability", "online");
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(SIGN));
  const log = JSON.stringify(foyer.log);
  for (const secretly of [secret, codes.device_code, codes.user_code]) expect(log).not.toContain(secretly);
  expect(log).toContain(`"what":"pairing confirmed","device":"${SIGN}","by":"${berta.clerk.id}"`);
  await sign.leave();
});

test("a new pairing ends the connection that the old secret had, and a barred device comes back by it", async () => {
  const old = (await foyer.engine.credentials.issue(SIGN, foyer.clock.now())) ?? "";
  const before = await DeviceClient.connect(foyer.mqtt, SIGN, { password: old });
  const cut = before.closed();
  const first = (await ask()).codes;
  await confirm(first.user_code, SIGN);
  const { body } = await poll(first.device_code);
  await cut;
  expect((await berta.post("/devices/zeitz/revocations", { device: SIGN })).status).toBe(303);
  const refused = (password: string) =>
    DeviceClient.connect(foyer.mqtt, SIGN, { password }).then(
      () => "came in",
      (error: Error) => error.message,
    );
  for (const password of [old, body.secret]) expect(await refused(password)).toMatch(/not authorized/i);
  const second = (await ask()).codes;
  await confirm(second.user_code, SIGN);
  const again = (await poll(second.device_code)).body.secret;
  await (await DeviceClient.connect(foyer.mqtt, SIGN, { password: again })).leave();
});

test("a device that was confirmed and then barred gets nothing", async () => {
  const { codes } = await ask();
  await confirm(codes.user_code, SIGN);
  await berta.post("/devices/zeitz/revocations", { device: SIGN });
  expect((await poll(codes.device_code)).body).toEqual({ error: "access_denied" });
});

test("who says no, who asks too fast and who comes too late are told so in the RFC's words", async () => {
  const denied = (await ask()).codes;
  expect((await berta.post("/devices/zeitz/pairings", { code: denied.user_code, answer: "no" })).status).toBe(
    303,
  );
  expect(await poll(denied.device_code)).toMatchObject({ status: 400, body: { error: "access_denied" } });
  const hasty = (await ask()).codes;
  expect((await poll(hasty.device_code, 1_000)).body).toEqual({ error: "slow_down" });
  const late = (await ask()).codes;
  expect((await poll(late.device_code, 900_000)).body).toEqual({ error: "expired_token" });
  expect((await confirm(late.user_code, SIGN)).status).toBe(404);
  expect((await poll("nobody's")).body).toEqual({ error: "invalid_grant" });
  expect(await (await post("/pairing/secrets", { device_code: "x" })).json()).toEqual({
    error: "unsupported_grant_type",
  });
  expect((await ask("toaster")).codes).toEqual({ error: "invalid_client" });
});

test("only staff of the office confirm, with their form's token, and only what the device can be there", async () => {
  const { codes } = await ask();
  const path = `/devices/zeitz/pairings?code=${codes.user_code}`;
  const carl = await signIn(foyer, await employ(foyer, "carl", ["alzey"]));
  expect((await carl.get(path)).status).toBe(403);
  expect((await confirm(codes.user_code, SIGN, carl)).status).toBe(403);
  const forged = { code: codes.user_code, target: SIGN, csrf: "forged" };
  expect((await berta.post("/devices/zeitz/pairings", forged)).status).toBe(403);
  const stranger = await fetch(foyer.url + path, { headers: { accept: "text/html" }, redirect: "manual" });
  expect(stranger.headers.get("location")).toStartWith(
    "/desk/sign-in?to=%2Fdevices%2Fzeitz%2Fpairings%3Fcode%3D",
  );
  for (const not of [PRINTER, "alzey-sign-1", "", "__proto__"])
    expect((await confirm(codes.user_code, not)).status).toBe(422);
  expect((await confirm(codes.user_code, SIGN)).status).toBe(201);
  expect((await confirm(codes.user_code, "zeitz-sign-2")).status).toBe(404);
});

test("guessing codes is slowed down for the clerk who does it, and the right code is then still good", async () => {
  const { codes } = await ask();
  const tries = [];
  for (let i = 0; i < 11; i++) tries.push(await berta.get("/devices/zeitz/pairings?code=BBBB-BBBB"));
  expect(tries.map(({ status }) => status)).toEqual([...Array(10).fill(404), 429]);
  expect((await confirm(codes.user_code, SIGN)).status).toBe(429);
  foyer.clock.advance(15_000);
  expect((await confirm(codes.user_code, SIGN)).status).toBe(201);
});

test("one address begins twenty pairings at once, and then one every half minute", async () => {
  const statuses = [];
  for (let i = 0; i < 21; i++) statuses.push((await ask()).status);
  expect(statuses).toEqual([...Array(20).fill(200), 429]);
  foyer.clock.advance(30_000);
  expect((await ask()).status).toBe(200);
});

test("the QR code leads a clerk of one office straight to it, and one of several asks which", async () => {
  const { codes } = await ask();
  const code = codes.user_code.replace("-", "");
  const anna = await signIn(foyer, await employ(foyer, "anna", ["zeitz"]));
  const answer = await anna.get(`/devices?code=${code}`);
  expect(answer.headers.get("location")).toBe(`/devices/zeitz/pairings?code=${code}`);
  const page = await (await berta.get(`/devices?code=${code}`)).text();
  expect(page).toContain(`href="/devices/alzey/pairings?code=${code}"`);
});

test("what a device says it is stands on the page as text, on one line and not for ever", async () => {
  const { codes } = await ask("sign", `<b>${"x".repeat(90)}\n\u202E`);
  const page = await (await berta.get(`/devices/zeitz/pairings?code=${codes.user_code}`)).text();
  expect(page).toContain(`&lt;b&gt;${"x".repeat(61)}</dd>`);
});

test("the page of an agent's code does not tell a code that is one from any other", async () => {
  const { codes } = await ask();
  const look = (code: string, headers = {}) => fetch(`${foyer.url}/pairing/codes/${code}`, { headers });
  const real = await (await look(codes.user_code)).text();
  const invented = await (await look("BBBB-BBBB")).text();
  expect(real.replaceAll(/data:[^"]+|[BCDFGHJKLMNPQRSTVWXZ]{4}-?[BCDFGHJKLMNPQRSTVWXZ]{4}/g, "")).toBe(
    invented.replaceAll(/data:[^"]+|[BCDFGHJKLMNPQRSTVWXZ]{4}-?[BCDFGHJKLMNPQRSTVWXZ]{4}/g, ""),
  );
  for (const code of [codes.user_code, "BBBB-BBBB"])
    expect((await look(code, { "hx-request": "true" })).status).toBe(204);
});

if (OPENSSL)
  test("with TLS the device is told of that first, and whom to trust", async () => {
    await using tls = await Certificate.make();
    const secure = await openFoyer({ devices: { tls: { cert: tls.cert, key: tls.key } } });
    const clerk = await signIn(secure, await employ(secure, "berta"));
    const begun = await fetch(`${secure.url}/pairing/codes`, {
      method: "POST",
      body: new URLSearchParams({ client_id: "sign" }),
    });
    const { device_code, user_code } = await begun.json();
    await clerk.post("/devices/zeitz/pairings", { code: user_code, target: SIGN });
    secure.clock.advance(5_000);
    const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
    const body = new URLSearchParams({ grant_type, device_code });
    const granted = await (await fetch(`${secure.url}/pairing/secrets`, { method: "POST", body })).json();
    expect(granted.ca).toBe(await tls.pem());
    expect(granted.brokers).toEqual([expect.stringMatching(/^mqtts:\/\/127\.0\.0\.1:\d+$/), secure.mqtt]);
    const { secret: password, ca } = granted;
    const sign = await DeviceClient.connect(granted.brokers[0], SIGN, { password, ca });
    expect(await sign.listen("set/#")).toBe(1);
    await sign.leave();
    await secure.close();
  });
