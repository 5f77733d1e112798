// Rule: an appointment is booked, moved and given up by the pages alone: with and without JavaScript, on a small phone and a wide screen, and by keyboard.
import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { VISITOR_PASSWORD, visitorAt } from "../../fixtures/account-holder.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { readQr } from "../../fixtures/browser/read-qr.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";

let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer();
});
afterAll(() => foyer.close());

async function looksRight(page: Page, name: string, scripts: boolean): Promise<void> {
  // Without scripts nothing can be run in the page.
  if (scripts) {
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await shot(page, `booking-${name}`);
  } else await page.screenshot({ path: `.shots/booking-${name}-plain.png` });
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).click();
const see = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).waitFor();

describeInBrowser("an appointment from home", (visit) => {
  for (const [width, javaScriptEnabled] of [
    [360, false],
    [360, true],
    [1280, true],
  ] as const) {
    test(`from the entrance to the calendar file at ${width} px, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
      const page = await visit.open(foyer.url, { viewport: { width, height: 800 }, javaScriptEnabled });
      const inspect = (name: string) => looksRight(page, `${name}-${width}`, javaScriptEnabled);
      await page
        .getByRole("link", { name: /Termin buchen/ })
        .last()
        .click();
      await see(page, "Worum geht es?");
      await inspect("departments");
      await follow(page, /Bürgerbüro/);
      await page.getByLabel(/^Wohnsitz anmelden/).selectOption("2");
      await inspect("matters");
      await press(page, "Weiter");
      await see(page, "Das geht auch online, ohne Termin");
      await inspect("before");
      await follow(page, "Weiter zu Tag und Uhrzeit");
      await see(page, "Wann möchten Sie kommen?");
      await inspect("times");
      await follow(page, "Dezember 2026");
      await follow(page, /^Mittwoch, 2. Dezember, \d+ Zeiten frei/);
      await see(page, "Mittwoch, 2. Dezember");
      await inspect("day");
      await page.locator(".booking__part button").nth(2).click();
      await see(page, "Ihre Angaben");
      await page.getByLabel("Handynummer").fill("12");
      await inspect("person");
      await press(page, "Termin verbindlich buchen");
      await see(page, "Bitte prüfen Sie Ihre Angaben");
      expect(await page.getByLabel("Handynummer").inputValue()).toBe("12");
      await inspect("mistakes");
      await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
      await page.getByLabel("Handynummer").fill("0171 2345678");
      await press(page, "Termin verbindlich buchen");
      await page.getByText("Ihr Termin ist gebucht").waitFor();
      expect(page.url()).toMatch(/\/a\/alzey-t\d+\.[\w-]{16}$/);
      await inspect("own");
      if (javaScriptEnabled) {
        const src = await page.getByAltText("QR-Code für den Automaten").getAttribute("src");
        expect(await readQr(page, src ?? "")).toBe(page.url());
      }

      await page.getByLabel(/^Wohnungsgeber/).check();
      await press(page, "Speichern");
      await page.getByText("Noch 2 Unterlagen fehlen.").waitFor();
      await follow(page, "Termin verlegen");
      await see(page, "Termin verlegen");
      await inspect("move");
      await page.locator(".booking__part button").first().click();
      await page.getByText("Ihr Termin ist verlegt").waitFor();
      await follow(page, "Termin absagen");
      await see(page, "Möchten Sie diesen Termin wirklich absagen?");
      await inspect("end");
      await press(page, "Termin absagen");
      await page.getByText("Dieser Termin ist abgesagt").first().waitFor();
      await inspect("cancelled");
    });
  }

  test("back, reload and another tab lead to a page that helps", async () => {
    const page = await visit.open(`${foyer.url}/book/alzey/ordnung/times?n-gewerbe-anmelden=1`);
    await page.locator(".booking__part button").first().click();
    await see(page, "Ihre Angaben");
    const hold = page.url();
    await page.reload();
    await see(page, "Ihre Angaben");
    await page.goBack();
    await page.locator(".booking__part button").first().click();
    await see(page, "Ihre Angaben");
    expect(page.url()).not.toBe(hold);
    const other = await page.context().newPage();
    await other.goto(hold);
    await other.getByText("nicht mehr für Sie freigehalten").waitFor();
    await looksRight(other, "over", true);
    await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
    await page.getByLabel("Handynummer").fill("0171 2345678");
    await press(page, "Termin verbindlich buchen");
    await page.getByText("Ihr Termin ist gebucht").waitFor();
    const own = page.url();
    await page.goBack();
    await page.getByText("Ihr Termin ist gebucht").waitFor();
    expect(page.url()).toBe(own);
  });

  test("with the script a mistake is shown in place, with the focus on it, and the way back stays one step", async () => {
    const page = await visit.open(`${foyer.url}/book/alzey/ordnung/times?n-parkausweis=1`);
    await page.locator(".booking__part button").nth(4).click();
    await see(page, "Ihre Angaben");
    let loads = 0;
    page.on("load", () => loads++);
    await press(page, "Termin verbindlich buchen");
    await see(page, "Bitte prüfen Sie Ihre Angaben");
    await page.waitForFunction(() => document.activeElement?.classList.contains("booking__refusal"));
    expect(loads).toBe(0);
    await page.getByRole("link", { name: /Bitte füllen Sie aus: Handynummer/ }).press("Enter");
    await page.keyboard.type("0171 2345678");
    await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
    await page.getByRole("button", { name: "Termin verbindlich buchen" }).dblclick();
    await page.getByText("Ihr Termin ist gebucht").waitFor();
    expect(page.url()).toContain("/a/");
  });

  test("the time that is left counts down, and when it is over the form says what to do", async () => {
    const page = await visit.open(`${foyer.url}/book/alzey/ordnung/times?n-parkausweis=1`);
    await page.locator(".booking__part button").first().click();
    await page
      .getByRole("timer")
      .getByText(/^9:5\d$/)
      .waitFor();
    await page.evaluate(() => {
      const timer = document.querySelector<HTMLElement>("[data-left]");
      const again = timer?.cloneNode(true) as HTMLElement;
      // In a demo so many seconds of the house pass in one of ours.
      again.dataset.left = "60";
      again.dataset.pace = "60";
      timer?.replaceWith(again);
    });
    await page
      .getByRole("timer")
      .getByText("Schicken Sie das Formular trotzdem ab")
      .waitFor({ timeout: 8_000 });
  });

  test("by keyboard alone, in plain German, with the account that the town asks for", async () => {
    await visitorAt(foyer, "anna@example.org");
    const page = await visit.open(`${foyer.url}/book/zeitz/kita?lang=de-leicht`);
    const box = page.getByRole("checkbox").first();
    await box.focus();
    await page.keyboard.press("Space");
    expect(await box.isChecked()).toBe(true);
    await page.keyboard.press("Enter");
    await see(page, "Bitte lesen Sie das zuerst");
    await page.getByRole("link", { name: "Weiter zum Tag" }).press("Enter");
    await see(page, "Wann möchten Sie kommen?");
    await page.locator(".booking__part button").first().press("Enter");
    await see(page, "Anmelden");
    await page.getByLabel("E-Mail-Adresse").fill("anna@example.org");
    await page.getByLabel("Passwort").fill(VISITOR_PASSWORD);
    await page.keyboard.press("Enter");
    await see(page, "Wer sind Sie?");
    await page.getByLabel("Vorname und Nachname").fill("Anna Grün");
    await page.keyboard.press("Enter");
    await page.getByText("Sie haben den Termin").first().waitFor();
    await looksRight(page, "leicht", true);
  });

  test("in Arabic the whole way reads from right to left", async () => {
    const page = await visit.open(`${foyer.url}/book/alzey/buergerbuero/times?n-reisepass=1&lang=ar`, {
      viewport: { width: 360, height: 800 },
    });
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    await looksRight(page, "times-ar", true);
    await page.locator(".booking__part button").first().click();
    await see(page, "بياناتك");
    await looksRight(page, "person-ar", true);
  });

  test("late by a little is told, by much it is said what to do", async () => {
    const page = await visit.open(`${foyer.url}/book/alzey/buergerbuero/times?n-fundbuero=1`);
    await page.locator(".booking__part button").last().click();
    await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
    await page.getByLabel("Handynummer").fill("0171 2345678");
    await press(page, "Termin verbindlich buchen");
    await page.getByLabel("Um wie viele Minuten?").selectOption("länger");
    await press(page, "Bescheid geben");
    await page.getByText("können wir den Platz nicht freihalten").waitFor();
    await looksRight(page, "too-late", true);
    await page.getByLabel("Um wie viele Minuten?").selectOption("10 Minuten");
    await press(page, "Bescheid geben");
    await page.getByText("Der Schalter weiß Bescheid").waitFor();
    await page.getByText("Sie kommen etwa 10 Minuten später").waitFor();
  });
});
