import { afterEach, beforeEach, expect, test } from "bun:test";
import { ticketToken } from "../engine/keys/ticket-token.ts";
import { expectAccessible } from "../fixtures/browser/axe.ts";
import { describeInBrowser } from "../fixtures/browser/browser.ts";
import { shot } from "../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../fixtures/foyer.ts";
import { drawOnPaper, openWindows } from "../fixtures/walk.ts";

const TICKET = "zeitz-20261117-A001";

describeInBrowser("the whole house", (visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer({ devices: true });
  });
  afterEach(() => foyer.close());

  test("from a drawn ticket to a lit sign: kiosk, printer, desk, board, sign and phone follow one visit", async () => {
    const { lab, kiosk, board, desk } = await openWindows(foyer, visit);
    const number = await drawOnPaper(kiosk, "Personalausweis beantragen");
    expect(number).toBe("A001");
    await lab.locator('[data-device="zeitz-printer-foyer"]').getByText("A001").first().waitFor();

    const token = ticketToken(foyer.engine.keys, TICKET);
    const phone = await visit.open(`${foyer.url}/t/${token}`, { viewport: { width: 360, height: 740 } });
    await phone.getByText("Sie sind als Nächstes dran").waitFor();
    await phone.waitForSelector("body[data-live=ok]");

    await desk.keyboard.press("n");
    await desk.getByText("A001 aufgerufen, Schalter 1.").waitFor();
    await board.locator(".board__number", { hasText: "A001" }).waitFor();
    await phone.getByText("Sie werden aufgerufen: Schalter 1").first().waitFor();
    const sign = lab.locator('[data-device="zeitz-sign-1"]');
    await sign.locator(".face--blinks").waitFor();
    expect(await sign.locator("[data-spoken]").textContent()).toBe("A001");
    for (const [page, name] of [
      [lab, "lab"],
      [kiosk, "kiosk"],
      [board, "board"],
      [desk, "desk"],
      [phone, "phone"],
    ] as const) {
      await expectAccessible(page);
      await shot(page, `house-${name}`);
    }

    await desk.keyboard.press("b");
    await phone.getByText("Sie sind an Schalter 1").waitFor();
    await board.locator(".board__number", { hasText: "A001" }).waitFor({ state: "detached" });
    await desk.keyboard.press("f");
    await phone.getByText("Ihr Anliegen ist erledigt").waitFor();
    expect(await foyer.engine.read("zeitz", (state) => state.tickets.get(TICKET)?.state)).toBe("completed");
  }, 90_000);
});
