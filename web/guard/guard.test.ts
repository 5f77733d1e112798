import { afterAll, afterEach, beforeAll, beforeEach, expect, spyOn, test } from "bun:test";
import { readProxies } from "../../engine/proxies.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, knock, PASSWORD, signIn } from "../../fixtures/staff.ts";
import { pathBack } from "./back.ts";
import { staffCookie } from "./cookie.ts";

let foyer: Foyer;
let berta: Awaited<ReturnType<typeof employ>>;
beforeAll(async () => {
  foyer = await openFoyer();
  berta = await employ(foyer, "berta");
});
afterAll(() => foyer.close());
beforeEach(() => foyer.clock.advance(600_000));
afterEach(() => expect(foyer.log.filter((line) => line.level === "error")).toEqual([]));

const wait = (answer: Response) => Number(answer.headers.get("retry-after"));

test("who is not signed in is sent to the sign-in, and from there to where they wanted to go", async () => {
  const sent = await fetch(`${foyer.url}/desk/staff?x=1`, {
    headers: { accept: "text/html" },
    redirect: "manual",
  });
  expect(sent.status).toBe(303);
  expect(sent.headers.get("location")).toBe("/desk/sign-in?to=%2Fdesk%2Fstaff%3Fx%3D1");
  const looked = await fetch(sent.url, {
    method: "HEAD",
    headers: { accept: "text/html" },
    redirect: "manual",
  });
  expect(looked.status).toBe(303);
  const page = await (await fetch(foyer.url + sent.headers.get("location"))).text();
  expect(page).toContain('name="to" value="/desk/staff?x=1"');
  const entered = await knock(foyer, { login: "Berta ", password: PASSWORD, to: "/desk/staff?x=1" });
  expect(entered.status).toBe(303);
  expect(entered.headers.get("location")).toBe("/desk/staff?x=1");
});

test("the cookie is out of reach of scripts and other sites, and Secure under https", async () => {
  const entered = await knock(foyer, { login: "berta", password: PASSWORD });
  const cookie = entered.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^staff=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
  expect(staffCookie("t", 0, true)).toEndWith("; HttpOnly; SameSite=Lax; Secure");
});

test("nobody is sent to another host after signing in", () => {
  const hostile = [
    `/${"/evil.example"}`,
    "https://evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "javascript:x",
    "desk",
    "",
    null,
    `/${"x".repeat(600)}`,
  ];
  for (const to of hostile) expect(pathBack(to)).toBe("/desk");
  expect(pathBack("/desk/zeitz?nummer=A001")).toBe("/desk/zeitz?nummer=A001");
});

test("a wrong password and an unknown login get the same answer, and the name stays in the form", async () => {
  const wrong = await knock(foyer, { login: "berta", password: "falsch" });
  const unknown = await knock(foyer, { login: "niemand", password: "falsch" });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  const text = await wrong.text();
  expect(text).toContain("Anmeldename oder Passwort stimmen nicht.");
  expect(text).toContain('value="berta"');
  expect(text.replace("berta", "niemand")).toBe(await unknown.text());
  expect(wrong.headers.get("set-cookie")).toBeNull();
});

test("guessing one login is slowed down, says for how long, and then the right password works", async () => {
  const tries = [];
  for (let i = 0; i < 9; i++) tries.push(await knock(foyer, { login: "berta", password: `falsch${i}` }));
  expect(tries.map((answer) => answer.status)).toEqual([...Array(8).fill(401), 429]);
  const last = tries.at(-1)!;
  expect(wait(last)).toBe(15);
  expect(await last.text()).toContain("Bitte warten Sie 15 Sekunden");
  expect((await knock(foyer, { login: "berta", password: PASSWORD })).status).toBe(429);
  foyer.clock.advance(15_000);
  expect((await knock(foyer, { login: "berta", password: PASSWORD })).status).toBe(303);
});

test("trying many logins from one address is slowed down too", async () => {
  const tries = await Promise.all(
    Array.from({ length: 32 }, (_, i) => knock(foyer, { login: `wer-${i}`, password: "x" })),
  );
  expect(tries.filter((answer) => answer.status === 401)).toHaveLength(30);
  expect(tries.filter((answer) => answer.status === 429).map(wait)).toEqual([4, 4]);
});

test("behind a trusted proxy each visitor's tries count by themselves, and its own address is nobody's", async () => {
  const behind = await openFoyer({ proxies: readProxies("127.0.0.1") ?? undefined });
  const tries = (visitor: string, n: number) =>
    Promise.all(
      Array.from({ length: n }, (_, i) =>
        knock(behind, { login: `wer-${i}`, password: "x" }, { "x-forwarded-for": `9.9.9.${i}, ${visitor}` }),
      ),
    );
  const refused = (answers: Response[]) => answers.filter((answer) => answer.status === 429).length;
  expect(refused(await tries("198.51.100.7", 31))).toBe(1);
  expect(refused(await tries("198.51.100.8", 1))).toBe(0);
  await behind.close();
});

test("who signs in with the old password while it is being changed is not in afterwards", async () => {
  const { accounts } = foyer.engine;
  const erika = await employ(foyer, "erika");
  const verifying = spyOn(accounts, "verify").mockImplementation(async () => {
    await accounts.changePassword(erika, "ein-neues-passwort");
    return erika;
  });
  const entered = await knock(foyer, { login: "erika", password: PASSWORD });
  verifying.mockRestore();
  expect(entered.status).toBe(401);
  expect(entered.headers.get("set-cookie")).toBeNull();
});

test("a forged, ended or expired session is none", async () => {
  const desk = await signIn(foyer, berta);
  const status = async (cookie: string) =>
    (await fetch(`${foyer.url}/desk/staff`, { headers: { cookie, accept: "*/*" } })).status;
  expect(await status(desk.cookie)).toBe(200);
  expect(await status("staff=forged")).toBe(401);
  expect(await status(`${desk.cookie}x`)).toBe(401);
  expect((await desk.post("/desk/session/end", {})).status).toBe(303);
  expect(await status(desk.cookie)).toBe(401);
  const again = await signIn(foyer, berta);
  foyer.clock.advance(12 * 3_600_000);
  expect(await status(again.cookie)).toBe(401);
});

test("a session survives a restart", async () => {
  const desk = await signIn(foyer, berta);
  await foyer.restart();
  expect((await desk.get("/desk/staff")).status).toBe(200);
});

test("a form without the session's token, with another's, or from a foreign site changes nothing", async () => {
  const anna = await employ(foyer, "anna");
  const desk = await signIn(foyer, berta);
  const other = await signIn(foyer, anna);
  const foreign =
    /name="csrf" value="([^"]+)"/.exec(await (await other.get("/desk/staff")).text())?.[1] ?? "";
  expect(foreign).toHaveLength(43);
  const form = { login: "boese", name: "Böse", "office-zeitz": "on" };
  expect((await desk.post("/desk/staff", { ...form, csrf: "" })).status).toBe(403);
  expect((await desk.post("/desk/staff", { ...form, csrf: foreign })).status).toBe(403);
  expect((await desk.post("/desk/staff", form, { origin: "http://evil.example" })).status).toBe(403);
  expect((await desk.post("/desk/staff", form, { "sec-fetch-site": "same-site" })).status).toBe(403);
  expect((await foyer.engine.accounts.list()).map((clerk) => clerk.login).toSorted()).not.toContain("boese");
});
