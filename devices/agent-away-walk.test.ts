// Rule: who stands before the kiosk while the house goes and comes back gets a number all the same, and the page changes by itself.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../fixtures/browser/browser.ts";
import { shot } from "../fixtures/browser/shot.ts";
import { AwayHouse } from "../fixtures/devices/away-house.ts";

describeInBrowser("the kiosk without the house", (visit) => {
  let at: AwayHouse;
  beforeEach(async () => {
    at = await AwayHouse.open();
  });
  afterEach(() => at[Symbol.asyncDispose]());

  test("over and back by itself: languages, matters, number, paper; nobody touches what the house has gone under", async () => {
    const page = await visit.open(at.url + at.unlock, {
      viewport: { width: 1080, height: 1920 },
      reducedMotion: "reduce",
    });
    await page.getByRole("button", { name: "Freischalten" }).click();
    await page.getByRole("link", { name: /Kiosk/ }).first().click();
    await page.getByRole("link", { name: "Deutsch" }).waitFor();
    await ready(page);
    await page.waitForSelector("body[data-live=ok]");
    await shot(page, "away-before");
    await at.logged(/kiosk pages kept/);
    await at.logged(/ready to draw without the house/);

    await at.house.end("SIGKILL");
    await page.getByText("Ihre Nummer gilt trotzdem").waitFor();
    await ready(page);
    await expectAccessible(page);
    await shot(page, "away-start");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "What would you like to do?" }).waitFor();
    await ready(page);
    await expectAccessible(page);
    await shot(page, "away-matters");
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".screen--kiosk :is(a, button)")]
        .filter((one) => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < 76)
        .map((one) => one.textContent),
    );
    expect(small).toEqual([]);
    await page.locator("[data-away-matter] button").first().click();
    await page.getByText("Please take your ticket").waitFor();
    await ready(page);
    await expectAccessible(page);
    await shot(page, "away-number");
    const number = (await page.locator("[data-away-number]").textContent()) ?? "";
    expect(number).toMatch(/^[A-Z]901$/);
    expect(at.papers.map((paper) => paper.number)).toEqual([number]);
    await page.getByRole("link", { name: "Done" }).click();
    await page.getByText("Willkommen").waitFor();

    await at.startHouse();
    await page.waitForSelector("body[data-live=ok]");
    expect(await page.getByText("Ihre Nummer gilt trotzdem").count()).toBe(0);
    const phone = await visit.open(at.house.url + new URL(at.papers[0]?.url ?? "").pathname, {
      viewport: { width: 390, height: 844 },
    });
    await phone
      .getByText(at.papers[0]?.number ?? "")
      .first()
      .waitFor();
    await shot(phone, "away-phone");
  }, 90_000);
});
