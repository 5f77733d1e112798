// Rule: one ticket on paper, phone and kiosk: what happens to it on one shows on the others, and a lost slip is found by touch.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { typeKeys } from "../../fixtures/browser/scanner.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter } from "../../fixtures/desk.ts";
import { openPaperHouse, type PaperHouse } from "../../fixtures/devices/paper-house.ts";
import type { Foyer } from "../../fixtures/foyer.ts";
import { unlockPath } from "../../fixtures/kiosk.ts";
import { employ } from "../../fixtures/staff.ts";
import { drawOnPaper } from "../../fixtures/walk.ts";

describeInBrowser("one ticket on paper, phone and kiosk", (visit: Visit) => {
  let foyer: Foyer;
  let house: PaperHouse;
  beforeEach(async () => {
    house = await openPaperHouse();
    foyer = house.foyer;
    await employ(foyer, "anna");
  });
  afterEach(() => house.close());

  const standBefore = async () => {
    const page = await visit.open(foyer.url + unlockPath(foyer, "zeitz"), {
      viewport: { width: 1024, height: 768 },
    });
    await page.getByRole("button", { name: "Freischalten" }).click();
    await page.getByRole("link", { name: /Kiosk im Foyer/ }).click();
    await page.getByRole("link", { name: "Deutsch" }).waitFor();
    await ready(page);
    return page;
  };

  test("the phone takes over the slip by its code; an errand shows at kiosk and desk, the way back too", async () => {
    const kiosk = await standBefore();
    expect(await drawOnPaper(kiosk, "Personalausweis beantragen")).toBe("A001");
    const code = house.nextCode() ?? "";
    expect(code).toStartWith("https://foyer.example/t/");

    const phone = await visit.open(foyer.url + new URL(code).pathname, {
      viewport: { width: 360, height: 740 },
    });
    await phone.getByRole("button", { name: "Kurz weggehen" }).click();
    await phone.getByText("Sie sind kurz weg").first().waitFor();
    await typeKeys(kiosk, code, { scanner: "us", computer: "de" });
    await kiosk.waitForURL("**/found/**");
    await kiosk.getByText("Sie sind kurz weg. Ihr Platz bleibt Ihnen.").waitFor();
    await kiosk.waitForSelector("body[data-live=ok]");
    await expectAccessible(kiosk);
    await shot(kiosk, "kiosk-found-out");
    const desk = await atCounter(visit, foyer, "anna", "2", { width: 420, height: 900 });
    await desk.getByText("Kurz weg (1)").waitFor();
    expect(await desk.getByRole("link", { name: "A001" }).isVisible()).toBe(true);
    await shot(desk, "desk-out");

    await phone.getByRole("button", { name: "Ich bin wieder da" }).click();
    await kiosk.getByText("Vor Ihnen wartet niemand").waitFor();
    await desk.keyboard.press("n");
    await kiosk.getByText("Sie werden aufgerufen: Schalter 2").waitFor();
    await phone.getByText("Sie werden aufgerufen: Schalter 2").first().waitFor();
  }, 90_000);

  test("a lost slip is found by touch alone and comes out again with the same code", async () => {
    const kiosk = await standBefore();
    const time = new Intl.DateTimeFormat("de-DE", { timeStyle: "short", timeZone: "Europe/Berlin" });
    await drawOnPaper(kiosk, "Personalausweis beantragen");
    const first = house.nextCode();
    expect(first).toContain("/t/zeitz-20261117-A001.");
    const touch = async (role: "link" | "button", name: string | RegExp) => {
      await kiosk.getByRole(role, { name }).first().click();
      await ready(kiosk);
    };
    const good = async (name: string) => {
      await kiosk.waitForSelector("body[data-live=ok]");
      await expectAccessible(kiosk);
      await shot(kiosk, `kiosk-lost-${name}`);
    };
    await touch("link", "Fertig");
    await touch("link", "Deutsch");
    await touch("link", "Nummer verloren?");
    await good("matter");
    await touch("link", "Personalausweis beantragen");
    for (const digit of ["0", "0", "2"]) await touch("link", digit);
    await touch("link", "Letzte Ziffer löschen");
    await touch("link", "1");
    await good("number");
    await touch("link", "Weiter");
    await good("time");
    await touch("button", time.format(foyer.clock.now()).slice(0, 3));
    await kiosk.waitForURL("**/found/**");
    await good("found");
    await touch("button", "Noch einmal drucken");
    await kiosk.getByText("Bitte nehmen Sie Ihren Zettel").waitFor();
    expect(house.nextCode()).toBe(first);
  }, 90_000);
});
