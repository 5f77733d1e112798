// Rule: whoever checks in sees floor, room or zone and the way there, in both towns, in letters that can be read from 60 cm; the sketch says that it is one.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { bookByStaff } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { tooSmall } from "../../fixtures/browser/too-small.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlocked } from "../../fixtures/walk.ts";

/** Of the goal's name, in pixels: 3.2 mm on a counter's screen of 15 inches, 5 mm on one of 32 inches that stands upright. */
const LEAST = { 1024: 11, 1080: 16 } as const;
const UPRIGHT = { width: 1080, height: 1920 };
const LOW = { width: 1024, height: 768 };
const WAYS = [
  ["zeitz", "reisepass", ["Erdgeschoss"], "Wartezone gelb"],
  ["zeitz", "kita-platz", ["Erdgeschoss", "1. Obergeschoss"], "Wartezone grün"],
  ["alzey", "reisepass", ["Erdgeschoss"], "Wartezone gelb"],
  ["alzey", "gewerbe-anmelden", ["Erdgeschoss", "1. Obergeschoss"], "Wartezone grün"],
] as const;

describeInBrowser("the way through the house", (visit: Visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer();
  });
  afterEach(() => foyer.close());

  test.each(WAYS)(
    "in %s for %s it leads over the right floors to the right zone",
    async (office, service, floors, zone) => {
      const appointment = await bookByStaff(foyer, { location: office, service });
      const visitor = { type: "check-in", appointment, medium: "none", channel: "desk" } as const;
      const came = await foyer.ask(office, visitor);
      const token = ticketToken(foyer.engine.keys, ("ticket" in came && came.ticket) || "");
      for (const viewport of [UPRIGHT, LOW]) {
        const page = await unlocked(foyer, visit, office, viewport, /Kiosk im Foyer/);
        for (const language of ["ar", "de"]) {
          await page.goto(
            `${foyer.url}/kiosk/${office}/${office}-kiosk-foyer/found/${token}?lang=${language}`,
          );
          await ready(page);
          await shot(page, `plan-${office}-${floors.length}-${language}-${viewport.width}`);
          expect(await tooSmall(page)).toEqual([]);
          const goal = page.locator(".plan__text--goal").first();
          const { height } = (await goal.boundingBox())!;
          expect([language, viewport.width, height]).toEqual([
            language,
            viewport.width,
            Math.max(height, LEAST[viewport.width as keyof typeof LEAST]),
          ]);
          // Nothing of the way or the code is out of sight.
          const bottom = await page
            .locator(".plan__note, .kiosk-code img")
            .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().bottom)));
          const foot = await page.locator(".kiosk-foot").evaluate((one) => one.getBoundingClientRect().top);
          expect([language, viewport.width, bottom <= foot]).toEqual([language, viewport.width, true]);
        }
        await expectAccessible(page);
        const said = await page
          .getByRole("img", { name: /Weg von/ })
          .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
        expect(said).toEqual(floors.map((floor) => `${floor}: Weg von „Sie sind hier“ nach „${zone}“`));
        expect(await page.locator(".plan__text--goal").allTextContents()).toEqual(zone.split(" "));
        expect(await page.locator(".kiosk-ways").textContent()).toContain(`${floors.at(-1)} · ${zone}`);
        expect(await page.locator(".plan__note").textContent()).toContain("Skizze, nicht maßstäblich");
        await page.close();
      }
      const phone = await visit.open(`${foyer.url}/t/${token}`, { viewport: { width: 360, height: 740 } });
      await phone.getByText("So kommen Sie hin").click();
      expect(await phone.locator(".plan__note").textContent()).toContain("Skizze, nicht maßstäblich");
      await phone.locator("#plan").scrollIntoViewIfNeeded();
      await shot(phone, `plan-${office}-${floors.length}-phone`);
    },
  );
});
