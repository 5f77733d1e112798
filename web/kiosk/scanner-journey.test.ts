// Rule: a scanner typing at a kiosk opens a ticket without focus, whatever keyboard it and the computer think it is.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { type Typing, typeKeys } from "../../fixtures/browser/scanner.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { printerSays, unlockPath } from "../../fixtures/kiosk.ts";

const BASE = "/kiosk/zeitz/zeitz-kiosk-foyer";

describeInBrowser("a scanner at the kiosk", (visit: Visit) => {
  let foyer: Foyer;
  let page: Page;
  let address: string;
  beforeEach(async () => {
    foyer = await openFoyer();
    printerSays(foyer, "zeitz-printer-foyer", "ok");
    const service = "reisepass";
    await foyer.ask("zeitz", { type: "draw", service, medium: "none", language: "de", channel: "kiosk" });
    address = `https://zeitz.example/t/${ticketToken(foyer.engine.keys, "zeitz-20261117-A001")}`;
    page = await visit.open(foyer.url + unlockPath(foyer, "zeitz"), {
      viewport: { width: 1080, height: 1920 },
    });
    await page.getByRole("button", { name: "Freischalten" }).click();
    await page.waitForURL("**/unlock/**");
  });
  afterEach(() => foyer.close());

  const at = async (path: string) => {
    await page.goto(foyer.url + BASE + path);
    await ready(page);
  };
  const found = () => page.waitForURL(`**${BASE}/found/**`);

  test("on every keyboard, with Enter, Tab or nothing behind the code, the ticket's screen comes", async () => {
    const settings: Typing[] = [
      { scanner: "us", computer: "us" },
      { scanner: "us", computer: "de", end: "Tab" },
      { scanner: "de", computer: "us", end: null },
      { scanner: "de", computer: "de", gap_ms: 45 },
      { scanner: "us", computer: "de", capsLock: true },
    ];
    for (const setting of settings) {
      await at("");
      await typeKeys(page, address, setting);
      await found();
    }
    await ready(page);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("A001");
    expect(await page.getByText("Vor Ihnen wartet niemand").isVisible()).toBe(true);
    await expectAccessible(page);
    await shot(page, "kiosk-found");
    await page.getByRole("button", { name: "Auf Papier" }).click();
    await page.getByText("Ihr Zettel wird gedruckt").waitFor();
  });

  test("no button is pressed and no field written into, whatever has the focus; garbage gets a sentence", async () => {
    await at("/services/reisepass?lang=de");
    await page.locator('button[value="paper"]').focus();
    await typeKeys(page, "ab 12 34 56");
    await page.getByText("Diesen Code kennen wir hier nicht").waitFor();
    await ready(page);
    await expectAccessible(page);
    await shot(page, "kiosk-unknown-code");
    expect(await foyer.engine.read("zeitz", ({ tickets }) => tickets.size)).toBe(1);
    await at("");
    await typeKeys(page, "123");
    await page.waitForURL("**/scans/unknown*");
    await ready(page);
    expect(await page.getByText("لا نعرف هذا الرمز هنا").isVisible()).toBe(true);
    await expectAccessible(page);
    await shot(page, "kiosk-unknown-code-all");
  });

  test("into a field a scanner leaves nothing, a person everything", async () => {
    await at("/services?lang=de");
    await page.evaluate(() => {
      const field = document.createElement("input");
      field.id = "field";
      document.body.append(field);
      field.focus();
      document.querySelector("form[data-scans]")?.addEventListener("submit", (event) => {
        event.preventDefault();
        document.body.dataset.scanned = "yes";
      });
    });
    await typeKeys(page, "hello there", { gap_ms: 60, end: null });
    expect(await page.inputValue("#field")).toBe("hello there");
    await typeKeys(page, "abc", { gap_ms: 5, end: null });
    expect(await page.inputValue("#field")).toBe("hello thereabc");
    expect(await page.locator("[data-scanned]").count()).toBe(0);
    await typeKeys(page, address);
    await page.waitForSelector("[data-scanned]");
    expect(await page.inputValue("#field")).toBe("hello thereabc");
    expect(await page.inputValue("form[data-scans] [name=us]")).toBe(address);
  });
});
