import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../fixtures/foyer.ts";

let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer();
});
afterAll(() => foyer.close());
beforeEach(() => {
  foyer.clock.advance(120_000);
  foyer.log.length = 0;
});

const told = () =>
  foyer.log
    .filter(({ what }) => what === "request refused")
    .map(({ status, method, route, since_last_line }) => [status, method, route, since_last_line]);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(foyer.url + path, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    redirect: "manual",
  });

test.each([
  ["a forged ticket", () => fetch(`${foyer.url}/t/forged-token`), [404, "GET", "/t/:token"]],
  ["a forged unlock link", () => post("/unlock/zeitz/forged", ""), [403, "POST", "/unlock/:location/:code"]],
  ["a page there is not", () => fetch(`${foyer.url}/secret-name`), [404, "GET", "no such page"]],
  [
    "a draw from a locked browser",
    () => post("/kiosk/zeitz/zeitz-kiosk-foyer/tickets", "id=12345678"),
    [403, "POST", "/kiosk/:location/:kiosk/tickets"],
  ],
  [
    "a wrong password",
    () => post("/desk/session", "login=anna&password=wrong"),
    [401, "POST", "/desk/session"],
  ],
  ["too large a body", () => post("/desk/session", "x".repeat(70_000)), [413, "POST", "any"]],
  [
    "a form of another site",
    () => post("/desk/session", "", { origin: "https://evil.example" }),
    [403, "POST", "any"],
  ],
] as const)(
  "%s leaves one line with status and route, and nothing of the address or the form",
  async (_, ask, line) => {
    const answer = await ask();
    await answer.text();
    expect(answer.status as number).toBe(line[0]);
    await foyer.logged("request refused");
    expect(told()).toEqual([[...line, undefined]]);
    expect(JSON.stringify(foyer.log)).not.toMatch(/forged|secret-name|anna|wrong|evil/);
  },
);

test("a flood is a line a minute that counts", async () => {
  for (let at = 0; at < 30; at++) await (await fetch(`${foyer.url}/t/forged-${at}`)).text();
  await foyer.logged("request refused");
  expect(told()).toHaveLength(1);
  foyer.clock.advance(61_000);
  await (await fetch(`${foyer.url}/t/forged`)).text();
  await foyer.logged("request refused", { since_last_line: 30 });
  expect(told()).toHaveLength(2);
});

test("what is answered well leaves none", async () => {
  for (const path of ["/", "/health", "/desk/sign-in"]) await (await fetch(foyer.url + path)).text();
  expect(told()).toEqual([]);
});
