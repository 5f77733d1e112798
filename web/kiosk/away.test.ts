// Rule: what the agent keeps for the time without the house is whole: every language and matter, all files, for an unlocked kiosk only.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import type { AwayPages } from "./away.tsx";

const KIOSK = "zeitz-kiosk-foyer";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

async function kept(): Promise<AwayPages> {
  const kiosk = await unlockedKiosk(foyer, "zeitz", KIOSK);
  return (await (await kiosk.get("/away")).json()) as AwayPages;
}

test("each language of the town has its pages, each page its places to fill, and every file it links is there", async () => {
  const pages = await kept();
  const town = foyer.engine.town("zeitz")!;
  expect(Object.keys(pages.languages)).toEqual(town.languages);
  for (const language of town.languages) {
    const { matters, number, ...troubles } = pages.languages[language]!;
    for (const { id, walk_in } of town.services)
      expect([id, matters.includes(`data-away-matter="${id}"`)]).toEqual([id, walk_in]);
    for (const place of ["number", "service", "waiting", "way", "paper"])
      expect(number).toContain(`data-away-${place}`);
    for (const html of [matters, number, ...Object.values(troubles)]) {
      const linked = Array.from(html.matchAll(/"(\/assets\/[^"]+)"/g), (found) => found[1]);
      expect(pages.assets).toEqual(expect.arrayContaining(linked));
      expect(html).not.toContain("hx-sse:connect");
    }
  }
  for (const url of pages.assets) expect((await fetch(foyer.url + url)).status).toBe(200);
});

test("a browser that nobody unlocked gets none of it", async () => {
  expect((await fetch(`${foyer.url}/kiosk/zeitz/${KIOSK}/away`)).status).toBe(403);
});

describeInBrowser("the kept pages", (visit) => {
  test.each([
    ["ar", "matters", { width: 1080, height: 1920 }],
    ["de-leicht", "matters", { width: 1024, height: 768 }],
    ["de", "numbers-used-up", { width: 1080, height: 1920 }],
    ["tr", "number", { width: 1080, height: 1920 }],
  ] as const)("%s, %s", async (language, name, viewport) => {
    const html = (await kept()).languages[language]![name];
    const page = await visit.open(foyer.url, { viewport, reducedMotion: "reduce" });
    const at = `${foyer.url}/kept`;
    await page.route(at, (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
    await page.goto(at);
    await ready(page);
    await expectAccessible(page);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".screen--kiosk *")]
        .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.className),
    );
    expect(wide).toEqual([]);
    await shot(page, `kept-${language}-${name}`);
  });
});
