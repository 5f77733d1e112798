// Rule: staff close a department and move whom it hits by the page alone, with and without JavaScript, in a narrow window and a wide one.
import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { bookByStaff } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD } from "../../fixtures/staff.ts";

let foyer: Foyer;

beforeAll(async () => {
  foyer = await openFoyer();
  await employ(foyer, "anna");
});
afterAll(() => foyer.close());

describeInBrowser("changes of hours", (visit) => {
  for (const [width, javaScriptEnabled, day, name] of [
    [360, false, "2026-11-24", "24. November"],
    [1280, true, "2026-12-03", "3. Dezember"],
  ] as const) {
    test(`a closure is entered, checked, saved and taken back at ${width} px, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
      for (const hour of [9, 10, 13])
        await bookByStaff(foyer, {
          location: "zeitz",
          service: "kita-beitrag",
          from_at: Date.parse(`${day}T${String(hour - 1).padStart(2, "0")}:00Z`),
        });
      const page = await visit.open(`${foyer.url}/desk/zeitz/hours`, {
        viewport: { width, height: 900 },
        javaScriptEnabled,
      });
      const inspect = (what: string) => looksRight(page, `${what}-${width}`, javaScriptEnabled);
      await page.getByLabel("Anmeldename").fill("anna");
      await page.getByLabel("Passwort").fill(PASSWORD);
      await page.getByRole("button", { name: "Anmelden" }).click();
      await page.getByRole("link", { name: "Sonderöffnung eintragen" }).click();
      await page.getByRole("heading", { name: "Sonderöffnung: Bürgerbüro" }).waitFor();
      await inspect("opening");
      await page.getByRole("link", { name: "Zurück zur Übersicht" }).click();
      await page.getByRole("link", { name: "Schließung eintragen" }).click();
      await page.getByLabel("Was ist geschlossen?").selectOption("kita");
      await page.getByLabel("Erster Tag").fill(day);
      await page.getByLabel("Letzter Tag").fill(day);
      await page.getByLabel("Grund auf Deutsch").fill("Fortbildung des Teams");
      await page.getByLabel("Grund auf Englisch").fill("Training of the team");
      await inspect("closure");
      await page.getByRole("button", { name: "Weiter" }).click();
      await page.getByRole("heading", { name: "Betroffene Termine: 3" }).waitFor();
      await page.getByRole("checkbox").last().uncheck();
      await inspect("preview");
      await page.getByRole("button", { name: "Speichern und Ausgewählte verlegen" }).click();
      await page.getByRole("status").getByText("Verlegte Termine: 2.").waitFor();
      await page.getByRole("heading", { name: "Termine ohne Platz" }).waitFor();
      await page
        .getByText(`geschlossen am ${day === "2026-11-24" ? "Dienstag" : "Donnerstag"}, ${name} 2026`)
        .first()
        .waitFor();
      await inspect("overview");
      await page.getByRole("button", { name: "Ausgewählte verlegen" }).click();
      await page.getByRole("status").getByText("Verlegte Termine: 1.").waitFor();
      await page.getByRole("link", { name: /^Aufheben/ }).click();
      await page.getByRole("button", { name: "Aufheben" }).click();
      await page
        .getByText("Es gelten die gewöhnlichen Öffnungszeiten, feste Schließtage und Feiertage.")
        .waitFor();
    });
  }
});

async function looksRight(page: Page, name: string, scripts: boolean): Promise<void> {
  await shot(page, `opening-${name}`);
  if (!scripts) return;
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
}
