// Rule: on a Monday morning one page says of all one's offices what is away since when, and what is wrong with what is there.
import { afterEach, beforeEach, expect, spyOn, test } from "bun:test";
import type { News } from "../../engine/fleet/fleet.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD, type SignedIn, signIn } from "../../fixtures/staff.ts";

const FRIDAY_MS = 3 * 86_400_000;
let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  weekend();
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

function hear(device: string, ...news: News[]): void {
  const { fleet } = foyer.engine;
  const now = foyer.clock.now();
  fleet.seen(device, now);
  for (const one of news) fleet.hear(device, one, now);
}
const MAKE = { model: "HUB75 64x32", firmware: "1.4" };

/** Friday evening: a sign leaves; on Monday one printer is out of paper and a box's clock is wrong. */
function weekend(): void {
  hear("zeitz-sign-1", { what: "appeared" }, { what: "made", make: MAKE }, { what: "vanished" });
  foyer.clock.advance(FRIDAY_MS);
  hear("alzey-printer-foyer", { what: "appeared" }, { what: "health", health: { paper: "out" } });
  hear("zeitz-button-foyer", { what: "appeared" }, { what: "health", health: { clock_offset_ms: -600_000 } });
  hear("zeitz-printer-foyer", { what: "appeared" }, { what: "health", health: { paper: "ok" } });
}
const text = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

test("what is away comes first with its day and hour, then what is there and has troubles, of all offices", async () => {
  const page = text(await (await berta.get("/devices")).text());
  expect(page).toContain("3 von 4 Geräten sind verbunden");
  const order = [
    "nicht verbunden Dienstag, 17. November 2026 um 09:00 1.4",
    "kein Papier eben",
    "Uhr geht 10 min nach eben",
  ].map((words) => page.indexOf(words));
  expect(order.every((at) => at > 0)).toBe(true);
  expect(page).not.toContain("zeitz-printer-foyer");
  expect(page).toContain("HUB75 64x32 Anzeige 1.4 1");
});

test("an office that never had a device on the bus is counted, not listed and not woken", async () => {
  const quiet = await openFoyer();
  const clerk = await signIn(quiet, await employ(quiet, "berta"));
  const read = spyOn(quiet.engine, "read");
  const page = text(await (await clerk.get("/devices")).text());
  expect(page).toContain("0 von 0 Geräten sind verbunden");
  expect(page).toContain("2 Büros hatten noch nie ein Gerät am Bus");
  expect(read).not.toHaveBeenCalled();
  await quiet.close();
});

test("also after the program was started anew", async () => {
  await foyer.restart();
  const page = text(await (await berta.get("/devices")).text());
  expect(page).toContain("nicht verbunden Dienstag, 17. November 2026 um 09:00 1.4");
});

test("a clerk of one office sees that office's devices, and nobody else's", async () => {
  const carl = await signIn(foyer, await employ(foyer, "carl", ["zeitz"]));
  expect((await carl.get("/devices")).headers.get("location")).toBe("/devices/zeitz");
  const stream = await carl.get("/devices/stream");
  const reader = stream.body!.getReader();
  let heard = "";
  while (!heard.includes("zeitz-button-foyer"))
    heard += new TextDecoder().decode((await reader.read()).value);
  expect(heard).toContain("zeitz-sign-1");
  expect(heard).not.toContain("alzey");
  await reader.cancel();
});

describeInBrowser("the fleet's page", (browser) => {
  test("follows by itself and is accessible in both widths", async () => {
    const page = await browser.open(`${foyer.url}/desk/sign-in?to=/devices`, {
      viewport: { width: 1440, height: 900 },
    });
    await page.locator("#login").fill("berta");
    await page.locator("#password").fill(PASSWORD);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.locator("#concern-zeitz-sign-1").waitFor();
    await shot(page, "fleet-1440");
    await expectAccessible(page);
    await page.waitForFunction(() => document.body.dataset.live === "ok");
    hear("zeitz-sign-1", { what: "appeared" });
    foyer.clock.advance(1_000);
    await page.locator("#concern-zeitz-sign-1 >> text=nicht verbunden").waitFor({ state: "detached" });
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await shot(page, "fleet-400");
    await expectAccessible(page);
  });
});
