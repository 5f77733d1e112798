// Rule: the browser works for the time by itself, without anything to press or to read; without JavaScript the link does instead.
import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { appointmentPath } from "../../engine/keys/appointment-token.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { ruled } from "./ruled.testing.ts";

const PHONE = { width: 360, height: 800 };
let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer({ towns: await ruled(3) });
});
afterAll(() => foyer.close());

async function fillIn(page: Page): Promise<void> {
  await page.locator(".booking__part button").first().click();
  await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
  await page.getByLabel("E-Mail-Adresse").fill("anna@example.org");
}
const press = (page: Page) => page.getByRole("button", { name: "Termin verbindlich buchen" }).click();

describeInBrowser("booking under rules against robots", (visit) => {
  test("with JavaScript: worked for while the form is filled in, then booked", async () => {
    const page = await visit.open(`${foyer.url}/book/zeitz/kita/times?n-kita-beitrag=1`, { viewport: PHONE });
    await fillIn(page);
    await page.getByText("Die Rechenaufgabe ist gelöst.").waitFor();
    await expectAccessible(page);
    await shot(page, "limits-worked");
    await press(page);
    await page.getByText("Ihr Termin ist gebucht").waitFor();
  });

  test("pressed before it is through, it is sent when it is", async () => {
    const page = await visit.open(`${foyer.url}/book/zeitz/kita/times?n-kita-beitrag=1`, { viewport: PHONE });
    await page.addInitScript(() => {
      const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
      let slow = 0;
      crypto.subtle.deriveBits = async (...asked) => {
        if (slow++ === 0)
          await new Promise((pressed) =>
            window.addEventListener("submit", pressed, { once: true, capture: true }),
          );
        return derive(...asked);
      };
    });
    await fillIn(page);
    await press(page);
    await page.getByText("Ihr Termin ist gebucht").waitFor();
  });

  test("without JavaScript: the link is sent, opened and pressed", async () => {
    const context = { viewport: PHONE, javaScriptEnabled: false };
    const page = await visit.open(`${foyer.url}/book/zeitz/kita/times?n-kita-beitrag=1`, context);
    await fillIn(page);
    await page.getByText("Ohne JavaScript schicken wir Ihnen einen Link zum Bestätigen.").waitFor();
    await press(page);
    await page.getByRole("heading", { name: "Bitte bestätigen Sie Ihren Termin" }).waitFor();
    await shot(page, "limits-written");
    const id = /(zeitz-t\d+)/.exec(page.url())?.[1] ?? "";
    const own = await visit.open(foyer.url + appointmentPath(foyer.engine.keys, id), { viewport: PHONE });
    await own.getByText("Diese Zeit wird bis").waitFor();
    await expectAccessible(own);
    await shot(own, "limits-confirm");
    await own.getByRole("button", { name: "Termin jetzt bestätigen" }).click();
    await own.getByText("Ihr Termin ist gebucht").waitFor();
    expect(own.url()).not.toContain("confirmation");
  });
});
