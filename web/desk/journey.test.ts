import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter, drawAtKiosk, said } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD } from "../../fixtures/staff.ts";

const NARROW = { width: 400, height: 900 };

describeInBrowser("a clerk's work page", (visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer();
    await employ(foyer, "anna");
    await employ(foyer, "bert");
  });
  afterEach(() => foyer.close());

  const draw = (service?: string) => drawAtKiosk(foyer, service);
  const callsMade = () =>
    foyer.engine.read("zeitz", (state) => state.calls.map(({ number, counter }) => `${number}>${counter}`));

  const focused = (page: Page) =>
    page.evaluate(
      () =>
        document.activeElement?.querySelector(".kern-label")?.textContent ??
        document.activeElement?.textContent,
    );
  const number = (page: Page) => page.textContent(".visitor__number");

  test("a day's work by keyboard alone in a narrow window, every state accessible, the focus never lost", async () => {
    const page = await atCounter(visit, foyer, "anna", "2", NARROW);
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
    const page = await atCounter(visit, foyer, "anna", "2", NARROW);
    await page.keyboard.press("g");
    await page.keyboard.type("zwei");
    await page.keyboard.press("Enter");
    const sentence = page.getByText("Das ist keine Nummer.");
    await sentence.waitFor();
    await ready(page);
    await expectAccessible(page);
    await shot(page, "desk-narrow-no-number");
    await page.keyboard.press("m");
    await page.keyboard.press("Enter");
    await said(page, "Pause begonnen.");
    expect(await sentence.count()).toBe(0);
    await page.keyboard.press("m");
    await said(page, "Schalter 2 ist wieder offen.");
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
    const page = await atCounter(visit, foyer, "anna", "2");
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
    const [anna, bert] = [
      await atCounter(visit, foyer, "anna", "1"),
      await atCounter(visit, foyer, "bert", "2"),
    ];
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
    const page = await atCounter(visit, foyer, "anna", "2", NARROW);
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

  test("thirty people waiting, a printer without paper and a sign that is behind, in a wide window", async () => {
    const { fleet } = foyer.engine;
    const services = foyer.engine.town("zeitz")?.services.map((service) => service.id) ?? [];
    for (let i = 0; i < 30; i++) await draw(services[i % services.length]);
    const now = foyer.clock.now();
    fleet.hear("zeitz-printer-foyer", { what: "appeared" }, now);
    fleet.hear("zeitz-printer-foyer", { what: "health", health: { paper: "out" } }, now);
    fleet.hear("zeitz-sign-2", { what: "appeared" }, now);
    const page = await atCounter(visit, foyer, "anna", "2");
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
    const page = await atCounter(visit, foyer, "anna", "2");
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
