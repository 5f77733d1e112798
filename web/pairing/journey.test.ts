// Rule: a new screen is at work after one look at a phone: code and QR on the screen, a press on the phone, its page by itself.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { readQr } from "../../fixtures/browser/read-qr.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD } from "../../fixtures/staff.ts";

const PHONE = { viewport: { width: 360, height: 740 } };
const KIOSK = { viewport: { width: 1080, height: 1920 } };

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer({ devices: true });
  await employ(foyer, "berta", ["zeitz"]);
});
afterEach(() => foyer.close());

describeInBrowser("pairing", (browser) => {
  test("a kiosk's browser shows a code, staff confirm it by phone, and the kiosk opens by itself", async () => {
    const kiosk = await browser.open(`${foyer.url}/pairing`, KIOSK);
    const code = (await kiosk.locator(".pairing-screen__code").textContent()) ?? "";
    expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    const digits = await kiosk
      .locator(".pairing-screen__code")
      .evaluate((it) => it.getBoundingClientRect().width);
    expect(digits).toBeLessThanOrEqual(1080);
    const picture = await kiosk.locator(".pairing-screen__qr").screenshot();
    const to = `${foyer.url}/devices?code=${code.replace("-", "")}`;
    expect(await readQr(kiosk, picture)).toBe(to);
    await shot(kiosk, "pairing-kiosk");
    await expectAccessible(kiosk);

    const phone = await browser.open(to, PHONE);
    await phone.locator("#login").fill("berta");
    await phone.locator("#password").fill(PASSWORD);
    await phone.getByRole("button", { name: "Anmelden" }).click();
    await phone.getByText(code).waitFor();
    await shot(phone, "pairing-phone-360");
    await expectAccessible(phone);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await phone.locator("#target").selectOption({ index: 1 });
    const target = await phone.locator("#target").inputValue();
    await phone.getByRole("button", { name: "Koppeln" }).click();
    await phone.getByText("ist bestätigt").waitFor();
    await shot(phone, "pairing-confirmed-360");
    await expectAccessible(phone);

    await kiosk.waitForURL(`${foyer.url}/kiosk/zeitz/${target}`);
    await kiosk.locator("#screen").waitFor();
    const anew = await kiosk.goto(`${foyer.url}/kiosk/zeitz/${target}`);
    expect(await anew?.text()).toContain('id="screen"');
  });

  test("a code typed wrongly stays in the form with a sentence, on a narrow phone", async () => {
    const phone = await browser.open(`${foyer.url}/devices/zeitz/pairings`, PHONE);
    await phone.locator("#login").fill("berta");
    await phone.locator("#password").fill(PASSWORD);
    await phone.getByRole("button", { name: "Anmelden" }).click();
    await phone.locator("#code").fill("wdjb mjht");
    await phone.getByRole("button", { name: "Weiter" }).click();
    await phone.getByText("Diesen Code gibt es nicht").waitFor();
    expect(await phone.locator("#code").inputValue()).toBe("wdjb mjht");
    await expectAccessible(phone);
    await shot(phone, "pairing-wrong-360");
  });

  test("without JavaScript the screen shows its code too, keeps it when loaded anew, and goes on by its link", async () => {
    const board = await browser.open(`${foyer.url}/pairing`, { ...KIOSK, javaScriptEnabled: false });
    const code = (await board.locator(".pairing-screen__code").textContent()) ?? "";
    await board.reload();
    expect(await board.locator(".pairing-screen__code").textContent()).toBe(code);
    const town = foyer.engine.town("zeitz");
    const id = town?.boards[0]?.id ?? "";
    foyer.engine.pairings.confirm(code.replace("-", ""), { location: "zeitz", id }, foyer.clock.now());
    await board.getByRole("link").click();
    expect(board.url()).toBe(`${foyer.url}/board/zeitz/${id}`);
  });
});
