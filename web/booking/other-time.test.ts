// Rule: whoever has to choose another time stays on the day they chose, and finds the time that is kept for them there.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Locator } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const TIMES = "/book/alzey/buergerbuero/times";
const MATTER = "n-fundbuero=1";
const DAY = "2026-12-10";
const SHOWN = '<h2 class="kern-heading-medium" id="times-of">Donnerstag, 10. Dezember</h2>';

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

test("a time that somebody else has taken meanwhile: the page shows the same day, not the next free one", async () => {
  const [anna, ben] = [new Visitor(foyer), new Visitor(foyer)];
  const { text } = await ben.get(`${TIMES}?${MATTER}&day=${DAY}`);
  await anna.hold(TIMES, MATTER, DAY);
  const start = String(ben.startsIn(text)[0]);
  const late = await ben.post(TIMES, { ...ben.fieldsIn(text), start });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Diese Zeit ist nicht mehr frei");
  expect(late.text).toContain(SHOWN);
  expect(ben.startsIn(late.text)).not.toContain(Number(start));
});

test("a browser without cookies comes back to its day", async () => {
  const nobody = new Visitor(foyer, { cookies: false });
  const { text } = await nobody.get(`${TIMES}?${MATTER}&day=${DAY}`);
  const start = String(nobody.startsIn(text)[0]);
  const sorry = await nobody.post(TIMES, { ...nobody.fieldsIn(text), start });
  expect(sorry.text).toContain(`href="${TIMES}?${MATTER}&amp;day=${DAY}"`);
});

test("the time that is kept is still in the list of its day, for its own browser only; it leads back to the form", async () => {
  const [anna, ben] = [new Visitor(foyer), new Visitor(foyer)];
  const hold = await anna.hold(TIMES, MATTER, DAY);
  const other = `${TIMES}?${MATTER}&amp;day=${DAY}`;
  expect((await anna.get(hold)).text).toContain(`href="${other}"`);
  const mine = await anna.get(other.replace("&amp;", "&"));
  expect(mine.text).toContain(`href="${hold}"><span class="kern-label">08:00 <small>für Sie freigehalten`);
  for (const visitor of [ben, anna]) {
    const { text } = await visitor.get(`${TIMES}?${MATTER}&day=${visitor === ben ? DAY : "2026-12-11"}`);
    expect(text).not.toContain("für Sie freigehalten");
  }
  const others = await anna.get(`${TIMES}?${MATTER}&n-abmeldung=1&day=${DAY}`);
  expect(others.text).not.toContain("für Sie freigehalten");
});

test("where there is room for another one at that time, it stands in the list once, as the kept one", async () => {
  const towns = structuredClone(await bothTowns());
  for (const { booking } of towns.flatMap(({ departments }) => departments))
    for (const rule of booking?.pools.flatMap(({ rules }) => rules) ?? []) rule.capacity = 2;
  const roomy = await openFoyer({ towns });
  const [anna, ben] = [new Visitor(roomy), new Visitor(roomy)];
  await anna.hold(TIMES, MATTER, DAY);
  const mine = (await anna.get(`${TIMES}?${MATTER}&day=${DAY}`)).text;
  expect(mine.split("für Sie freigehalten")).toHaveLength(2);
  const others = ben.startsIn((await ben.get(`${TIMES}?${MATTER}&day=${DAY}`)).text);
  expect(anna.startsIn(mine)).toEqual(others.slice(1));
  await roomy.close();
});

test("a time that ran out: the way to another one leads to the same day, and nothing there is kept", async () => {
  const anna = new Visitor(foyer);
  const hold = await anna.hold(TIMES, MATTER, DAY);
  foyer.clock.advance(30 * 60_000);
  const over = await anna.get(hold);
  expect(over.text).toContain(`href="${TIMES}?${MATTER}&amp;day=${DAY}"`);
  const again = await anna.get(`${TIMES}?${MATTER}&day=${DAY}`);
  expect(again.text).toContain(SHOWN);
  expect(again.text).not.toContain("für Sie freigehalten");
});

/** Where a text begins, px from the edge. */
const begins = (place: Locator) =>
  place.evaluate((element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return text.getBoundingClientRect().x;
  });

describeInBrowser("another time", (visit) => {
  for (const javaScriptEnabled of [true, false]) {
    test(`is looked for on the same day ${javaScriptEnabled ? "with" : "without"} JavaScript, on a small phone`, async () => {
      const viewport = { width: 360, height: 800 };
      const page = await visit.open(`${foyer.url}${TIMES}?${MATTER}&day=${DAY}`, {
        viewport,
        javaScriptEnabled,
      });
      await new Visitor(foyer).hold(TIMES, MATTER, DAY);
      const times = page.locator(".booking__part button");
      await times.first().click();
      await page.getByRole("alert").getByText("nicht mehr frei").waitFor();
      await page.getByRole("heading", { name: "Donnerstag, 10. Dezember" }).waitFor();
      await times.nth(1).click();
      const other = page.getByRole("link", { name: "Andere Zeit wählen" });
      const end = page.getByText("Abbrechen und die Zeit freigeben");
      expect(await begins(end)).toBe(await begins(other));
      if (javaScriptEnabled) {
        await other.scrollIntoViewIfNeeded();
        await shot(page, "booking-person-end-360");
      }
      await other.click();
      await page.getByRole("heading", { name: "Donnerstag, 10. Dezember" }).waitFor();
      const held = page.getByRole("link", { name: "für Sie freigehalten" });
      await held.scrollIntoViewIfNeeded();
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await shot(page, "booking-held-360");
      }
      await held.click();
      await page.getByRole("heading", { name: "Ihre Angaben" }).waitFor();
    });
  }
});
