import { expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { openFoyer } from "../../fixtures/foyer.ts";

const HOUR_MS = 3_600_000;

test("the entrance says which office is open and until when", async () => {
  const foyer = await openFoyer();
  const open = await (await fetch(foyer.url)).text();
  expect(open).toContain("geöffnet");
  expect(open).toContain("bis 18:00 Uhr");
  foyer.clock.advance(12 * HOUR_MS);
  expect(await (await fetch(foyer.url)).text()).toContain("öffnet Mittwoch, 18. November um 09:00 Uhr");
  await foyer.close();
});

test("health answers while the program serves, and says whether it is a demo", async () => {
  const foyer = await openFoyer();
  expect(await (await fetch(`${foyer.url}/health`)).json()).toMatchObject({ status: "ok", demo: false });
  await foyer.close();
});

describeInBrowser("the entrance", (visit) => {
  for (const width of [360, 1280]) {
    test(`can be read by everybody at ${width} px`, async () => {
      const foyer = await openFoyer();
      const page = await visit.open(foyer.url, { viewport: { width, height: 800 } });
      await expectAccessible(page);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(sideways).toBe(false);
      await shot(page, `entrance-${width}`);
      await foyer.close();
    });
  }
});
