import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD } from "../../fixtures/staff.ts";

const NARROW = { width: 400, height: 900 };
const WIDE = { width: 1280, height: 800 };

describeInBrowser("a clerk's work page", (visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer();
    await employ(foyer, "anna");
    await employ(foyer, "bert");
  });
  afterEach(() => foyer.close());

  const draw = async (service = "reisepass") => {
    foyer.clock.advance(30_000);
    await foyer.ask(
      "zeitz",
      { type: "draw", service, medium: "qr", language: "de", channel: "kiosk" },
      "device:zeitz-kiosk-foyer",
    );
  };
  const callsMade = () =>
    foyer.engine.read("zeitz", (state) => state.calls.map(({ number, counter }) => `${number}>${counter}`));

  /** Signs in and takes a counter, by keys alone. */
  const atCounter = async (login: string, counter: string, viewport = WIDE): Promise<Page> => {
    const page = await visit.open(`${foyer.url}/desk/zeitz`, { viewport });
    await page.keyboard.type(login);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Schalter wählen" }).waitFor();
    await ready(page);
    await page.keyboard.press(counter);
    await said(page, `Sie sind an Schalter ${counter}.`);
    return page;
  };
  const said = (page: Page, sentence: string) =>
    page.waitForFunction((text) => document.querySelector("#said")?.textContent === text, sentence);
  const focused = (page: Page) =>
    page.evaluate(
      () =>
        document.activeElement?.querySelector(".kern-label")?.textContent ??
        document.activeElement?.textContent,
    );
  const number = (page: Page) => page.textContent(".visitor__number");

  test("a day's work by keyboard alone in a narrow window, every state accessible, the focus never lost", async () => {
    const page = await atCounter("anna", "2", NARROW);
    await expectAccessible(page);
    await shot(page, "desk-narrow-empty");
    for (let i = 0; i < 3; i++) await draw();
    await page.getByText("Als Nächstes").waitFor();
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "colleague" });

    await page.keyboard.press("n");
    await said(page, "A001 aufgerufen, Schalter 2.");
    expect(await focused(page)).toBe("A001");
    await expectAccessible(page);
    await shot(page, "desk-narrow-called");
    await page.keyboard.press("e");
    await said(page, "A001 erneut aufgerufen.");
    await page.keyboard.press("b");
    await said(page, "A001 begonnen.");
    expect(await focused(page)).toBe("A001");

    await page.keyboard.press("o");
    await page.keyboard.type("Bitte langsam sprechen");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await said(page, "Notiz zu A001 gespeichert.");
    expect(await focused(page)).toBe("Notiz ändern …");
    await page.getByText("Bitte langsam sprechen").first().waitFor();
    await expectAccessible(page);
    await shot(page, "desk-narrow-serving");

    await page.keyboard.press("a");
    await page.keyboard.type("Wohnsitz abm");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await said(page, "A001: weiteres Anliegen begonnen.");
    await page.keyboard.press("p");
    await said(page, "A001 geparkt.");
    expect(await focused(page)).toBe("Schalter 2 · Ausweise und Meldewesen");
    await page.keyboard.press("l");
    await said(page, "A001 fortgesetzt.");
    await page.keyboard.press("w");
    for (let field = 0; field < 3; field++) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("Schalter 1");
    for (let field = 0; field < 3; field++) await page.keyboard.press("Tab");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await said(page, "A001 weitergeleitet.");

    await page.keyboard.press("n");
    await said(page, "A002 aufgerufen, Schalter 2.");
    await page.keyboard.press("x");
    await said(page, "A002 als nicht erschienen vermerkt.");
    await page.keyboard.press("u");
    await said(page, "Zurückgenommen: A002 nicht erschienen.");
    expect(await number(page)).toBe("A002");
    await page.keyboard.press("z");
    await said(page, "A002 ist zurück in der Schlange.");
    await page.keyboard.press("m");
    await page.keyboard.press("Enter");
    await said(page, "Pause begonnen.");
    await expectAccessible(page);
    await page.keyboard.press("m");
    await said(page, "Schalter 2 ist wieder offen.");
    await page.keyboard.press("d");
    await page.keyboard.type("Wohnsitz abm");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Nummer für jemanden ziehen …");
    await page.keyboard.press("c");
    await said(page, "Schalter geschlossen.");
    expect(await focused(page)).toBe("Schalter wählen");
    const back = await foyer.engine.read("zeitz", (state) => {
      const ticket = state.tickets.get("zeitz-20261117-A001");
      return [ticket?.only_counter, ticket?.back_to, state.notes.get("zeitz-20261117-A001")];
    });
    expect(back).toEqual(["1", { service: "abmeldung", counter: "2" }, "Bitte langsam sprechen"]);
  });

  test("a number typed in is looked at closely, with everything that can be done by its own key", async () => {
    await draw();
    await draw();
    const page = await atCounter("anna", "2", NARROW);
    await page.keyboard.press("g");
    await page.keyboard.type("a2");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Nummer A002" }).waitFor();
    await ready(page);
    expect(await focused(page)).toBe("Nummer A002");
    await expectAccessible(page);
    await shot(page, "desk-narrow-chosen");
    await page.keyboard.press("6");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await said(page, "Vorrang von A002 geändert.");
    await page.keyboard.press("Delete");
    await page.waitForSelector("#confirm[open]");
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await said(page, "A002 aufgerufen, Schalter 2.");
    expect(await number(page)).toBe("A002");
    await page.keyboard.press("Escape");
    await page.waitForURL(`${foyer.url}/desk/zeitz`);
  });

  test("a triple click is one deed, whatever stands under the pointer afterwards, and so is a key held down", async () => {
    for (let i = 0; i < 5; i++) await draw();
    const page = await atCounter("anna", "2");
    const made = () =>
      foyer.engine.read("zeitz", (state) => {
        const ticket = state.tickets.get("zeitz-20261117-A001");
        return [ticket?.state, ticket?.calls];
      });
    await page.locator("#do-calls").click({ clickCount: 3, delay: 60 });
    await said(page, "A001 aufgerufen, Schalter 2.");
    await page.locator("#do-recalls").focus();
    await page.keyboard.down("Enter");
    await said(page, "A001 erneut aufgerufen.");
    for (let held = 0; held < 3; held++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await page.locator("#do-starts").click({ clickCount: 3, delay: 120 });
    await said(page, "A001 begonnen.");
    expect(await made()).toEqual(["serving", 2]);
    expect(await callsMade()).toEqual(["A001>2"]);
  });

  test("two clerks press at the same instant: both get somebody, never the same, and each sees the other", async () => {
    for (let i = 0; i < 4; i++) await draw();
    const [anna, bert] = [await atCounter("anna", "1"), await atCounter("bert", "2")];
    await anna.waitForFunction(() => document.querySelector(".places")?.textContent?.includes("Bert frei"));
    await Promise.all([anna.keyboard.press("n"), bert.keyboard.press("n")]);
    await Promise.all([anna, bert].map((page) => page.waitForSelector(".visitor")));
    expect([await number(anna), await number(bert)].toSorted()).toEqual(["A001", "A002"]);
    const berts = await number(bert);
    await anna.waitForFunction(
      (text) => document.querySelector(".places")?.textContent?.includes(`(${text})`),
      berts,
    );
    expect(await callsMade()).toHaveLength(2);
  });

  test("a refusal stands in the alert region, and what was typed stays, also while the page follows events", async () => {
    await draw();
    await draw();
    const page = await atCounter("anna", "2", NARROW);
    await page.keyboard.press("n");
    await said(page, "A001 aufgerufen, Schalter 2.");
    await page.keyboard.press("w");
    await page.locator("#note-A001 summary").click();
    await page.keyboard.type("noch nicht gespei");
    await draw();
    await page.getByText("2 Personen warten").waitFor();
    await page.keyboard.type("chert");
    expect(await page.inputValue("textarea")).toBe("noch nicht gespeichert");
    await page.locator("#transfer-A001").getByRole("button", { name: "Weiterleiten" }).click();
    await page.getByRole("alert").getByText("Bitte prüfen Sie sie.").waitFor();
    expect(await page.inputValue("textarea")).toBe("noch nicht gespeichert");
    expect(await page.locator("#transfer-A001").getAttribute("open")).not.toBeNull();
    await expectAccessible(page);
    await shot(page, "desk-narrow-refusal");
  });

  test("a transfer to a counter that does not serve the matter says so, with each matter chosen, and the choice stays", async () => {
    await draw();
    const page = await atCounter("anna", "2");
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
    const page = await atCounter("anna", "2");
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
    const page = await atCounter("anna", "2");
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
    expect(await page.textContent(".sign")).toBe("Schild zeigt es an");
  });

  test("thirty people waiting, a printer without paper and a sign that is behind, in a wide window", async () => {
    const { fleet } = foyer.engine;
    const services = foyer.engine.town("zeitz")?.services.map((service) => service.id) ?? [];
    for (let i = 0; i < 30; i++) await draw(services[i % services.length]);
    const now = foyer.clock.now();
    fleet.hear("zeitz-printer-foyer", { what: "appeared" }, now);
    fleet.hear("zeitz-printer-foyer", { what: "health", health: { paper: "out" } }, now);
    fleet.hear("zeitz-sign-2", { what: "appeared" }, now);
    const page = await atCounter("anna", "2");
    await page.getByText("Bondrucker im Foyer: kein Papier.").waitFor();
    await page.keyboard.press("n");
    await page.getByText("Schild hat das noch nicht angezeigt").waitFor();
    await page.locator("#list-others summary").click();
    await expectAccessible(page);
    await shot(page, "desk-wide-busy");
    const shown = await foyer.engine.read("zeitz", (state) => state.counters.get("2")?.shown ?? 0);
    const reported = { epoch: foyer.engine.epoch, seq: (shown ?? 0) * 2 };
    fleet.hear("zeitz-sign-2", { what: "reported", reported }, now);
    const sign = page.getByText("Schild zeigt es an");
    await sign.waitFor();
    await page.keyboard.press("?");
    await page.waitForSelector("#keys-help[open]");
    await expectAccessible(page);
    await page.uncheck("[data-keys-on]");
    expect(await page.locator(".key:visible").count()).toBe(0);
    await page.evaluate(() => {
      document.body.dataset.live = "lost";
    });
    expect(await sign.isVisible()).toBe(false);
  });

  test("signed out elsewhere, the page goes to the sign-in", async () => {
    const page = await atCounter("anna", "2");
    const clerk = (await foyer.engine.accounts.list()).find((one) => one.login === "anna");
    for (const session of await foyer.engine.store.list("session"))
      if (session.subject === clerk?.id) await foyer.engine.sessions.end(session);
    await page.getByRole("heading", { name: "Anmelden" }).waitFor();
    await expectAccessible(page);
  });

  test("without JavaScript everything still works, a page at a time", async () => {
    await draw();
    const page = await visit.open(`${foyer.url}/desk/zeitz`, { javaScriptEnabled: false, viewport: NARROW });
    await page.fill("#login", "anna");
    await page.fill("#password", PASSWORD);
    await page.click("button[type=submit]");
    await page.click("#do-counter-2");
    await page.click("#do-calls");
    await page.click("#do-starts");
    await page.click("#note-A001 summary");
    await page.fill("#note-A001-text", "ohne Skript");
    await page.click("#note-A001 button");
    await page.getByText("ohne Skript").first().waitFor();
    await page.click("#transfer-A001 summary");
    await page.click("#transfer-A001 button");
    await page.getByRole("alert").getByText("Bitte prüfen Sie sie.").waitFor();
    await page.click("#do-finishes");
    await page.getByText("Für diesen Schalter wartet niemand.").waitFor();
  });
});
