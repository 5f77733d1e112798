// Rule: whoever the town's portal vouches for is signed in, once, in the browser that asked; everything else ends in a page that says so.
import { afterEach, beforeEach, expect, setSystemTime, test } from "bun:test";
import { systemClock } from "../../engine/clock.ts";
import { VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { type Browsing, browsing } from "../../fixtures/browsing.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { openPortal, type Portal, SECRET, withPortal } from "../../fixtures/portal.ts";

let foyer: Foyer;
let portal: Portal;
let page: Browsing;

beforeEach(async () => {
  portal = await openPortal();
  const towns = withPortal(await bothTowns(), "zeitz", portal.issuer);
  foyer = await openFoyer({ towns, portal_secrets: new Map([["zeitz", SECRET]]) });
  portal.admit({ url: foyer.url });
  page = browsing(foyer);
});
afterEach(async () => {
  setSystemTime();
  await foyer.close();
  await portal.close();
});

async function signIn(name: string): Promise<Awaited<ReturnType<Browsing["get"]>>> {
  await page.get("/account/portal?at=zeitz&to=/account/settings");
  await page.send(/\/interaction\//, { login: name, password: "any" });
  return page.send(/\/interaction\//);
}

test("signed in at the portal: back at the page one came from, with name and address from there, and the same account again", async () => {
  const back = await signIn("anna");
  expect(portal.errors).toEqual([]);
  expect([back.status, back.url.pathname]).toEqual([200, "/account/settings"]);
  expect(back.text).toContain("Bürgerportal");
  const session = page.cookie("visitor")!;
  const id = (await foyer.engine.sessions.find("visitor", session, foyer.clock.now()))!.subject;
  expect(await foyer.engine.visitors.find(id)).toMatchObject({
    name: "Frau anna",
    email: "anna@portal.example",
    password_hash: null,
  });
  page = browsing(foyer);
  await signIn("anna");
  const again = await foyer.engine.sessions.find("visitor", page.cookie("visitor"), foyer.clock.now());
  expect(again?.subject).toBe(id);
  page = browsing(foyer);
  await signIn("berta");
  const other = await foyer.engine.sessions.find("visitor", page.cookie("visitor"), foyer.clock.now());
  expect(other?.subject).not.toBe(id);
});

async function begun(): Promise<URL> {
  const answer = await fetch(`${foyer.url}/account/portal?at=zeitz`, { redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "");
}

const signedIn = () => page.cookie("visitor") !== undefined;

test("what is asked of the portal: a code, bound by PKCE, state and nonce, never the same twice", async () => {
  const [one, two] = [await begun(), await begun()];
  const asked = one.searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: "wartemarke",
    response_type: "code",
    scope: "openid profile email",
    code_challenge_method: "S256",
    redirect_uri: `${foyer.url}/account/portal/back`,
  });
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect(asked.get(name)).not.toBe(two.searchParams.get(name));
  }
});

test("an answer with another state, with a forged code, twice, or in another browser signs nobody in", async () => {
  let twice = (): Promise<Response> => Promise.reject(new Error("nothing came back yet"));
  const back = async (change: (answer: URLSearchParams) => void, from = page) => {
    await page.get("/account/portal?at=zeitz");
    const cookie = page.cookie("portal")!;
    page.forget("portal");
    await page.send(/\/interaction\//, { login: "anna", password: "x" });
    const answer = await page.send(/\/interaction\//);
    // Without its cookie the answer came home to a page that knows nothing of it.
    expect(answer.text).toContain("abgelaufen oder wurde schon benutzt");
    const said = new URLSearchParams(answer.url.search);
    change(said);
    const headers = { accept: "text/html", cookie: from === page ? `portal=${cookie}` : "" };
    twice = () => fetch(`${foyer.url}/account/portal/back?${said}`, { headers, redirect: "manual" });
    return twice();
  };
  const wrongState = await back((said) => said.set("state", "another"));
  expect([wrongState.status, await wrongState.text()]).toEqual([
    400,
    expect.stringContaining("passt nicht zu"),
  ]);
  page = browsing(foyer);
  const wrongCode = await back((said) => said.set("code", "forged"));
  expect([wrongCode.status, await wrongCode.text()]).toEqual([
    410,
    expect.stringContaining("beginnen Sie noch einmal"),
  ]);
  page = browsing(foyer);
  const elsewhere = await back(() => {}, browsing(foyer));
  expect(elsewhere.status).toBe(410);
  page = browsing(foyer);
  const right = await back(() => {});
  expect([right.status, right.headers.get("location")]).toEqual([303, "/account"]);
  expect((await twice()).status).toBe(410);
});

test("a code that has expired, and an answer that came too late, are told as that", async () => {
  await page.get("/account/portal?at=zeitz");
  const cookie = page.cookie("portal")!;
  page.forget("portal");
  await page.send(/\/interaction\//, { login: "anna", password: "x" });
  const { url } = await page.send(/\/interaction\//);
  const come = () =>
    fetch(`${foyer.url}${url.pathname}${url.search}`, {
      headers: { cookie: `portal=${cookie}`, accept: "text/html" },
      redirect: "manual",
    });
  setSystemTime(systemClock.now() + 5 * 60_000);
  const expired = await come();
  setSystemTime();
  expect([expired.status, await expired.text()]).toEqual([410, expect.stringContaining("abgelaufen")]);
  expect(portal.errors).toEqual(["invalid_grant"]);

  page = browsing(foyer);
  await page.get("/account/portal?at=zeitz");
  foyer.clock.advance(31 * 60_000);
  await page.send(/\/interaction\//, { login: "anna", password: "x" });
  const late = await page.send(/\/interaction\//);
  expect([late.status, signedIn()]).toEqual([410, false]);
});

test("who says no at the portal comes back to a page that says so, and can go on another way", async () => {
  const shown = await page.get("/account/portal?at=zeitz&to=/account/settings");
  const abort = /href="([^"]*\/abort)"/.exec(shown.text)?.[1] ?? "";
  const back = await page.get(new URL(abort, shown.url).href);
  expect([back.status, signedIn()]).toEqual([403, false]);
  expect(back.text).toContain("Sie haben die Anmeldung im Portal abgebrochen");
  expect(back.text).toContain("/account/sign-in?to=%2Faccount%2Fsettings&amp;at=zeitz");
});

test("a portal that is away, before or in the middle, is named, and works again once it is back", async () => {
  await page.get("/account/portal?at=zeitz");
  await page.send(/\/interaction\//, { login: "anna", password: "x" });
  const { port } = new URL(portal.issuer);
  // It goes before it is asked for the tokens: its last page still leads home.
  const cookie = page.cookie("portal")!;
  page.forget("portal");
  const { url } = await page.send(/\/interaction\//);
  await portal.close();
  const headers = { cookie: `portal=${cookie}`, accept: "text/html" };
  const middle = await fetch(`${foyer.url}${url.pathname}${url.search}`, { headers });
  expect([middle.status, await middle.text()]).toEqual([
    503,
    expect.stringContaining("antwortet gerade nicht"),
  ]);
  expect((await browsing(foyer).get("/account/portal?at=zeitz")).status).toBe(503);
  expect(JSON.stringify(foyer.log)).not.toContain("anna");
  portal = await openPortal(Number(port));
  portal.admit({ url: foyer.url });
  page = browsing(foyer);
  expect((await signIn("anna")).status).toBe(200);
  expect(signedIn()).toBe(true);
});

test("an address the portal has not verified is not taken over; a portal that wants the secret in the form gets it there", async () => {
  portal.admit({ url: foyer.url, auth: "client_secret_post", email_verified: false });
  expect((await signIn("anna")).status).toBe(200);
  const { subject } = (await foyer.engine.sessions.find(
    "visitor",
    page.cookie("visitor"),
    foyer.clock.now(),
  ))!;
  expect(await foyer.engine.visitors.find(subject)).toMatchObject({ name: "Frau anna", email: null });
});

test("the portal's account takes no password, also not that of another account with its address", async () => {
  await visitorAt(foyer, "anna@portal.example");
  await signIn("anna");
  const { text } = await page.get("/account");
  const answer = await fetch(`${foyer.url}/account/password`, {
    method: "POST",
    headers: { cookie: `visitor=${page.cookie("visitor")}`, accept: "text/html" },
    body: new URLSearchParams({
      csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? "",
      current: VISITOR_PASSWORD,
      password: "another-password",
    }),
    redirect: "manual",
  });
  expect(answer.status).toBe(422);
});

test("a town without a portal, or without its secret, offers none", async () => {
  expect((await page.get("/account/sign-in?at=zeitz")).text).toContain("/account/portal?");
  expect((await page.get("/account/sign-in?at=alzey")).text).not.toContain("/account/portal?");
  expect((await page.get("/account/portal?at=alzey")).status).toBe(503);
});
