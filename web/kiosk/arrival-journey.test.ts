// Rule: in the foyer a time of today is booked in three touches, and whoever has an appointment sees where to go at once.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { appointmentPath, appointmentToken } from "../../engine/keys/appointment-token.ts";
import { LANGUAGES } from "../../engine/town/town.ts";
import { bookByStaff, townsThatAskForPhones } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { typeKeys } from "../../fixtures/browser/scanner.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { tooSmall } from "../../fixtures/browser/too-small.ts";
import { manualClock } from "../../fixtures/clock.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { printerSays } from "../../fixtures/kiosk.ts";
import { unlocked } from "../../fixtures/walk.ts";

const PORTRAIT = { width: 1080, height: 1920 };
const LOW = { width: 1024, height: 768 };

describeInBrowser("an appointment at the kiosk", (visit: Visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer({ clock: manualClock(Date.parse("2026-11-17T08:00:00Z")) });
    printerSays(foyer, "alzey-printer-foyer", "ok");
    await foyer.ask("alzey", { type: "open", counter: "1", clerk: "clerk" });
  });
  afterEach(() => foyer.close());

  const standBefore = (viewport = PORTRAIT) => unlocked(foyer, visit, "alzey", viewport, /Kiosk im Foyer/);
  const live = async (page: Page) => {
    await ready(page);
    await page.waitForSelector("body[data-live=ok]");
  };
  const touch = async (page: Page, name: string | RegExp) => {
    await page.getByRole("link", { name }).first().click();
    await live(page);
  };
  const good = async (page: Page, name: string) => {
    await expectAccessible(page);
    await shot(page, `arrival-${name}`);
    expect([name, ...(await tooSmall(page))]).toEqual([name]);
  };

  test("language, matter, time: three touches to a code, which checks in later and shows the way", async () => {
    const page = await standBefore();
    await touch(page, "Deutsch");
    await good(page, "matters");
    await touch(page, /Reisepass beantragen/);
    await good(page, "matter");
    await page
      .getByRole("button", { name: "11:00" })
      .or(page.getByRole("button", { name: "09:20" }))
      .first()
      .click();
    await page.getByText("Ihr Termin ist gebucht").waitFor();
    await live(page);
    await good(page, "booked");
    const code = ((await page.locator(".kiosk-booked__code").textContent()) ?? "").replace(/\D/g, "");
    expect(code).toMatch(/^\d{6}$/);
    await page.getByRole("link", { name: "Fertig" }).click();
    await live(page);
    await good(page, "start");
    await touch(page, /Ich habe einen Termin/);
    await good(page, "keypad");
    for (const digit of code) await page.getByRole("button", { name: digit, exact: true }).click();
    await page.waitForURL("**/found/**");
    await live(page);
    await page.getByText("Wartezone gelb").first().waitFor();
    await good(page, "found");
  });

  test("on a low screen, from right to left, and when it cannot be, each page says it well", async () => {
    const page = await standBefore(LOW);
    const at = async (path: string, name: string) => {
      await page.goto(`${foyer.url}/kiosk/alzey/alzey-kiosk-foyer${path}`);
      await live(page);
      await good(page, name);
    };
    await at("/services/reisepass?lang=ar", "matter-ar");
    await at("/services/reisepass/times?lang=de&taken=1", "times");
    await at("/check-in?lang=ar", "keypad-ar");
    await page.keyboard.type("12345", { delay: 60 });
    await page.keyboard.press("Backspace");
    expect(await page.locator("input[name=code]").inputValue()).toBe("1234");
    await page.keyboard.type("56", { delay: 60 });
    await page.getByText("لا نجد هنا موعدًا بهذا الرمز").waitFor();
    await good(page, "unknown-ar");
    const soon = await book("rentenantrag", 0);
    await typeKeys(page, `https://foyer.example${appointmentPath(foyer.engine.keys, soon)}`);
    await page.waitForURL("**/found/**");
    await live(page);
    await good(page, "found-ar");
    await page.goto(`${foyer.url}/kiosk/alzey/alzey-kiosk-foyer`);
    await live(page);
    const far = await book("reisepass", 5);
    await typeKeys(page, `https://foyer.example${appointmentPath(foyer.engine.keys, far)}`);
    await page.getByText("Sie sind sehr früh da").waitFor();
    await good(page, "early");
  });

  test("where the rule wants a telephone number, it is typed by touch or by keys before the time is booked", async () => {
    const towns = await townsThatAskForPhones();
    await foyer.close();
    foyer = await openFoyer({ towns });
    for (const [viewport, name] of [
      [PORTRAIT, "upright"],
      [LOW, "low"],
    ] as const) {
      const page = await standBefore(viewport);
      await page.goto(`${foyer.url}/kiosk/alzey/alzey-kiosk-foyer/services/reisepass?lang=de`);
      await live(page);
      await page.getByRole("button", { name: "09:20" }).click();
      await page.getByRole("heading", { name: "Handynummer" }).waitFor();
      await ready(page);
      await page.keyboard.type("06731408", { delay: 60 });
      await page.keyboard.press("Enter");
      await page.getByText("An diese Nummer können wir keine SMS schicken").waitFor();
      await ready(page);
      await good(page, `phone-landline-${name}`);
      for (let nth = 0; nth < 8; nth++) await page.keyboard.press("Backspace");
      for (const digit of "0171") await page.getByRole("button", { name: digit, exact: true }).click();
      await good(page, `phone-${name}`);
      await page.keyboard.type("2345678", { delay: 60 });
      await page.keyboard.press("Enter");
      await page.getByText("Ihr Termin ist gebucht").waitFor();
      await live(page);
    }
  });

  test("where no numbers are drawn any more, the code and the times left of today are seen at once all the same", async () => {
    const page = await standBefore(LOW);
    await book("fundbuero", 8.6);
    foyer.clock.advance(8.77 * 3_600_000);
    for (const [viewport, name] of [
      [PORTRAIT, "upright"],
      [LOW, "low"],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.goto(`${foyer.url}/kiosk/alzey/alzey-kiosk-foyer`);
      await live(page);
      await good(page, `shut-${name}`);
      expect([name, await isWhole(page, ".kiosk-shut")]).toEqual([name, true]);
    }
    await page.getByRole("link", { name: "Appointment today" }).click();
    await page.getByRole("heading", { name: "What would you like to do?" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "I have an appointment" }).click();
    await page.getByRole("heading", { name: "Please enter your code" }).waitFor();
  });

  test.each(LANGUAGES)("every page has room for %s, upright and on a low screen", async (language) => {
    const [soon, far] = [await book("reisepass", 0), await book("reisepass", 5)];
    const named = (id: string) => appointmentToken(foyer.engine.keys, id);
    for (const [viewport, name] of [
      [PORTRAIT, "upright"],
      [LOW, "low"],
    ] as const) {
      const page = await standBefore(viewport);
      for (const [at, path] of [
        ["start", ""],
        ["matters", "/services"],
        ["matter", "/services/reisepass"],
        ["hindered", "/services/rentenantrag"],
        ["drawn", "/services/trauung-samstag"],
        ["times", "/services/reisepass/times"],
        ["keypad", "/check-in"],
        ["booked", `/booked/${named(soon)}`],
        ["early", `/arrivals/${named(far)}`],
      ]) {
        await page.goto(`${foyer.url}/kiosk/alzey/alzey-kiosk-foyer${path}?lang=${language}`);
        await ready(page);
        await shot(page, `arrival-${language}-${at}-${name}`);
        expect([at, name, ...(await tooSmall(page))]).toEqual([at!, name]);
        if (at === "start") expect([name, await isWhole(page)]).toEqual([name, true]);
        // Times beside other things stand where a hand finds them without dragging.
        const last = page.locator(".kiosk-screen--choice .kiosk-times__time").last();
        if (await last.count()) {
          const { y, height } = (await last.boundingBox())!;
          expect([at, name, y + height < viewport.height - 108]).toEqual([at!, name, true]);
        }
      }
    }
  });

  /** Whether all languages of the first page are seen without a touch. */
  const isWhole = (page: Page, screen = ".kiosk-start") =>
    page.locator(screen).evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight);

  /** Booked by staff, so many hours from now; its id. */
  const book = async (service: string, hours: number) => {
    const from_at = foyer.clock.now() + hours * 3_600_000;
    const appointment = await bookByStaff(foyer, { location: "alzey", service, from_at });
    const contact = { name: null, email: null, phone: null, fields: {}, account: null };
    await foyer.engine.contacts.keep({ appointment, location: "alzey", contact, keep_until_at: from_at });
    return appointment;
  };
});
