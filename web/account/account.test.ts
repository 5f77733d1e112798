// Rule: an account is its mailbox's; nobody learns who has one; whoever signs in comes back to where they were.
import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { mailWay } from "../../engine/messages/mail.ts";
import { temporaryFolder } from "../../engine/store/sqlite/open.testing.ts";
import { letterTo, VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { type Browsing, browsing } from "../../fixtures/browsing.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { openMailServer } from "../../fixtures/post/mail-server.ts";
import { employ, signIn as signInStaff } from "../../fixtures/staff.ts";

const EMAIL = "Anna.Gruen@example.org";
const HOUR_MS = 3_600_000;

let foyer: Foyer;
let page: Browsing;
beforeEach(async () => {
  foyer = await openFoyer();
  page = browsing(foyer);
});
afterEach(() => foyer.close());

const register = async (email: string, password = VISITOR_PASSWORD) => {
  await page.get("/account/new?at=zeitz&to=/account/settings");
  return page.send("/account/new", { email, password });
};
const signIn = async (email: string, password = VISITOR_PASSWORD) => {
  await page.get("/account/sign-in?at=zeitz&to=/account/settings");
  return page.send("/account/session", { email, password });
};

test("made, confirmed by letter and password, signed out and in again, back at the page one came from", async () => {
  expect((await page.get("/account/settings")).url.pathname).toBe("/account/sign-in");
  expect((await register(EMAIL)).text).toContain("Bitte sehen Sie in Ihr Postfach");
  expect((await signIn(EMAIL)).status).toBe(401);
  const { link, subject } = await letterTo(foyer, EMAIL);
  expect(subject).toStartWith("Bitte bestätigen Sie Ihr Konto");
  await page.get(link);
  expect((await page.send(/confirm/, { password: "another-password" })).status).toBe(422);
  const inside = await page.send(/confirm/, { password: VISITOR_PASSWORD });
  expect([inside.status, inside.url.pathname]).toEqual([200, "/account/settings"]);
  await page.get("/account");
  await page.send("/account/session/end");
  expect((await page.get("/account")).url.pathname).toBe("/account/sign-in");
  const again = await signIn(" anna.gruen@EXAMPLE.org ");
  expect([again.status, again.url.pathname]).toEqual([200, "/account/settings"]);
});

test("nobody learns from any answer whether an address has an account", async () => {
  await visitorAt(foyer, EMAIL);
  const said = (text: string) => text.replaceAll(/[\w.]+@example\.org/gi, "").replace(/data-build="\w+"/, "");
  const [known, unknown] = [await register(EMAIL), await register("nobody@example.org")];
  expect([known.status, said(known.text)]).toEqual([unknown.status, said(unknown.text)]);
  expect((await letterTo(foyer, EMAIL)).subject).toStartWith("Sie haben schon ein Konto");
  const [wrong, none] = [
    await signIn(EMAIL, "wrong-password"),
    await signIn("no@example.org", "wrong-password"),
  ];
  expect([wrong.status, said(wrong.text)]).toEqual([none.status, said(none.text)]);
  const fresh = await signIn("nobody@example.org");
  expect([fresh.status, said(fresh.text)]).toEqual([none.status, said(none.text)]);
  const reset = async (email: string) => {
    await page.get("/account/reset?at=zeitz");
    return page.send("/account/reset", { email });
  };
  const [sent, unsent] = [await reset(EMAIL), await reset("never@example.org")];
  expect([sent.status, said(sent.text)]).toEqual([unsent.status, said(unsent.text)]);
  expect(foyer.log.filter(({ level }) => level === "error")).toEqual([]);
});

test("the answer waits for nothing that depends on whether there is an account", async () => {
  await visitorAt(foyer, EMAIL);
  const { store } = foyer.engine;
  const find = store.find;
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  store.find = async (table, column, value) => {
    if (table === "account") {
      asked.resolve();
      await gate.promise;
    }
    return find.call(store, table, column, value) as never;
  };
  await page.get("/account/reset?at=zeitz");
  expect((await page.send("/account/reset", { email: EMAIL })).status).toBe(200);
  expect((await register(EMAIL)).status).toBe(200);
  await asked.promise;
  gate.resolve();
  await foyer.engine.visitors.close();
  store.find = find;
});

test("whoever registers somebody else's address gains nothing, whoever comes last with it counts", async () => {
  await register(EMAIL, "password-of-a-thief");
  const thief = await letterTo(foyer, EMAIL);
  await register(EMAIL);
  const mine = await letterTo(foyer, EMAIL);
  expect((await page.get(thief.link)).status).toBe(410);
  await page.get(mine.link);
  await page.send(/confirm/, { password: VISITOR_PASSWORD });
  expect(page.cookie("visitor")).toBeDefined();
  page = browsing(foyer);
  expect((await signIn(EMAIL, "password-of-a-thief")).status).toBe(401);
});

test("a forgotten password: one link, once, for an hour; it ends what was signed in", async () => {
  const other = await visitorAt(foyer, EMAIL);
  await page.get("/account/reset?at=zeitz&to=/account/settings");
  await page.send("/account/reset", { email: EMAIL });
  const { link } = await letterTo(foyer, EMAIL);
  await page.get(link);
  expect((await page.send(/reset\//, { password: "short" })).status).toBe(422);
  expect((await page.send(/reset\//, { password: "new-password-of-mine" })).text).toContain(
    "Ihr neues Passwort gilt",
  );
  expect((await page.get(link)).status).toBe(410);
  expect((await other.get("/account")).url.pathname).toBe("/account/sign-in");
  expect((await signIn(EMAIL)).status).toBe(401);
  expect((await signIn(EMAIL, "new-password-of-mine")).status).toBe(200);
  page = browsing(foyer);
  // The letter about the new password is older than the next.
  foyer.clock.advance(1000);
  await page.get("/account/reset?at=zeitz");
  await page.send("/account/reset", { email: EMAIL });
  const late = await letterTo(foyer, EMAIL);
  foyer.clock.advance(HOUR_MS + 1000);
  expect((await page.get(late.link)).status).toBe(410);
  expect((await page.get(late.link.replace(/reset\/[0-9a-f]/, "reset/0"))).status).toBe(410);
});

test("changing the password takes the current one, tells its owner, and leaves only this browser signed in", async () => {
  page = await visitorAt(foyer, EMAIL);
  const other = browsing(foyer);
  await other.get("/account/sign-in?at=zeitz");
  await other.send("/account/session", { email: EMAIL, password: VISITOR_PASSWORD });
  await page.get("/account/settings");
  const wrong = await page.send("/account/password", {
    current: "wrong-password",
    password: "a-better-password",
  });
  expect([wrong.status, wrong.text.includes("Das Passwort stimmt nicht.")]).toEqual([422, true]);
  const done = await page.send("/account/password", {
    current: VISITOR_PASSWORD,
    password: "a-better-password",
  });
  expect(done.text).toContain("Ihr Passwort ist geändert");
  expect((await other.get("/account")).url.pathname).toBe("/account/sign-in");
  expect((await letterTo(foyer, EMAIL)).subject).toStartWith("Ihr Passwort wurde geändert");
  await page.get("/account/settings");
  expect((await page.send("/account/password", { csrf: "x", current: VISITOR_PASSWORD })).status).toBe(403);
});

test("guessing is slowed down, letters are few, and neither locks the owner out elsewhere", async () => {
  await visitorAt(foyer, EMAIL);
  for (let tried = 0; tried < 8; tried++) await signIn(EMAIL, `wrong-password-${tried}`);
  const slowed = await signIn(EMAIL);
  expect([slowed.status, slowed.text.includes("Zu viele Versuche")]).toEqual([429, true]);
  foyer.clock.advance(60_000);
  expect((await signIn(EMAIL)).status).toBe(200);
  for (let asked = 0; asked < 6; asked++) {
    await page.get("/account/reset?at=alzey");
    expect((await page.send("/account/reset", { email: "berta@example.org" })).status).toBe(200);
    await register("berta@example.org");
  }
  await foyer.engine.visitors.close();
  const letters = await foyer.engine.messages.list("zeitz", 100);
  expect(letters.filter(({ letter }) => letter?.to === "berta@example.org").length).toBeLessThanOrEqual(3);
});

test("a sign-in leads to pages of this house only, and a letter's link never to the host that asked", async () => {
  for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const shown = await page.get(`/account/sign-in?at=zeitz&to=${encodeURIComponent(to)}`);
    expect(shown.text).toContain('name="to" value="/account"');
  }
  await fetch(`${foyer.url}/account/new`, {
    method: "POST",
    headers: { host: "evil.example", "x-forwarded-host": "evil.example" },
    body: new URLSearchParams({ email: EMAIL, password: VISITOR_PASSWORD }),
  });
  expect((await letterTo(foyer, EMAIL)).link).toStartWith("/account/confirm/");
});

test("nothing of it stands readable in the database or the log", async () => {
  await visitorAt(foyer, EMAIL);
  using folder = temporaryFolder();
  await foyer.engine.store.backup(folder.file);
  const db = new Database(folder.file);
  const tables = db.query<{ name: string }, []>("select name from sqlite_master where type = 'table'").all();
  const all = JSON.stringify(tables.map(({ name }) => db.query(`select * from ${name}`).values()));
  db.close();
  expect(all).toContain('"visitor"');
  for (const word of ["Gruen", "gruen", "argon2", VISITOR_PASSWORD]) {
    expect(all).not.toContain(word);
    expect(JSON.stringify(foyer.log)).not.toContain(word);
  }
});

test("a letter that was sent shows staff no key to the account; one that nothing could send does, so that it can be tried", async () => {
  const letters = async () => {
    const page = await signInStaff(foyer, await employ(foyer, "carl"));
    return (await page.get("/desk/zeitz/messages")).text();
  };
  await register(EMAIL);
  await letterTo(foyer, EMAIL);
  expect(await letters()).toContain("/account/confirm/");
  await foyer.close();
  const mail = await openMailServer();
  foyer = await openFoyer({
    post: (keys) => ({
      url: "https://foyer.example",
      ways: { mail: mailWay({ url: mail.url, from: "termine@zeitz.example" }, keys), sms: null },
    }),
  });
  page = browsing(foyer);
  await register(EMAIL);
  while (mail.arrived.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(mail.arrived[0]).toMatchObject({ to: [EMAIL] });
  expect(Buffer.from(mail.arrived[0]!.raw).toString()).toContain("account/confirm/");
  const shown = await letters();
  expect([shown.includes(EMAIL), shown.includes("/account/confirm/")]).toEqual([true, false]);
  await mail.close();
});

test("one signed-in browser does not ask for passkeys without end: what waits is shared with everybody", async () => {
  page = await visitorAt(foyer, EMAIL);
  const mine = await page.get("/account/settings");
  const csrf = /name="csrf" value="([^"]+)"/.exec(mine.text)?.[1] ?? "";
  const ask = async () =>
    (
      await fetch(`${foyer.url}/account/passkeys/options`, {
        method: "POST",
        headers: { cookie: `visitor=${page.cookie("visitor")}` },
        body: new URLSearchParams({ csrf, "passkey-password": VISITOR_PASSWORD }),
      })
    ).status;
  const status: number[] = [];
  for (let asked = 0; asked < 25; asked++) status.push(await ask());
  expect([status[0], status.at(-1)]).toEqual([200, 429]);
});
