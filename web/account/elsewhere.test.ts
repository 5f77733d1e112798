// Rule: a kept time is kept in the browser that chose it; every page on the way through the account says until when and where it goes on.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { letterTo, VISITOR_PASSWORD } from "../../fixtures/account-holder.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { browsing } from "../../fixtures/browsing.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";

const EMAIL = "anna@example.org";
const TIMES = "/book/zeitz/buergerbuero/times";
const UNTIL = /wird bis (\d\d:\d\d) Uhr für Sie freigehalten/;

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

/** Chooses a time at home and asks for an account; what both pages say, and where it goes on. */
async function begin() {
  const home = browsing(foyer);
  const { text } = await home.get(`${TIMES}?n-reisepass=1&day=2026-11-19`);
  const start = /name="start" value="(\d+)"/.exec(text)?.[1] ?? "";
  const signIn = await home.send(TIMES, { start });
  const hold = signIn.url.searchParams.get("to") ?? "";
  await home.get(`/account/new?at=zeitz&to=${encodeURIComponent(hold)}`);
  const letter = await home.send("/account/new", { email: EMAIL, password: VISITOR_PASSWORD });
  return { home, hold, signIn, letter, link: (await letterTo(foyer, EMAIL)).link };
}

test("the sign-in and the letter box say until when the time is kept; once it has run out, neither says so", async () => {
  const { home, hold, signIn, letter } = await begin();
  const until = UNTIL.exec(signIn.text)?.[1];
  expect(until).toBeDefined();
  expect(UNTIL.exec(letter.text)?.[1]).toBe(until);
  expect(letter.text).toContain("am besten in diesem Browser");
  expect(letter.text).toContain(`href="${hold}"`);
  foyer.clock.advance(30 * 60_000);
  const late = await home.get(`/account/sign-in?at=zeitz&to=${encodeURIComponent(hold)}`);
  expect(late.text).toContain("brauchen Sie ein Konto");
  expect(late.text).not.toContain("freigehalten");
});

test("the letter opened in another browser: where the time is kept, until when, and it goes on there", async () => {
  const { home, hold, signIn, link } = await begin();
  const phone = browsing(foyer);
  await phone.get(link);
  const told = await phone.send(/confirm/, { password: VISITOR_PASSWORD });
  expect(told.url.pathname).toBe(hold);
  expect(told.text).toContain(`bis ${UNTIL.exec(signIn.text)?.[1]} Uhr`);
  expect(told.text).toContain("in dem Browser, in dem Sie sie gewählt haben");
  expect(told.text).not.toContain("abgelaufen");
  await home.get(`/account/sign-in?at=zeitz&to=${encodeURIComponent(hold)}`);
  const on = await home.send("/account/session", { email: EMAIL, password: VISITOR_PASSWORD });
  expect([on.status, on.url.pathname]).toEqual([200, hold]);
  expect(on.text).toContain("Ihre Angaben");
  foyer.clock.advance(30 * 60_000);
  expect((await phone.get(hold)).text).toContain("nicht mehr für Sie freigehalten");
});

test("booked meanwhile in the first browser: the other one does not call it lost", async () => {
  const { home, hold, link } = await begin();
  const phone = browsing(foyer);
  await phone.get(link);
  await phone.send(/confirm/, { password: VISITOR_PASSWORD });
  await home.get(`/account/sign-in?at=zeitz&to=${encodeURIComponent(hold)}`);
  await home.send("/account/session", { email: EMAIL, password: VISITOR_PASSWORD });
  const booked = await home.send(hold, { name: "Anna Grün", email: EMAIL });
  expect(booked.url.pathname).toStartWith("/a/zeitz-");
  const told = await phone.get(hold);
  expect(told.text).toContain("nicht mehr für Sie freigehalten");
  expect(told.text).toContain("Haben Sie schon gebucht? Dann gilt der Termin");
});

test("of a time whose address somebody guesses, nothing is said", async () => {
  const { hold } = await begin();
  const [id = ""] = hold.split(".");
  const stranger = browsing(foyer);
  for (const guess of [`${id}.${"A".repeat(16)}`, "/hold/zeitz-t9999.AAAAAAAAAAAAAAAA"]) {
    const told = await stranger.get(guess);
    expect(told.text).toContain("nicht mehr für Sie freigehalten");
    expect(told.text).not.toContain("in dem Browser");
  }
});

describeInBrowser("the letter in another browser", (visit) => {
  test("can be read on a small phone", async () => {
    const { hold } = await begin();
    const page = await visit.open(foyer.url + hold, { viewport: { width: 360, height: 740 } });
    await page.getByText("in dem Browser, in dem Sie sie gewählt haben").waitFor();
    await expectAccessible(page);
    await shot(page, "account-elsewhere-360");
  });
});
