// Rule: a time that is drawn is wished for by the pages alone, without JavaScript on a small phone too; after the hour one reads yes and one no, and staff can say how it stands.
import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { oneWedding } from "../../fixtures/lottery.ts";
import { cookieOf, employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

const TO_THE_DRAW_MS = 51 * 3_600_000;
let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer({ towns: [await oneWedding()] });
});
afterAll(() => foyer.close());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first().click();
const see = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).waitFor();

async function looksRight(page: Page, name: string, scripts: boolean): Promise<void> {
  if (!scripts)
    return void (await page.screenshot({ path: `.shots/lottery-${name}-plain.png`, fullPage: true }));
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await shot(page, `lottery-${name}`);
}

/** The personal link as it was written to this number, once it is. */
async function linkTo(phone: string): Promise<string> {
  const to = `+49${phone.replace(" ", "").slice(1)}`;
  for (;;) {
    const all = await foyer.engine.messages.list("alzey", 50);
    const text = all.find(({ letter }) => letter?.to === to)?.letter?.text ?? "";
    const [link] = /\/a\/[\w.-]+/.exec(text) ?? [];
    if (link) return link;
  }
}

describeInBrowser("a time that is drawn", (visit) => {
  const couples = [
    { name: "Anna Grün", phone: "0171 2345678", width: 360, javaScriptEnabled: false },
    { name: "Ben Blau", phone: "0172 9876543", width: 360, javaScriptEnabled: true },
    { name: "Cem Rot", phone: "0173 5555555", width: 1280, javaScriptEnabled: true },
  ];

  test("wished for by three couples, told to all", async () => {
    const pages: Page[] = [];
    for (const { name, phone, width, javaScriptEnabled } of couples) {
      const page = await visit.open(`${foyer.url}/book/alzey/ordnung`, {
        viewport: { width, height: 800 },
        javaScriptEnabled,
      });
      pages.push(page);
      const inspect = (what: string) => looksRight(page, `${what}-${width}`, javaScriptEnabled);
      await page.getByLabel(/^Trauung am Samstag/).check();
      await press(page, "Weiter");
      await follow(page, "Weiter zu Tag und Uhrzeit");
      await see(page, "So wird gelost");
      await inspect("notice");
      await follow(page, "Zeit wünschen");
      await see(page, "Welche Zeiten wünschen Sie sich?");
      await press(page, "An der Verlosung teilnehmen");
      await follow(page, "Bitte wählen Sie mindestens einen Wunsch.");
      await page.getByLabel("1. Wunsch").selectOption({ label: "Samstag, 19. Dezember, Vormittag" });
      await page.getByLabel("Vor- und Nachname").fill(name);
      await inspect("form");
      await press(page, "An der Verlosung teilnehmen");
      await see(page, "Bitte prüfen Sie Ihre Angaben");
      await page.getByLabel("Handynummer").fill(phone);
      await inspect("mistakes");
      await press(page, "An der Verlosung teilnehmen");
      await page.getByText("Wir haben Ihnen eine Nachricht geschickt").waitFor();
      await page.getByText("ob Handynummer oder E-Mail-Adresse stimmen").waitFor();
      await page.getByText("Ziehen Sie diesen zuerst über den Link").waitFor();
      await inspect("sent");
      await page.goto(foyer.url + (await linkTo(phone)));
      await page.getByText("Ihr Wunsch nimmt an der Verlosung teil").waitFor();
      await inspect("waiting");
    }
    foyer.clock.advance(TO_THE_DRAW_MS);
    await until(foyer.engine, "alzey", ({ lotteries }) => lotteries.size > 0);
    const read: string[] = [];
    for (const [index, page] of pages.entries()) {
      await page.reload();
      const { width, javaScriptEnabled } = couples[index]!;
      const said = page.getByText(/Ihr Termin ist gebucht|Diesmal war leider kein Termin für Sie dabei/);
      read.push((await said.first().textContent()) ?? "");
      await looksRight(page, `result-${width}`, javaScriptEnabled);
    }
    expect(read.filter((text) => text.startsWith("Ihr Termin"))).toHaveLength(1);
    expect(read.filter((text) => text.startsWith("Diesmal"))).toHaveLength(2);
    const winner = pages[read.findIndex((text) => text.startsWith("Ihr Termin"))]!;
    for (const [name, page] of [
      ["won", winner],
      ["lost", pages[read.findIndex((text) => text.startsWith("Diesmal"))]!],
    ] as const) {
      await follow(page, "Verlosung nachrechnen");
      await page.getByText("Ihr Los", { exact: false }).waitFor();
      await page.screenshot({ path: `.shots/lottery-proof-${name}.png`, fullPage: true });
      await follow(page, "Zurück");
    }
    const loser = pages[read.findIndex((text) => text.startsWith("Diesmal"))]!;
    await follow(loser, "Übrige Zeiten und die nächste Verlosung");
    await see(loser, "So wird gelost");
  });

  test("staff see how it stands and count a draw again", async () => {
    const berta = await signIn(foyer, await employ(foyer, "berta"));
    const page = await visit.open(`${foyer.url}/desk/alzey/lotteries`, {
      viewport: { width: 1280, height: 800 },
      storageState: { cookies: [cookieOf(berta)], origins: [] },
    });
    await page.getByText("3 Wünsche, 1 Termin vergeben, 2 ohne Termin.").waitFor();
    await looksRight(page, "standing", true);
    await follow(page, "Nachrechnen");
    await page.getByText(/^Nachgerechnet aus dem Protokoll/).waitFor();
    expect(await page.getByRole("alert").filter({ hasText: "stimmt etwas nicht" }).count()).toBe(0);
    await page.getByText(/^ · Termin T\d{1,4}$/).waitFor();
    await looksRight(page, "audit", true);
    expect(await page.locator("main").textContent()).not.toMatch(/Grün|Blau|Rot|2345678/);
    await page.goto(`${foyer.url}/desk/alzey/messages`);
    await page.getByText("Nicht ausgelost").nth(1).waitFor();
    const outbox = (await page.locator("main").textContent()) ?? "";
    expect(outbox.match(/Wunsch eingegangen/g)).toHaveLength(3);
    expect(outbox.match(/Termin gebucht/g)).toHaveLength(1);
    expect(outbox.match(/Nicht ausgelost/g)).toHaveLength(2);
    // The winner's appointment by the number that people say, and nobody by an id.
    expect(outbox).toMatch(/Termin gebucht · T\d{1,4} ·/);
    expect(outbox).not.toMatch(/T9\d{14}/);
    await looksRight(page, "outbox", true);
    await page.goto(`${foyer.url}/desk/alzey/messages/preview?kind=passed-over`);
    await see(page, /^SMS/);
    await looksRight(page, "preview", true);
  });

  test("right to left", async () => {
    const page = await visit.open(`${foyer.url}/book/alzey/ordnung/wish?n-trauung-samstag=1&lang=ar`, {
      viewport: { width: 360, height: 800 },
    });
    await looksRight(page, "form-arabic-360", true);
  });
});
