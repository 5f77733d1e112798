// Rule: whyever the form for whoever comes is not taken, all that was typed is still there, with and without JavaScript.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { letterTo, VISITOR_PASSWORD } from "../../fixtures/account-holder.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { browsing } from "../../fixtures/browsing.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const MINUTE_MS = 60_000;
const TIMES = "/book/alzey/ordnung/times";
const MATTER = "n-parkausweis=1";
const DAY = "2026-11-19";
const ANNA = { name: "Anna Grün", phone: "0171 2345678", email: "anna@example.org" };

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

/** Another browser of the same person, who has as many appointments in Alzey as one person may. */
async function three(): Promise<void> {
  for (let nth = 0; nth < 3; nth++) {
    const visitor = new Visitor(foyer);
    expect((await visitor.post(await visitor.hold(TIMES, MATTER, DAY), ANNA)).location).toStartWith("/a/");
  }
}

const expectTyped = (text: string) => {
  for (const value of Object.values(ANNA)) expect(text).toContain(`value="${value}"`);
};

test("a fourth appointment in Alzey: the page says how many there may be, and another number gets it", async () => {
  await three();
  const anna = new Visitor(foyer);
  const hold = await anna.hold(TIMES, MATTER, DAY);
  const refused = await anna.post(hold, ANNA);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("So viele Termine können Sie hier zugleich haben: 3.");
  expectTyped(refused.text);
  const other = { name: "Ben Blau", phone: "0171 7654321" };
  expect((await anna.post(hold, other)).location).toStartWith("/a/");
});

test("too many forms from one address: when to try again, and it works then", async () => {
  await three();
  const anna = new Visitor(foyer);
  const hold = await anna.hold(TIMES, MATTER, DAY);
  let refused = await anna.post(hold, ANNA);
  for (let tried = 0; tried < 20 && refused.status !== 429; tried++) refused = await anna.post(hold, ANNA);
  expect([refused.status, refused.text.includes('role="alert"')]).toEqual([429, true]);
  expectTyped(refused.text);
  expect(refused.text).toContain(`action="${hold}"`);
  foyer.clock.advance(MINUTE_MS);
  expect((await anna.post(hold, { ...ANNA, phone: "0171 7654321", email: "" })).location).toStartWith("/a/");
});

test("signed out meanwhile: signed in again, the form is as it was; also when the time ran out meanwhile", async () => {
  const page = browsing(foyer);
  const times = "/book/zeitz/buergerbuero/times";
  const { text } = await page.get(`${times}?n-reisepass=1&day=${DAY}`);
  const start = /name="start" value="(\d+)"/.exec(text)?.[1] ?? "";
  const asked = await page.send(times, { start });
  const to = asked.url.searchParams.get("to") ?? "";
  await page.get(`/account/new?at=zeitz&to=${encodeURIComponent(to)}`);
  await page.send("/account/new", { email: ANNA.email, password: VISITOR_PASSWORD });
  await page.get((await letterTo(foyer, ANNA.email)).link);
  await page.send(/confirm/, { password: VISITOR_PASSWORD });
  page.forget("visitor");
  const out = await page.send(to, ANNA);
  expect(out.url.pathname).toBe("/account/sign-in");
  expect(out.url.href).not.toContain("Anna");
  const back = await page.send("/account/session", { email: ANNA.email, password: VISITOR_PASSWORD });
  expect(back.url.pathname).toBe(to);
  expectTyped(back.text);
  page.forget("visitor");
  await page.send(to, ANNA);
  foyer.clock.advance(15 * MINUTE_MS);
  const late = await page.send("/account/session", { email: ANNA.email, password: VISITOR_PASSWORD });
  expect(late.text).toContain("Die Zeit zum Ausfüllen ist abgelaufen");
  expectTyped(late.text);
});

test("what was typed before a sign-in is shown to no other browser, and is forgotten", async () => {
  const towns = structuredClone(await bothTowns());
  towns[1]!.departments[1]!.booking!.hold_min = 30;
  for (const one of towns[1]!.departments) one.booking!.channels.online!.account = true;
  await foyer.close();
  foyer = await openFoyer({ towns });
  const anna = new Visitor(foyer);
  const hold = await anna.hold(TIMES, MATTER, DAY);
  expect((await anna.post(hold, ANNA)).location).toStartWith("/account/sign-in");
  const stranger = await new Visitor(foyer).get(hold);
  expect([stranger.status, stranger.text.includes(ANNA.name)]).toEqual([404, false]);
});

describeInBrowser("a form that is refused", (visit) => {
  for (const javaScriptEnabled of [true, false]) {
    test(`keeps what was typed ${javaScriptEnabled ? "with" : "without"} JavaScript, on a small phone`, async () => {
      await three();
      const viewport = { width: 360, height: 800 };
      const page = await visit.open(`${foyer.url}${TIMES}?${MATTER}&day=${DAY}`, {
        viewport,
        javaScriptEnabled,
      });
      await page.locator(".booking__part button").first().click();
      const line = (name: string) => page.getByLabel(name);
      await line("Vor- und Nachname").fill(ANNA.name);
      await line("E-Mail-Adresse").fill(ANNA.email);
      await line("Handynummer").fill("06731 4080");
      if (javaScriptEnabled) await shot(page, "booking-person-sms-360");
      await line("E-Mail-Adresse").fill("");
      await page.getByRole("button", { name: "Termin verbindlich buchen" }).click();
      await page.getByRole("alert").getByText("keine SMS schicken").waitFor();
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await shot(page, "booking-no-sms-360");
      }
      await line("Handynummer").fill(ANNA.phone);
      await line("E-Mail-Adresse").fill(ANNA.email);
      await page.getByRole("button", { name: "Termin verbindlich buchen" }).click();
      await page.getByRole("alert").getByText("zugleich haben: 3.").waitFor();
      expect(await line("Vor- und Nachname").inputValue()).toBe(ANNA.name);
      expect(await line("E-Mail-Adresse").inputValue()).toBe(ANNA.email);
      expect(await line("Handynummer").inputValue()).toBe(ANNA.phone);
      if (!javaScriptEnabled) return;
      await expectAccessible(page);
      await shot(page, "booking-refused-360");
    });
  }
});
