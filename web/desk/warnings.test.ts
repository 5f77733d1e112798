// Rule: however many alarms there are, the button that calls is in sight, and each alarm is one press away.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter, drawAtKiosk } from "../../fixtures/desk.ts";
import { drawAt } from "../../fixtures/devices/in-house.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { printerSays } from "../../fixtures/kiosk.ts";
import { employ } from "../../fixtures/staff.ts";

const PRINTER = "zeitz-printer-foyer";
let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
  await employ(foyer, "anna");
});
afterEach(() => foyer.close());

/** Four slips that nobody printed, and no paper: five alarms. */
async function badDay(): Promise<void> {
  for (let count = 0; count < 4; count++) await drawAt(foyer, PRINTER);
  foyer.clock.advance(60_000);
  printerSays(foyer, PRINTER, "out");
  await drawAtKiosk(foyer);
}

describeInBrowser("a desk with many alarms", (visit) => {
  test("says them in one line in every window, and opens them where they are asked for", async () => {
    const page = await atCounter(visit, foyer, "anna", "2", { width: 1440, height: 900 });
    await badDay();
    const fold = page.locator("#warnings > summary");
    await fold.getByText("5 Hinweise").waitFor();
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [420, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const call = await page.getByRole("button", { name: "Nächste Nummer" }).boundingBox();
      expect(call!.y + call!.height).toBeLessThanOrEqual(height / 2);
      expect((await fold.boundingBox())!.height).toBeLessThan(48);
      await shot(page, `desk-alarms-${width}`);
      await expectAccessible(page);
    }
    expect(await fold.textContent()).toContain("Bondrucker im Foyer: kein Papier.");
    await fold.click();
    await page
      .getByRole("button", { name: /^Gesehen/ })
      .first()
      .click();
    await fold.getByText("4 Hinweise").waitFor();
    expect(await page.locator("#warnings").getAttribute("open")).not.toBeNull();
    await shot(page, "desk-alarms-open-420");
  });
});
