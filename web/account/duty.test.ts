// Rule: where a town asks for an account nobody books without one, by no door; whoever signs in goes on at the same step, and finds the appointment again.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { letterTo, VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { type Browsing, browsing } from "../../fixtures/browsing.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";

const EMAIL = "anna@example.org";
const PERSON = { name: "Anna Grün", email: EMAIL };
const TIMES = "/book/zeitz/buergerbuero/times?n-reisepass=1&day=2026-11-19";

let foyer: Foyer;
let page: Browsing;
beforeEach(async () => {
  foyer = await openFoyer();
  page = browsing(foyer);
});
afterEach(() => foyer.close());

/** Chooses the first time of the day; where that leads. */
async function hold(path = TIMES) {
  const { text } = await page.get(path);
  const start = /name="start" value="(\d+)"/.exec(text)?.[1] ?? "";
  return page.send(path.split("?")[0]!, { start });
}

/** Books it as whoever is signed in; the appointment's page. */
async function book() {
  const held = await hold();
  expect(held.url.pathname).toStartWith("/hold/");
  const own = await page.send(/\/hold\/[^/]+$/, PERSON);
  expect(own.url.pathname).toStartWith("/a/zeitz-t");
  return own;
}

const idIn = (path: string) => /\/a\/(zeitz-t\d+)\./.exec(path)?.[1] ?? "";

test("before any date it is said; at the person step who is not signed in signs in, and is back at the same hold", async () => {
  expect((await page.get("/book/zeitz/buergerbuero/before?n-reisepass=1")).text).toContain(
    "brauchen Sie ein Konto",
  );
  const asked = await hold();
  expect(asked.url.pathname).toBe("/account/sign-in");
  expect(asked.text).toMatch(/Diese Zeit wird bis \d\d:\d\d Uhr für Sie freigehalten/);
  const to = asked.url.searchParams.get("to") ?? "";
  expect(to).toStartWith("/hold/zeitz-t");
  await page.get(`/account/new?at=zeitz&to=${encodeURIComponent(to)}`);
  await page.send("/account/new", { email: EMAIL, password: VISITOR_PASSWORD });
  await page.get((await letterTo(foyer, EMAIL)).link);
  const person = await page.send(/confirm/, { password: VISITOR_PASSWORD });
  expect([person.status, person.url.pathname]).toEqual([200, to]);
  expect(person.text).toContain(`value="${EMAIL}"`);
  const own = await page.send(/\/hold\/[^/]+$/, PERSON);
  expect(own.text).toContain("Ihr Termin ist gebucht");
  const mine = await page.get("/account");
  expect(mine.text).toContain(`href="${own.url.pathname}"`);
  expect(mine.text).toContain("Reisepass");
});

test("the door of confirming is shut as well: without a session nothing is booked", async () => {
  const asked = await hold();
  const to = asked.url.searchParams.get("to") ?? "";
  const cookie = `booking=${page.cookie("booking")}`;
  const press = (headers: Record<string, string> = {}) =>
    fetch(foyer.url + to, {
      method: "POST",
      body: new URLSearchParams(PERSON),
      headers: { cookie, ...headers },
      redirect: "manual",
    });
  const plain = await press();
  expect([plain.status, plain.headers.get("location")]).toEqual([
    303,
    expect.stringContaining("/account/sign-in"),
  ]);
  const script = await press({ "hx-request": "true" });
  expect(script.headers.get("hx-redirect")).toContain("/account/sign-in");
  const booked = await foyer.engine.read("zeitz", ({ book }) =>
    [...book.all()].filter((row) => row.confirmed_at),
  );
  expect(booked).toEqual([]);
});

test("Alzey asks for none; a matter's own rule goes before its department's", async () => {
  page = browsing(foyer);
  const held = await hold("/book/alzey/buergerbuero/times?n-reisepass=1&day=2026-11-19");
  expect(held.url.pathname).toStartWith("/hold/alzey-t");
  await foyer.close();
  const towns = (await bothTowns()).map((town) => ({
    ...town,
    services: town.services.map((service) =>
      service.id === "reisepass"
        ? { ...service, booking: { online: { lead_min: 1440, horizon_days: 90, account: false } } }
        : service,
    ),
  }));
  foyer = await openFoyer({ towns });
  page = browsing(foyer);
  expect((await hold()).url.pathname).toStartWith("/hold/zeitz-t");
});

test("a department that wants its link confirmed does not ask somebody who is signed in for it", async () => {
  await foyer.close();
  const towns = (await bothTowns()).map((town) => ({
    ...town,
    departments: town.departments.map((department) => ({
      ...department,
      form: { name: "required", email: "required", phone: "none", confirm: "link" } as const,
    })),
  }));
  foyer = await openFoyer({ towns });
  page = await visitorAt(foyer, EMAIL);
  expect((await book()).text).toContain("Ihr Termin ist gebucht");
});

test("whoever is signed in is limited by their account: another one's address tells nothing and uses up nothing", async () => {
  const tries = async (email: string, days: readonly string[]) => {
    const status: number[] = [];
    for (const day of days) {
      await hold(`/book/zeitz/buergerbuero/times?n-reisepass=1&day=2026-11-${day}`);
      status.push((await page.send(/\/hold\/[^/]+$/, { name: "Anna Grün", email })).status);
    }
    return status;
  };
  const anna = await visitorAt(foyer, EMAIL);
  page = anna;
  expect(await tries(EMAIL, ["23", "24"])).toEqual([200, 200]);
  page = await visitorAt(foyer, "mallory@example.org");
  expect(await tries(EMAIL, ["23", "24", "25", "26"])).toEqual([200, 200, 200, 409]);
  page = anna;
  expect(await tries(EMAIL, ["25", "26"])).toEqual([200, 409]);
});

test("the export says all that is kept, to its owner only", async () => {
  page = await visitorAt(foyer, EMAIL);
  const own = await book();
  const id = idIn(own.url.pathname);
  const document = JSON.parse((await page.get("/account/data.json")).text);
  expect(document).toMatchObject({
    account: { email: EMAIL, has_password: true, portal: null },
    passkeys: [],
    appointments: [{ office: "Bürgerbüro Zeitz", state: "confirmed", contact: { ...PERSON, phone: null } }],
  });
  expect(document.appointments[0].page).toEndWith(own.url.pathname);
  expect(document.appointments[0].contact.code).toMatch(/^\d{6}$/);
  expect(document.letters.length).toBeGreaterThan(0);
  expect(JSON.stringify(document)).not.toContain("argon2");
  const other = await visitorAt(foyer, "berta@example.org");
  expect((await other.get("/account/data.json")).text).not.toContain(id);
});

test("what outlives the appointment itself stands in the export as well, until its term", async () => {
  page = await visitorAt(foyer, EMAIL);
  const id = idIn((await book()).url.pathname);
  foyer.clock.advance(4 * 86_400_000);
  expect((await foyer.engine.contacts.of(id))?.name).toBe(PERSON.name);
  page = browsing(foyer);
  await page.get("/account/sign-in?at=zeitz");
  await page.send("/account/session", { email: EMAIL, password: VISITOR_PASSWORD });
  const document = JSON.parse((await page.get("/account/data.json")).text);
  expect(document).toMatchObject({ appointments: [], remains: [{ contact: PERSON }] });
  expect(document.remains[0].messages.length).toBeGreaterThan(0);
});

test("erasure takes the password; what is to come is called off and forgotten, or stays without the account, as one chose", async () => {
  const { contacts, visitors, store } = foyer.engine;
  const leave = async (email: string, coming: "keep" | "cancel") => {
    page = await visitorAt(foyer, email);
    const own = await book();
    const id = idIn(own.url.pathname);
    const account = (await contacts.of(id))?.account ?? "";
    await page.get("/account/end");
    const mistyped = await page.send("/account/end", { coming, password: "wrong-password" });
    expect(mistyped.status).toBe(422);
    expect(/value="(\w+)" checked/.exec(mistyped.text)?.[1]).toBe(coming);
    expect(await visitors.find(account)).not.toBeNull();
    const done = await page.send("/account/end", { coming, password: VISITOR_PASSWORD });
    expect(done.text).toContain("Ihr Konto ist gelöscht");
    expect(await visitors.find(account)).toBeNull();
    expect((await page.get("/account")).url.pathname).toBe("/account/sign-in");
    const state = await foyer.engine.read("zeitz", ({ book }) => book.get(id)?.state);
    return { state, contact: await contacts.of(id), about: await foyer.engine.messages.about(id), own };
  };
  const kept = await leave(EMAIL, "keep");
  expect(kept).toMatchObject({ state: "confirmed", contact: { ...PERSON, account: null } });
  expect((await page.get(kept.own.url.pathname)).text).toContain("Ihr Termin ist gebucht");
  const gone = await leave("berta@example.org", "cancel");
  expect(gone).toMatchObject({ state: "cancelled", contact: null, about: [] });
  expect(await store.list("account")).toEqual([]);
  expect(await store.list("session")).toEqual([]);
});
