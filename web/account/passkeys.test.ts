// Rule: another passkey is made only by whoever shows again who they are; each change is told by letter, and a forgotten password takes strangers' passkeys with it.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { letterTo, VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { type Browsing, browsing } from "../../fixtures/browsing.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { openPortal, type Portal, SECRET, withPortal } from "../../fixtures/portal.ts";

const EMAIL = "anna@example.org";
const MINUTE_MS = 60_000;

let portal: Portal;
let foyer: Foyer;
beforeEach(async () => {
  portal = await openPortal();
  const towns = withPortal(await bothTowns(), "zeitz", portal.issuer);
  foyer = await openFoyer({ towns, portal_secrets: new Map([["zeitz", SECRET]]) });
  portal.admit({ url: foyer.url });
});
afterEach(async () => {
  await foyer.close();
  await portal.close();
});

/** Asks for what a browser needs to make a passkey: the status, and why not. */
async function ask(page: Browsing, form: Record<string, string> = {}): Promise<[number, string]> {
  const mine = await page.get("/account");
  const csrf = /name="csrf" value="([^"]+)"/.exec(mine.text)?.[1] ?? "";
  const answer = await fetch(`${foyer.url}/account/passkeys/options`, {
    method: "POST",
    headers: { cookie: `visitor=${page.cookie("visitor")}` },
    body: new URLSearchParams({ csrf, ...form }),
  });
  const { code = "", token = "" } = (await answer.json()) as { code?: string; token?: string };
  return [answer.status, code || (token && "asked")];
}

/** A passkey of the account that a browser is signed in to, as if it had been made. */
async function keyOf(page: Browsing, id: string): Promise<void> {
  const { sessions, store, clock } = foyer.engine;
  const account = (await sessions.find("visitor", page.cookie("visitor"), clock.now()))!.subject;
  const row = { id, account, public_key: "", counter: 0, transports: [], created_at: clock.now() };
  await store.put([{ table: "passkey", row }]);
}
const keys = async () => (await foyer.engine.store.list("passkey")).map(({ id }) => id).sort();

test("signed in by password, the password is asked for again, and tries at it come to an end", async () => {
  const page = await visitorAt(foyer, EMAIL);
  expect(await ask(page)).toEqual([403, "wrong-password"]);
  expect(await ask(page, { "passkey-password": "a-guess-of-mine" })).toEqual([403, "wrong-password"]);
  expect(await ask(page, { "passkey-password": VISITOR_PASSWORD })).toEqual([200, "asked"]);
  for (let tried = 0; tried < 15; tried++) await ask(page, { "passkey-password": `guess-number-${tried}` });
  expect((await ask(page, { "passkey-password": VISITOR_PASSWORD }))[0]).not.toBe(200);
});

test("come through the portal just now, that is enough; ten minutes later one signs in again", async () => {
  const page = browsing(foyer);
  await page.get("/account/portal?at=zeitz&to=/account/settings");
  await page.send(/\/interaction\//, { login: "anna", password: "any" });
  await page.send(/\/interaction\//);
  foyer.clock.advance(10 * MINUTE_MS - 1);
  expect(await ask(page)).toEqual([200, "asked"]);
  foyer.clock.advance(1);
  expect(await ask(page)).toEqual([403, "sign-in"]);
});

test("a passkey that goes is told by letter, once", async () => {
  const page = await visitorAt(foyer, EMAIL);
  await keyOf(page, "mine");
  await page.get("/account/settings");
  await page.send("/account/passkeys/end");
  expect(await letterTo(foyer, EMAIL)).toMatchObject({
    subject: expect.stringContaining("Passkey wurde entfernt"),
    link: expect.stringContaining("/account/reset?"),
  });
  const letters = (await foyer.engine.messages.list("zeitz", 100)).length;
  const csrf = /name="csrf" value="([^"]+)"/.exec((await page.get("/account/settings")).text)?.[1] ?? "";
  await fetch(`${foyer.url}/account/passkeys/end`, {
    method: "POST",
    headers: { cookie: `visitor=${page.cookie("visitor")}` },
    body: new URLSearchParams({ csrf, passkey: "mine" }),
  });
  await foyer.engine.visitors.close();
  expect(await foyer.engine.messages.list("zeitz", 100)).toHaveLength(letters);
});

async function resetLink(): Promise<Browsing> {
  const page = browsing(foyer);
  await page.get("/account/reset?at=zeitz");
  await page.send("/account/reset", { email: EMAIL });
  await page.get((await letterTo(foyer, EMAIL)).link);
  return page;
}

test("a forgotten password shows the passkeys and takes them along; it is told, and other accounts keep theirs", async () => {
  await keyOf(await visitorAt(foyer, "berta@example.org"), "bertas");
  await keyOf(await visitorAt(foyer, EMAIL), "a-thiefs");
  const page = await resetLink();
  expect((await page.send(/reset\//, { password: "short" })).text).toContain("Passkey, eingerichtet am");
  expect(await keys()).toEqual(["a-thiefs", "bertas"]);
  await page.send(/reset\//, { password: "new-password-of-mine" });
  expect(await keys()).toEqual(["bertas"]);
  expect((await letterTo(foyer, EMAIL)).subject).toContain("Ihr Passwort wurde geändert");
});

test("whoever knows them all keeps them", async () => {
  await keyOf(await visitorAt(foyer, EMAIL), "mine");
  const page = await resetLink();
  const again = await page.send(/reset\//, { password: "short", passkeys: "keep" });
  expect(again.text).toMatch(/name="passkeys" value="keep" checked/);
  await page.send(/reset\//, { password: "new-password-of-mine" });
  expect(await keys()).toEqual(["mine"]);
});

test("at a bare address, where no browser can use passkeys, nothing is said of them unless there is one to remove", async () => {
  const page = await visitorAt(foyer, EMAIL);
  const before = await page.get("/account/settings");
  expect(before.text).toContain("Ihre Daten");
  expect(before.text).not.toContain("Passkey");
  await keyOf(page, "mine");
  const after = await page.get("/account/settings");
  expect(after.text).toContain("Entfernen: Passkey, eingerichtet am");
  expect(after.text).not.toContain("braucht Ihr Browser JavaScript");
});
