// Rule: where a department wants the link confirmed, a time stays kept until the link that was sent is opened and its button pressed.
import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const TIMES = "/book/alzey/ordnung/times";
const ANNA = { name: "Anna Grün", phone: "0171 2345678" };
let foyer: Foyer;
let anna: Visitor;

beforeAll(async () => {
  const towns = structuredClone(await bothTowns());
  const ordnung = towns.find(({ id }) => id === "alzey")?.departments.find(({ id }) => id === "ordnung");
  ordnung!.form!.confirm = "link";
  foyer = await openFoyer({ towns });
});
beforeEach(() => {
  anna = new Visitor(foyer);
});
afterAll(() => foyer.close());

const states = () =>
  foyer.engine.read("alzey", ({ book }) => [...book.all()].map(({ id, state }) => ({ id, state })));
const stateOf = async (id: string) => (await states())?.find((one) => one.id === id)?.state;
/** Every link that was written to people, the newest first. */
const links = async () => {
  const shown = await foyer.engine.messages.list("alzey", 50);
  return shown.flatMap((one) => /\/a\/[\w.-]+/.exec(JSON.stringify(one))?.[0] ?? []);
};
async function linkOf(id: string): Promise<string> {
  for (;;) {
    const link = (await links()).find((one) => one.startsWith(`/a/${id}.`));
    if (link) return link;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const idOf = (path: string | null) => /^\/hold\/([\w-]+)\./.exec(path ?? "")?.[1] ?? "";

test("the browser gets no personal link; who opens the one that was sent only looks, who presses has booked", async () => {
  const hold = await anna.hold(TIMES, "n-parkausweis=1", "2026-11-19");
  const sent = await anna.post(hold, ANNA);
  expect(sent.location).toBe(`${hold}/sent`);
  const page = await anna.get(sent.location ?? "");
  expect(page.text).toContain("Wir haben Ihnen einen Link geschickt");
  expect(page.text).not.toContain("/a/");
  const id = idOf(hold);
  expect(await stateOf(id)).toBe("held");
  const link = await linkOf(id);
  const phone = new Visitor(foyer);
  const asked = await phone.get(link);
  expect(asked.text).toContain("Termin jetzt bestätigen");
  expect(await stateOf(id)).toBe("held");
  const pressed = await Promise.all([
    phone.post(`${link}/confirmation`, {}),
    phone.post(`${link}/confirmation`, {}),
  ]);
  expect(pressed.map(({ location }) => location)).toEqual([link, link]);
  expect((await phone.get(link)).text).toContain("Ihr Termin ist gebucht");
  expect((await anna.get(`${hold}/sent`)).location).toBe(hold);
  expect((await anna.get(hold)).location).toBe(link);
  await anna.hold(TIMES, "n-parkausweis=1", "2026-11-20");
  expect(await stateOf(id)).toBe("confirmed");
});

test("a mended address gets a link of its own, and the first one books nothing any more", async () => {
  const hold = await anna.hold(TIMES, "n-fischereischein=1", "2026-11-19");
  await anna.post(hold, ANNA);
  const first = await linkOf(idOf(hold));
  const mended = await anna.post(hold, { ...ANNA, phone: "0171 7654321" });
  const second = await linkOf(idOf(mended.location));
  expect(second).not.toBe(first);
  expect((await anna.post(`${first}/confirmation`, {})).status).toBe(409);
  expect((await anna.post(`${second}/confirmation`, {})).location).toBe(second);
});

test("a link that is confirmed too late says so, and the time is free again", async () => {
  const hold = await anna.hold(TIMES, "n-gewerbe-anmelden=1", "2026-11-19");
  await anna.post(hold, ANNA);
  const link = await linkOf(idOf(hold));
  foyer.clock.advance(61 * 60_000);
  const late = await anna.post(`${link}/confirmation`, {});
  expect([late.status, late.text.includes("wählen Sie noch einmal")]).toEqual([409, true]);
  expect(await stateOf(idOf(hold))).toBe("expired");
});

describeInBrowser("a link to confirm", (visit) => {
  test("can be asked for and pressed on a small phone", async () => {
    const viewport = { width: 360, height: 800 };
    const page = await visit.open(`${foyer.url}${TIMES}?n-parkausweis=1&day=2026-11-20`, { viewport });
    await page.locator(".booking__part button").first().click();
    await page.getByLabel("Vor- und Nachname").fill("Anna Grün");
    await page.getByLabel("Handynummer").fill("0171 2345678");
    await page.getByRole("button", { name: "Termin verbindlich buchen" }).click();
    await page.getByText("Wir haben Ihnen einen Link geschickt").waitFor();
    await expectAccessible(page);
    await shot(page, "booking-sent-360");
    await page.goto(foyer.url + (await linkOf(idOf(new URL(page.url()).pathname))));
    await expectAccessible(page);
    await shot(page, "booking-confirm-360");
    await page.getByRole("button", { name: "Termin jetzt bestätigen" }).click();
    await page.getByText("Ihr Termin ist gebucht").waitFor();
  });
});
