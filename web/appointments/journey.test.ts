// Rule: staff give, move and end appointments by the page alone, with and without JavaScript, in a narrow window and a wide one.
import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { bookTime } from "../../fixtures/booking.ts";
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

async function looksRight(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await shot(page, `appointments-${name}`);
}

describeInBrowser("appointments at the desk", (visit) => {
  for (const [width, javaScriptEnabled] of [
    [400, false],
    [1280, true],
  ] as const) {
    test(`from the matter to the ticket at ${width} px, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
      const page = await visit.open(`${foyer.url}/desk/alzey/appointments`, {
        viewport: { width, height: 900 },
        javaScriptEnabled,
      });
      const inspect = (name: string) =>
        javaScriptEnabled
          ? looksRight(page, `${name}-${width}`)
          : shot(page, `appointments-${name}-${width}`);
      await page.getByLabel("Anmeldename").fill("anna");
      await page.getByLabel("Passwort").fill(PASSWORD);
      await page.getByRole("button", { name: "Anmelden" }).click();
      await page.getByRole("heading", { name: "Termine heute, Dienstag, 17. November" }).waitFor();

      await page.getByRole("link", { name: "Termin vergeben" }).click();
      await page.getByLabel("Anliegen").selectOption("reisepass");
      await page.getByLabel("Anzahl").first().fill("2");
      await inspect("matters");
      await page.getByRole("button", { name: "Zeiten zeigen" }).click();
      await page.getByRole("heading", { name: "Zeit wählen" }).waitFor();
      await inspect("times");
      await page.getByRole("button", { name: "14:10" }).click();
      await page.getByRole("heading", { name: "Für wen ist der Termin?" }).waitFor();
      await page.getByLabel("Vor- und Nachname").fill("Jörg Groß");
      await page.getByLabel("Handynummer").fill("12");
      await page.getByRole("button", { name: "Termin buchen" }).click();
      await page.getByRole("alert").getByText("Bitte geben Sie eine Telefonnummer").waitFor();
      await inspect("person");
      expect(await page.getByLabel("Vor- und Nachname").inputValue()).toBe("Jörg Groß");
      await page.getByLabel("Handynummer").fill("0171 2345678");
      await page.getByRole("button", { name: "Andere Zeit wählen" }).click();
      await page.getByRole("button", { name: /frei$/ }).first().click();
      await inspect("other");
      await page.getByRole("button", { name: "14:10" }).click();
      expect(await page.getByLabel("Handynummer").inputValue()).toBe("0171 2345678");
      await page.getByRole("button", { name: "Termin buchen" }).click();
      await page
        .getByRole("status")
        .getByText(/Termin T\d+, Dienstag, 17. November, 14:10 Uhr: gebucht./)
        .waitFor();

      const code = ((await page.locator(".booking__digits").textContent()) ?? "").replace(/\s/g, "");
      expect(code).toMatch(/^\d{6}$/);
      await inspect("card");
      await page.getByRole("link", { name: "Angaben ändern" }).click();
      await page.getByRole("heading", { name: "Angaben ändern" }).waitFor();
      await page.getByLabel("Handynummer").fill("12");
      await page.getByRole("button", { name: "Angaben speichern" }).click();
      await page.getByRole("alert").getByText("Bitte geben Sie eine Telefonnummer").waitFor();
      await inspect("contact");
      await page.getByLabel("Handynummer").fill("0171 7654321");
      await page.getByRole("button", { name: "Angaben speichern" }).click();
      await page.getByRole("status").getByText("Die Bestätigung geht noch einmal hinaus.").waitFor();
      await page.getByRole("link", { name: "Zurück zu den Terminen" }).click();
      await page
        .getByRole("listitem")
        .filter({ hasText: `Code ${code}` })
        .getByText("Jörg Groß")
        .waitFor();

      await page
        .getByRole("link", { name: /^Verlegen T/ })
        .first()
        .click();
      await page.getByRole("button", { name: "14:20" }).click();
      await page
        .getByRole("status")
        .getByText(/14:20 Uhr: gebucht/)
        .waitFor();
      await inspect("list");
      await page.getByRole("button", { name: /^Ist da T/ }).click();
      await page
        .getByRole("status")
        .getByText(/ist da, Nummer A\d{3}, im Haus seit 09:00/)
        .waitFor();
      await page.getByText("2 × Reisepass beantragen").first().waitFor();

      await page.getByRole("link", { name: "Zurück zum Arbeitsplatz" }).click();
      await page.getByRole("heading", { name: "Schalter wählen" }).waitFor();
      await foyer.ask("alzey", { type: "open", counter: "1", clerk: "berta" });
      await foyer.ask("alzey", { type: "call-next", counter: "1" });
      await foyer.ask("alzey", { type: "start", counter: "1" });
      await foyer.ask("alzey", { type: "finish", counter: "1" });
      await foyer.ask("alzey", { type: "close", counter: "1" });
      await page.goto(`${foyer.url}/desk/alzey/appointments`);
      await page
        .getByText(/erledigt, Nummer A/)
        .first()
        .waitFor();
    });
  }

  test("a list that somebody looks at follows what happens; cancelling asks first", async () => {
    const page = await visit.open(`${foyer.url}/desk/zeitz/appointments`, {
      viewport: { width: 1280, height: 900 },
    });
    await page.getByLabel("Anmeldename").fill("anna");
    await page.getByLabel("Passwort").fill(PASSWORD);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.getByText("An diesem Tag gibt es keine Termine.").waitFor();
    await bookTime(foyer, "zeitz", {
      matters: [{ service: "beglaubigung", quantity: 1 }],
      start_at: foyer.clock.now() + 3_600_000,
    });
    await page.getByRole("button", { name: /^Absagen/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Ja" }).click();
    await page
      .getByRole("status")
      .getByText(/abgesagt/)
      .waitFor();
    expect(await page.getByRole("button", { name: /^Absagen/ }).count()).toBe(0);
  });
});
