import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { LANGUAGES } from "../../engine/town/text.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { holdTime, trickle } from "../../fixtures/browser/hold-time.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { tooSmall } from "../../fixtures/browser/too-small.ts";
import { drawAtKiosk } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, printerSays, unlockPath } from "../../fixtures/kiosk.ts";

const KIOSK = "zeitz-kiosk-foyer";
const PRINTER = "zeitz-printer-foyer";
const PORTRAIT = { width: 1080, height: 1920 };
const LOW = { width: 1024, height: 768 };

describeInBrowser("the kiosk", (visit: Visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer();
    printerSays(foyer, PRINTER, "ok");
  });
  afterEach(() => foyer.close());

  const standBefore = async (viewport: { width: number; height: number }) => {
    const page = await visit.open(foyer.url + unlockPath(foyer, "zeitz"), {
      viewport,
      reducedMotion: "reduce",
    });
    await page.getByRole("button", { name: "Freischalten" }).click();
    await page.getByRole("link", { name: /Kiosk im Foyer/ }).click();
    await page.getByRole("link", { name: "Deutsch" }).waitFor();
    await live(page);
    return page;
  };
  const live = async (page: Page) => {
    await ready(page);
    await page.waitForSelector("body[data-live=ok]");
  };
  const touch = async (page: Page, name: string | RegExp) => {
    await page.getByRole("link", { name }).click();
    await live(page);
  };
  const good = async (page: Page, name: string) => {
    await expectAccessible(page);
    expect(await tooSmall(page)).toEqual([]);
    await shot(page, `kiosk-${name}`);
  };
  const jobs = () => lookAt(foyer, "zeitz", (state) => [...state.jobs.keys()]);
  const numbers = () =>
    lookAt(foyer, "zeitz", (state) => [...state.tickets.values()].map(({ number }) => number));

  test("three touches lead from the language to the number, and a double one draws one", async () => {
    const page = await standBefore(PORTRAIT);
    await good(page, "start");
    await touch(page, "Deutsch");
    await good(page, "matters");
    await touch(page, /Personalausweis beantragen/);
    await good(page, "matter");
    await page.getByRole("button", { name: /Auf dem Handy/ }).dblclick();
    await page.getByText("A001").waitFor();
    await live(page);
    expect(await numbers()).toEqual(["A001"]);
    await good(page, "answer");
    await touch(page, "Fertig");
    expect(new URL(page.url()).pathname).toBe(`/kiosk/zeitz/${KIOSK}`);
  });

  test("Arabic runs from right to left on a low screen, number and code included", async () => {
    const page = await standBefore(LOW);
    await good(page, "start-low");
    await touch(page, "العربية");
    await good(page, "matters-ar");
    const down = page.getByRole("button", { name: "إلى الأسفل" });
    while (await down.isEnabled()) {
      await down.click();
      await page.evaluate(
        () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
      );
    }
    const matter = page.locator('a[href*="/services/kita-platz"]');
    expect(await matter.evaluate((link) => link.getBoundingClientRect().bottom < innerHeight - 100)).toBe(
      true,
    );
    await matter.click();
    await live(page);
    await good(page, "matter-ar");
    await page.getByRole("button", { name: /على الهاتف/ }).click();
    const number = page.getByText("K001");
    await number.waitFor();
    await live(page);
    const code = (await page.locator(".kiosk-code img").boundingBox())!;
    expect((await number.boundingBox())!.x).toBeGreaterThan(code.x + code.width);
    await good(page, "answer-ar");
  });

  test("paper is printing, then taken; paper that fails becomes the code without a touch", async () => {
    const page = await standBefore(LOW);
    const drawPaper = async () => {
      await page.goto(`${foyer.url}/kiosk/zeitz/${KIOSK}/services/reisepass?lang=de`);
      await live(page);
      await page.getByRole("button", { name: /Auf Papier/ }).click();
      await page.getByText("Ihr Zettel wird gedruckt").waitFor();
      await live(page);
    };
    const report = async (event: "sent" | "printed" | "failed") => {
      const job = (await jobs()).at(-1)!;
      await foyer.ask("zeitz", { type: "report-print", job, event, code: "paper-out" }, `device:${PRINTER}`);
    };
    await drawPaper();
    await good(page, "printing");
    await report("sent");
    await report("printed");
    await page.getByText("Bitte nehmen Sie Ihren Zettel").waitFor();
    expect(await page.locator("[data-idle-reset]").first().getAttribute("data-idle-reset")).toBe("30");
    await good(page, "slip");
    await drawPaper();
    await report("failed");
    await page.getByText("Der Zettel konnte nicht gedruckt werden").waitFor();
    expect(await page.locator(".kiosk-code img").getAttribute("src")).toStartWith("data:image/svg+xml");
    await good(page, "failed");
  });

  test("on a high screen the code is seen whole without a touch, in every language, also where the way leads to another floor", async () => {
    const page = await standBefore(PORTRAIT);
    for (const service of ["reisepass", "kita-platz"]) {
      const ticket = await drawAtKiosk(foyer, service);
      const path = `${foyer.url}/kiosk/zeitz/${KIOSK}/tickets/${ticketToken(foyer.engine.keys, ticket)}`;
      for (const language of LANGUAGES) {
        await page.goto(`${path}?lang=${language}`);
        await ready(page);
        const below = await page.evaluate(() => {
          const bottom =
            document.querySelector(".kiosk-code img")?.getBoundingClientRect().bottom ?? Infinity;
          return bottom - (document.querySelector(".kiosk-foot")?.getBoundingClientRect().top ?? 0);
        });
        expect([service, language, below]).toEqual([service, language, Math.min(below, 0)]);
      }
      await shot(page, `kiosk-code-${service}`);
    }
  });

  test("each thing that cannot be has a screen of its own, in German and Arabic", async () => {
    const page = await standBefore(LOW);
    const show = async (path: string, name: string) => {
      for (const language of ["de", "ar"]) {
        await page.goto(`${foyer.url}/kiosk/zeitz/${KIOSK}${path}?lang=${language}`);
        await live(page);
        await good(page, `${name}-${language}`);
      }
    };
    await show("/services/kita-beratung", "appointment");
    printerSays(foyer, PRINTER, "out");
    await show("/services/reisepass", "paper-out");
    for (let nth = 0; nth < 8; nth++) await draw("gewerbe-anmelden");
    await show("/services/gewerbe-anmelden", "contingent");
    foyer.clock.advance(3.5 * 3_600_000);
    await show("/services/kita-platz", "department-closed");
    foyer.clock.advance(37 * 24 * 3_600_000);
    await show("", "closed");
    await page.goto(`${foyer.url}/kiosk/zeitz/${KIOSK}/services/nothing?lang=ar`);
    await ready(page);
    await good(page, "trouble");
    await page.context().clearCookies();
    await page.goto(`${foyer.url}/kiosk/zeitz/${KIOSK}`);
    await ready(page);
    await expectAccessible(page);
    await shot(page, "kiosk-locked");
  });
  const draw = (service: string) => {
    const channel = "desk" as const;
    return foyer.ask("zeitz", { type: "draw", service, medium: "none", language: "de", channel });
  };

  test("a visitor who walks away leaves a fresh start, after a warning", async () => {
    const page = await standBefore(PORTRAIT);
    await page.clock.install();
    await touch(page, "Polski");
    await holdTime(page);
    await page.clock.fastForward(46_000);
    await page.waitForSelector("#idle[open]");
    await trickle(page, good(page, "idle"));
    await page.clock.fastForward(15_000);
    await page.clock.resume();
    await page.waitForURL(`**/kiosk/zeitz/${KIOSK}`);
    expect(await page.locator("[data-idle-reset]").count()).toBe(0);
  });

  test("a kiosk left alone goes nowhere while the program is away, and to its start when it is back", async () => {
    const page = await standBefore(LOW);
    await page.clock.install();
    await touch(page, "Türkçe");
    await page.context().setOffline(true);
    await foyer.restart();
    await page.waitForSelector("body[data-live=lost]");
    await holdTime(page);
    await page.clock.fastForward(46_000);
    await page.waitForSelector("#idle[open]");
    await page.clock.fastForward(15_000);
    await page.clock.runFor(1_000);
    expect(await page.locator("#screen h1").textContent()).toBe("Hangi işlemi yapmak istiyorsunuz?");
    expect(new URL(page.url()).pathname).toEndWith("/services");
    await page.context().setOffline(false);
    await page.clock.resume();
    await page.waitForURL(`**/kiosk/zeitz/${KIOSK}`);
  });

  test("while the program is away the kiosk says so instead of leading nowhere, and comes back by itself", async () => {
    const page = await standBefore(LOW);
    const away = page.getByRole("alert").filter({ hasText: "Der Automat ist gerade nicht bereit" });
    expect(await away.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await foyer.restart();
    await away.waitFor();
    await good(page, "away");
    await page.context().setOffline(false);
    await page.waitForSelector("body[data-live=ok]");
    await touch(page, "English");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("What would you like to do?");
  });
});
