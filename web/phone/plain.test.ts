// Rule: without a script the phone's page is as easy to read as with one, also while it is called.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

describeInBrowser("the phone without a script", (visit) => {
  test("its link to load the page anew stands out while the number waits and while it is called", async () => {
    const ask = (intent: Parameters<Foyer["ask"]>[1]) => foyer.ask("zeitz", intent);
    await ask({ type: "open", counter: "1", clerk: "clerk" });
    const drawn = await ask({
      type: "draw",
      service: "ausweis-beantragen",
      medium: "qr",
      language: "de",
      channel: "kiosk",
    });
    const ticket = ("ticket" in drawn && drawn.ticket) || "";
    const path = `${foyer.url}/t/${ticketToken(foyer.engine.keys, ticket)}`;
    const page = await visit.open("about:blank", { viewport: { width: 360, height: 740 } });
    // Judging the page needs a script; so it is shown what stands there for browsers without one.
    await page.route(path, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replaceAll(/<(\/?)noscript>/g, "<$1div>"),
      });
    });
    const reload = page.getByRole("link", { name: "Seite neu laden" });
    await page.goto(path);
    await reload.waitFor();
    await expectAccessible(page);
    await ask({ type: "call", counter: "1", ticket });
    await page.getByText("Sie werden aufgerufen").first().waitFor();
    expect(await reload.isVisible()).toBe(true);
    await expectAccessible(page);
    await shot(page, "phone-called-plain-360");
  });
});
