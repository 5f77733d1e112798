// Rule: a counter whose clerk has left goes to a colleague with its visitor, asked for and said; never behind a clerk who is there.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD, type SignedIn, signIn } from "../../fixtures/staff.ts";

const DRAW = { type: "draw", service: "reisepass", medium: "qr", language: "de", channel: "kiosk" } as const;
let foyer: Foyer;
let anna: SignedIn;
let bert: SignedIn;

/** Anna serves A001 at counter 2 since nine, and Bert is employed too. */
beforeEach(async () => {
  foyer = await openFoyer();
  [anna, bert] = (await Promise.all(
    ["anna", "bert"].map(async (login) => signIn(foyer, await employ(foyer, login))),
  )) as [SignedIn, SignedIn];
  await foyer.ask("zeitz", DRAW);
  await foyer.ask("zeitz", { type: "open", counter: "2", clerk: anna.clerk.id });
  await foyer.ask("zeitz", { type: "call-next", counter: "2" });
  await foyer.ask("zeitz", { type: "start", counter: "2" });
  foyer.clock.advance(20 * 60_000);
});
afterEach(() => foyer.close());

const pageOf = async (clerk: SignedIn) => (await clerk.get("/desk/zeitz")).text();
const field = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const formFor = (page: string, counter: string) =>
  new RegExp(`<form id="form-counter-${counter}".*?</form>`, "s").exec(page)?.[0] ?? "";
/** Sends the form as the page showed it. */
const takes = async (clerk: SignedIn, counter: string, page: string) => {
  const form = formFor(page, counter);
  const fields = ["seen", "at", "ticket", "counter", "over"].map((name) => [name, field(form, name)]);
  return clerk.post("/desk/zeitz/counter", Object.fromEntries(fields));
};
const atCounter2 = () =>
  foyer.engine.read("zeitz", (state) => {
    const { clerk, ticket } = state.counters.get("2")!;
    return [clerk, ticket && state.tickets.get(ticket)?.number];
  });

test("the form says whom and what it would take over; sent, the visitor is the other clerk's", async () => {
  const page = await pageOf(bert);
  expect(formFor(page, "2")).toContain(
    "Anna hat Schalter 2: bedient A001, seit 09:00 Uhr. Den Schalter mit A001 übernehmen?",
  );
  expect((await takes(bert, "2", page)).status).toBe(303);
  expect(await atCounter2()).toEqual([bert.clerk.id, "A001"]);
  expect(await pageOf(bert)).toContain("A001");
});

test("the clerk who had it is told by whom, until they take another counter", async () => {
  await takes(bert, "2", await pageOf(bert));
  const page = await pageOf(anna);
  expect(page).toContain("Schalter wählen");
  expect(page).toContain("Bert hat Schalter 2 übernommen.");
  await takes(anna, "3", page);
  await foyer.ask("zeitz", { type: "close", counter: "3" });
  expect(await pageOf(anna)).not.toContain("hat Schalter 2 übernommen");
});

test("a clerk who was there after all keeps the counter", async () => {
  const page = await pageOf(bert);
  await foyer.ask("zeitz", { type: "finish", counter: "2" });
  const refused = await takes(bert, "2", page);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("Inzwischen hat sich an Schalter 2 etwas geändert.");
  expect(await atCounter2()).toEqual([anna.clerk.id, null]);
});

test("what nobody can mean is refused", async () => {
  const page = await pageOf(bert);
  const form = { seen: field(page, "seen"), at: "", ticket: "", counter: "2", over: "jetzt" };
  expect((await bert.post("/desk/zeitz/counter", form)).status).toBe(422);
});

describeInBrowser("a counter whose clerk has left", (visit) => {
  const desk = async (login: string, viewport: { width: number; height: number }): Promise<Page> => {
    const page = await visit.open(`${foyer.url}/desk/zeitz`, { viewport });
    await page.keyboard.type(login);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.locator("#own-heading").waitFor();
    await ready(page);
    return page;
  };

  test.each([400, 1280])(
    "is taken over by key and question, and both pages follow (%i px)",
    async (width) => {
      const viewport = { width, height: 900 };
      const annas = await desk("anna", viewport);
      const berts = await desk("bert", viewport);
      await berts.keyboard.press("2");
      await berts.locator("#confirm[open]").waitFor();
      expect(await berts.textContent("[data-confirm-question]")).toContain(
        "Den Schalter mit A001 übernehmen?",
      );
      await expectAccessible(berts);
      await shot(berts, `takeover-question-${width}`);
      await berts.click("[data-confirm-yes]");
      await berts.locator(".visitor__number", { hasText: "A001" }).waitFor();
      await expectAccessible(berts);
      await shot(berts, `takeover-taken-${width}`);

      await annas.getByText("Bert hat Schalter 2 übernommen.").waitFor();
      expect(await annas.locator(".visitor__number").count()).toBe(0);
      await expectAccessible(annas);
      await shot(annas, `takeover-lost-${width}`);
      await berts.keyboard.press("f");
      await berts.waitForFunction(() => document.querySelector("#said")?.textContent === "Fertig.");
    },
  );

  test("what has changed while the question stood is asked anew", async () => {
    const page = await desk("bert", { width: 1280, height: 900 });
    await page.keyboard.press("2");
    await page.locator("#confirm[open]").waitFor();
    await foyer.ask("zeitz", { type: "finish", counter: "2" });
    await page.locator(".place", { hasText: "Anna frei" }).waitFor();
    await page.click("[data-confirm-yes]");
    await page.locator("#confirm[open]", { hasText: "Trotzdem übernehmen?" }).waitFor();
    expect(await atCounter2()).toEqual([anna.clerk.id, null]);
    await page.click("[data-confirm-yes]");
    await page.getByText("Für diesen Schalter wartet niemand.").waitFor();
    expect(await atCounter2()).toEqual([bert.clerk.id, null]);
  });
});
