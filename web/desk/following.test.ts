import { afterEach, beforeEach, expect, test } from "bun:test";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter, drawAtKiosk, said } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ } from "../../fixtures/staff.ts";

describeInBrowser("a work page while others act", (visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer();
    await employ(foyer, "anna");
  });
  afterEach(() => foyer.close());
  const draw = (service?: string) => drawAtKiosk(foyer, service);

  test("a transfer to a counter that does not serve the matter says so, with each matter chosen, and the choice stays", async () => {
    await draw();
    const page = await atCounter(visit, foyer, "anna", "2");
    const opens = (counter: string) =>
      foyer.ask("zeitz", { type: "open", counter, clerk: `colleague-${counter}` });
    await opens("3");
    await opens("4");
    await page.keyboard.press("n");
    await said(page, "A001 aufgerufen, Schalter 2.");
    await page.keyboard.press("w");
    const to = page.locator("#transfer-A001-to");
    const choices = () => to.locator("option").allTextContents();
    const unfit = "bearbeitet dieses Anliegen nicht";
    const [any, three, four] = await choices();
    expect([any, three, four]).toEqual([
      "jeder, der das Anliegen bedient",
      `Schalter 3 · Meldewesen und Gewerbe · ${unfit}`,
      `Schalter 4 · Schnellschalter · ${unfit}`,
    ]);
    await shot(page, "desk-wide-transfer");
    await page.selectOption("#transfer-A001-service", "gewerbe-anmelden");
    expect(await choices()).toEqual([any, "Schalter 3 · Meldewesen und Gewerbe", four] as string[]);
    await to.selectOption("3");
    await opens("1");
    await page.locator("#transfer-A001-to option[value='1']").waitFor({ state: "attached" });
    expect(await to.inputValue()).toBe("3");
    expect((await choices())[2]).toBe("Schalter 3 · Meldewesen und Gewerbe");
    await page.locator("#transfer-A001").getByRole("button", { name: "Weiterleiten" }).click();
    await said(page, "A001 weitergeleitet.");
  });

  test("an answer that arrives after a newer state does not bring the old one back", async () => {
    for (let i = 0; i < 2; i++) await draw();
    const page = await atCounter(visit, foyer, "anna", "2");
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    await page.route("**/desk/zeitz/calls", async (route) => {
      const response = await route.fetch();
      await goOn;
      await route.fulfill({ response });
    });
    // A page that is already open may send one more request past a new route.
    await page.reload();
    await ready(page);
    await page.keyboard.press("n");
    await page.waitForSelector(".visitor");
    await draw("fundbuero");
    await page.getByText("2 Personen warten").waitFor();
    release();
    await said(page, "A001 aufgerufen, Schalter 2.");
    expect(await page.textContent("#waiting-heading")).toBe("2 Personen warten");
  });

  test("an answer that was written before the sign reported does not take back that it shows", async () => {
    const { fleet, epoch } = foyer.engine;
    await draw();
    const page = await atCounter(visit, foyer, "anna", "2");
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    await page.route("**/desk/zeitz/calls", async (route) => {
      const response = await route.fetch();
      await goOn;
      await route.fulfill({ response });
    });
    // A page that is already open may send one more request past a new route.
    await page.reload();
    await ready(page);
    fleet.hear("zeitz-sign-2", { what: "appeared" }, foyer.clock.now());
    await page.keyboard.press("n");
    await page.waitForSelector(".visitor");
    const shown = await foyer.engine.read("zeitz", (state) => state.counters.get("2")?.shown ?? 0);
    const reported = { epoch, seq: (shown ?? 0) * 2 };
    fleet.hear("zeitz-sign-2", { what: "reported", reported }, foyer.clock.now());
    await page.getByText("Schild zeigt es an").waitFor();
    release();
    await said(page, "A001 aufgerufen, Schalter 2.");
    expect(await page.textContent(".truth--yes")).toBe("Schild zeigt es an");
  });
});
