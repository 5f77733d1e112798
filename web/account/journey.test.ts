// Rule: with and without JavaScript, on a phone and by keys alone, somebody comes by an account, an appointment with it, and a passkey.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { CDPSession, Page } from "playwright-core";
import { letterTo, VISITOR_PASSWORD } from "../../fixtures/account-holder.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { openPortal, type Portal, SECRET, withPortal } from "../../fixtures/portal.ts";

const EMAIL = "anna.gruen@example.org";
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 900 };

let portal: Portal;
let foyer: Foyer;
/** Passkeys need a name; a bare address has none. */
let home: string;
beforeEach(async () => {
  portal = await openPortal();
  const towns = withPortal(await bothTowns(), "zeitz", portal.issuer);
  foyer = await openFoyer({ towns, portal_secrets: new Map([["zeitz", SECRET]]) });
  home = foyer.url.replace("127.0.0.1", "localhost");
  portal.admit({ url: home });
});
afterEach(async () => {
  await foyer.close();
  await portal.close();
});

async function looksRight(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await shot(page, `account-${name}`);
}

async function register(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Konto anlegen" }).click();
  await page.getByLabel("E-Mail-Adresse").fill(EMAIL);
  await page.getByLabel("Passwort").fill(VISITOR_PASSWORD);
  await page.getByRole("button", { name: "Konto anlegen" }).click();
  await page.getByRole("heading", { name: "Bitte sehen Sie in Ihr Postfach" }).waitFor();
}

async function confirm(page: Page): Promise<void> {
  await page.goto(home + (await letterTo(foyer, EMAIL)).link);
  await page.getByLabel("Passwort").fill(VISITOR_PASSWORD);
  await page.getByRole("button", { name: "Bestätigen und anmelden" }).click();
}

/** A phone's or laptop's own passkeys, without its person's finger. */
async function authenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

describeInBrowser("a visitor's account", (visit) => {
  for (const javaScriptEnabled of [false, true]) {
    test(`from the kept time over a new account back to the booking, at 360 px, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
      const page = await visit.open(`${home}/book/zeitz/buergerbuero/times?n-reisepass=1&day=2026-11-19`, {
        viewport: NARROW,
        javaScriptEnabled,
      });
      const inspect = (name: string) =>
        javaScriptEnabled ? looksRight(page, name) : shot(page, `account-${name}-plain`);
      await page.getByRole("button", { name: "09:00" }).first().click();
      await page.getByRole("heading", { name: "Anmelden" }).waitFor();
      await inspect("sign-in-360");
      await page.getByRole("link", { name: /Anleitung/ }).click();
      await page.getByRole("heading", { name: "So kommen Sie zu Ihrem Konto" }).waitFor();
      await inspect("guide-360");
      await page.goBack();
      await register(page);
      await inspect("letter-360");
      await confirm(page);
      await page.getByRole("heading", { name: "Ihre Angaben" }).waitFor();
      expect(await page.getByLabel("E-Mail-Adresse").inputValue()).toBe(EMAIL);
      await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
      await page.getByRole("button", { name: "Termin verbindlich buchen" }).click();
      await page.getByText("Ihr Termin ist gebucht").waitFor();
      await page.goto(`${home}/account`);
      await page.getByRole("heading", { name: "Meine Termine" }).waitFor();
      await inspect("mine-360");
      await page.getByRole("link", { name: "Konto und Daten" }).click();
      await page.getByRole("heading", { name: "Konto und Daten" }).waitFor();
      await inspect("settings-360");
      await page.getByRole("link", { name: "Konto löschen" }).click();
      await page.getByRole("heading", { name: "Das bleibt" }).waitFor();
      await inspect("erase-360");
      await page.getByLabel(/Absagen/).check();
      await page.getByLabel("Passwort").fill(VISITOR_PASSWORD);
      await page.getByRole("button", { name: "Konto endgültig löschen" }).click();
      await page.getByRole("status").getByText("Ihr Konto ist gelöscht").waitFor();
    });
  }

  test("by the town's portal, from the kept time and back to it", async () => {
    const page = await visit.open(`${home}/book/zeitz/buergerbuero/times?n-reisepass=1&day=2026-11-19`, {
      viewport: WIDE,
    });
    await page.getByRole("button", { name: "09:00" }).first().click();
    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
    await looksRight(page, "sign-in-1280");
    await page.getByRole("link", { name: "Über das Portal anmelden" }).click();
    await page.getByPlaceholder(/login/i).fill("anna");
    await page.getByPlaceholder(/password/i).fill("any");
    await page.getByRole("button", { name: "Sign-in" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "Ihre Angaben" }).waitFor();
    expect(await page.getByLabel("Vor- und Nachname").inputValue()).toBe("Frau anna");
    await page.getByRole("button", { name: "Termin verbindlich buchen" }).click();
    await page.getByText("Ihr Termin ist gebucht").waitFor();
    await page.goto(`${home}/account/settings`);
    await page.getByText("Bürgerportal").waitFor();
    await looksRight(page, "portal-settings-1280");
  });

  test("a passkey: made once, then signed in without typing; removed, it opens nothing", async () => {
    const page = await visit.open(`${home}/account/sign-in?at=zeitz&to=/account/settings`, {
      viewport: WIDE,
    });
    const device = await authenticator(page);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
    await register(page);
    await confirm(page);
    const password = page.locator("#passkey-password");
    await password.fill("not-the-password");
    await page.getByRole("button", { name: "Passkey einrichten" }).click();
    await page.getByRole("status").getByText("Das Passwort stimmt nicht").waitFor();
    await looksRight(page, "passkey-password-1280");
    await password.fill(VISITOR_PASSWORD);
    await page.getByRole("button", { name: "Passkey einrichten" }).click();
    await page.getByRole("status").getByText("Ihr Passkey ist eingerichtet").waitFor();
    await looksRight(page, "passkeys-1280");
    const [row] = await foyer.engine.store.list("passkey");
    await page.goto(`${home}/account`);
    await page.getByRole("button", { name: "Abmelden" }).click();
    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
    await ready(page);
    const sent = page.waitForRequest(`${home}/account/passkey-session`);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).press("Enter");
    await page.getByRole("heading", { name: "Meine Termine" }).waitFor();
    const body = (await sent).postData() ?? "";
    const replay = (form: string) =>
      fetch(`${home}/account/passkey-session`, {
        method: "POST",
        body: new URLSearchParams(form),
        redirect: "manual",
      });
    expect((await replay(body)).status).toBe(401);
    // Nor does the answer fit another question.
    const asked = await (await fetch(`${home}/account/passkey-session/options`, { method: "POST" })).json();
    const elsewhere = new URLSearchParams(body);
    elsewhere.set("token", asked.token);
    expect((await replay(elsewhere.toString())).status).toBe(401);
    expect((await foyer.engine.store.get("passkey", row!.id))!.counter).toBeGreaterThan(row!.counter);
    // So that its letter is the newest.
    foyer.clock.advance(1000);
    const forgotten = await visit.open(`${home}/account/reset?at=zeitz`, { viewport: NARROW });
    await forgotten.getByLabel("E-Mail-Adresse").fill(EMAIL);
    await forgotten.getByRole("button", { name: "Link schicken" }).click();
    await forgotten.getByRole("heading", { name: "Bitte sehen Sie in Ihr Postfach" }).waitFor();
    await forgotten.goto(home + (await letterTo(foyer, EMAIL)).link);
    await forgotten.getByText("Passkey, eingerichtet am Dienstag, 17. November").waitFor();
    await looksRight(forgotten, "reset-passkeys-360");
    await page.goto(`${home}/account/settings`);
    // Whoever has just come in by passkey has shown enough.
    await page.getByRole("button", { name: "Passkey einrichten" }).waitFor();
    expect(await password.count()).toBe(0);
    await page.getByRole("button", { name: /^Entfernen/ }).click();
    await page.getByText("Der Passkey gilt nicht mehr").waitFor();
    expect(await foyer.engine.store.list("passkey")).toEqual([]);
    await page.goto(`${home}/account`);
    await page.getByRole("button", { name: "Abmelden" }).click();
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
    await page.getByRole("alert").getByText("Das hat mit dem Passkey nicht geklappt").waitFor();
    await looksRight(page, "passkey-refused-1280");
    await device.detach();
  });

  test("by keys alone: to the field, in, and out again", async () => {
    const page = await visit.open(`${home}/account/new?at=zeitz`, { viewport: WIDE });
    await page.getByLabel("E-Mail-Adresse").focus();
    await page.keyboard.type(EMAIL);
    await page.keyboard.press("Tab");
    await page.keyboard.type(VISITOR_PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Bitte sehen Sie in Ihr Postfach" }).waitFor();
    await page.goto(home + (await letterTo(foyer, EMAIL)).link);
    await ready(page);
    await page.getByLabel("Passwort").focus();
    await page.keyboard.type("a wrong password");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Das Passwort stimmt nicht.").waitFor();
    await looksRight(page, "confirm-1280");
    await page.getByLabel("Passwort").focus();
    await page.keyboard.type(VISITOR_PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Meine Termine" }).waitFor();
    await page.getByRole("button", { name: "Abmelden" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
  });

  for (const language of ["en", "de-leicht", "tr", "uk", "ar", "ru", "pl"] as const)
    test(`the guide in ${language}, readable at 360 px`, async () => {
      const page = await visit.open(`${home}/account/guide?at=zeitz&lang=${language}`, { viewport: NARROW });
      expect(await page.locator("ol > li").count()).toBe(13);
      await looksRight(page, `guide-${language}-360`);
    });
});
