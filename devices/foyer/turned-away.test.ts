// Rule: a device that is refused at sign-in under its own name is told to staff, with the reason and what should be set, until it comes in.
import { expect, test } from "bun:test";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { addressOf, SIGN, townsWith } from "../../fixtures/devices/sign-suite.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { openSign } from "../simulator/sign/open.ts";

const BOX = "zeitz-button-foyer";
const text = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const refusalOf = (foyer: Foyer, device: string) =>
  until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(device)?.turned_away?.code ?? false);

/** A WLED with a mistyped topic, and a button box with yesterday's key. */
async function refusals() {
  const foyer = await openFoyer({
    devices: true,
    towns: await townsWith({ type: "wled", topic: "wled/sign1" }),
  });
  const address = await addressOf(foyer);
  const open = (topic: string) =>
    openSign(["wled", address, topic], { now: () => 0, log: () => {}, seen: () => {} });
  const sign = await open("wled/sing1");
  expect(await refusalOf(foyer, SIGN)).toBe("foreign-will");
  await foyer.engine.credentials.issue(BOX, foyer.clock.now());
  const answer = await DeviceClient.connect(foyer.mqtt, BOX, { password: "yesterday" }).catch(String);
  expect(answer).toContain("Not authorized");
  expect(await refusalOf(foyer, BOX)).toBe("not-authorized");
  return { foyer, open, leave: async () => void (await sign?.[Symbol.asyncDispose]()) };
}

test("both pages say when and why; not everything is in order; once it comes in, or has a new key, nothing is said any more", async () => {
  const { foyer, open, leave } = await refusals();
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  const pages = async () => [
    text(await (await berta.get("/devices")).text()),
    text(await (await berta.get("/devices/zeitz")).text()),
  ];
  for (const page of await pages()) {
    expect(page).toMatch(
      /Anmeldung abgewiesen 17\.11\.26, 09:00: Präfix oder Topic stimmt nicht \(soll: wled\/sign1\)/,
    );
    expect(page).toContain("der Zugangsschlüssel stimmt nicht");
    expect(page).not.toContain("alles in Ordnung");
  }
  await leave();
  const sign = await open("wled/sign1");
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(SIGN));
  await foyer.engine.credentials.issue(BOX, foyer.clock.now());
  for (const page of await pages()) expect(page).not.toContain("abgewiesen");
  expect((await pages())[0]).toContain("Nichts, alles in Ordnung");
  await sign?.[Symbol.asyncDispose]();
  await foyer.close();
});

test("one that tries on and on is told to those who look every half minute only, and beside a device that is there for ten minutes", async () => {
  const foyer = await openFoyer();
  const { fleet, clock } = foyer.engine;
  const heard: number[] = [];
  fleet.listen((_, { what }) => what === "turned-away" && heard.push(clock.now()));
  for (let second = 0; second < 60; second++) {
    fleet.turnAway(BOX, "not-authorized", clock.now());
    foyer.clock.advance(1_000);
  }
  expect(heard.length).toBe(2);
  fleet.turnAway("nobody", "not-authorized", clock.now());
  fleet.hear(BOX, { what: "appeared" }, clock.now());
  fleet.turnAway(BOX, "not-authorized", clock.now());
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  const page = async () => text(await (await berta.get("/devices/zeitz")).text());
  expect(await page()).toContain("der Zugangsschlüssel stimmt nicht");
  foyer.clock.advance(600_000);
  expect(await page()).not.toContain("abgewiesen");
  await foyer.close();
});

describeInBrowser("refused devices on the pages", (browser) => {
  test("have room for their sentence at every width", async () => {
    const { foyer, leave } = await refusals();
    await employ(foyer, "berta");
    const page = await browser.open(`${foyer.url}/desk/sign-in?to=/devices`);
    await page.locator("#login").fill("berta");
    await page.locator("#password").fill(PASSWORD);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await page.locator(`#concern-${SIGN}`).waitFor();
    for (const path of ["/devices", "/devices/zeitz"]) {
      for (const width of [1280, 1000, 780, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${foyer.url}${path}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([path, width, wide <= 0]).toEqual([path, width, true]);
        if (width === 1280 || width === 780) await shot(page, `refused${path.replaceAll("/", "-")}-${width}`);
      }
    }
    await leave();
    await foyer.close();
  });
});
