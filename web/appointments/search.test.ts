// Rule: staff find whoever has an appointment by name, code or number; only the next days' names are opened, and none stands in an address or a log.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { freeFor } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { giveAppointment } from "../../fixtures/giving.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";

const DAY_MS = 86_400_000;
const PATH = "/desk/alzey/appointments/search";
let foyer: Foyer;
let anna: SignedIn;
let [near, far] = ["", ""];

const give = async (in_days: number, name: string) => {
  const from_at = foyer.clock.now() + in_days * DAY_MS;
  const [start = 0] = await freeFor(foyer, {
    location: "alzey",
    service: "reisepass",
    channel: "staff",
    from_at,
  });
  return giveAppointment(anna, "alzey", "reisepass", start, { name, phone: "0171 2345678" });
};

beforeAll(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
  near = await give(0, "Jörg Müller-Groß");
  far = await give(20, "Ayşe Müller");
});
afterAll(() => foyer.close());

/** Ids of what is found. */
async function found(what: string): Promise<string[]> {
  const page = await (await anna.post(PATH, { what })).text();
  return [...page.matchAll(/id="over-([\w-]+)"/g)].map(([, id = ""]) => id);
}

test("by part of a name, however it is spelt, among those who come soon", async () => {
  for (const typed of ["mueller", "MULLER", "joerg", "müller-gross"])
    expect(await found(typed)).toEqual([near]);
  for (const typed of ["Ayşe", "m", "", "Schmidt"]) expect(await found(typed)).toEqual([]);
});

test("by code, by its own number, and by its ticket's, on whatever day", async () => {
  const { code = "" } = (await foyer.engine.contacts.of(far)) ?? {};
  expect(await found(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual([far]);
  const number = await lookAt(foyer, "alzey", ({ book }) => book.get(far)!.number);
  expect(await found(number.toLowerCase())).toEqual([far]);
  await foyer.ask("alzey", { type: "check-in", appointment: near, medium: "none", channel: "desk" });
  const ticket = await lookAt(
    foyer,
    "alzey",
    ({ book, tickets }) => tickets.get(book.get(near)!.ticket!)!.number,
  );
  expect(await found(ticket)).toEqual([near]);
});

test("no name goes through an address or a log, and no stranger searches", async () => {
  const answer = await anna.post(PATH, { what: "Müller-Groß" });
  expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
  expect(await answer.text()).toContain("Jörg Müller-Groß");
  expect(JSON.stringify(foyer.log)).not.toContain("Groß");
  expect((await anna.get(PATH)).headers.get("location")).toBe("/desk/alzey/appointments");
  const carl = await signIn(foyer, await employ(foyer, "carl", ["zeitz"]));
  expect((await carl.post(PATH, { what: "Müller" })).status).toBe(403);
});

test("the day's list leads to any day and to the search", async () => {
  const page = await (await anna.get("/desk/alzey/appointments")).text();
  expect(page).toMatch(/<input[^>]*name="day"[^>]*type="date"/);
  expect(page).toContain(`action="${PATH}"`);
});

test("the desk shows the name of whoever is there or comes next", async () => {
  const desk = await (await anna.get("/desk/alzey")).text();
  expect(desk).toContain("Jörg Müller-Groß");
  expect(desk).not.toContain("Ayşe");
  const number = await lookAt(
    foyer,
    "alzey",
    ({ book, tickets }) => tickets.get(book.get(near)!.ticket!)!.number,
  );
  const closely = await (await anna.get(`/desk/alzey?nummer=${number}`)).text();
  expect(closely.match(/Jörg Müller-Groß/g)).toHaveLength(3);
});

test("whoever was called in vain keeps their name at the desk, and the day's list does not say that they are there", async () => {
  await foyer.ask("alzey", { type: "open", counter: "2", clerk: "bea" });
  const ticket = await lookAt(foyer, "alzey", ({ book }) => book.get(near)!.ticket!);
  await foyer.ask("alzey", { type: "call", counter: "2", ticket });
  await foyer.ask("alzey", { type: "miss", counter: "2" });
  const desk = await (await anna.get("/desk/alzey")).text();
  expect(desk.slice(desk.indexOf("Nicht erschienen (1)"))).toContain("Jörg Müller-Groß");
  const day = await (await anna.get("/desk/alzey/appointments")).text();
  expect(day).toMatch(/wurde aufgerufen und kam nicht, Nummer [A-Z]\d{3}, angemeldet um \d\d:\d\d/);
  expect(day).not.toContain("ist da, ");
  await foyer.ask("alzey", { type: "put-back", ticket });
  expect(await (await anna.get("/desk/alzey/appointments")).text()).toContain("ist da, ");
  await foyer.ask("alzey", { type: "close", counter: "2" });
});

describeInBrowser("a search", (visit) => {
  test.each([400, 1280])("at %d px, from the desk to whoever it is", async (width) => {
    const page = await atCounter(visit, foyer, "anna", "2", { width, height: 900 }, "alzey");
    await page.getByRole("listitem").getByText("Jörg Müller-Groß").first().waitFor();
    await shot(page, `search-desk-${width}`);
    await page.getByRole("link", { name: "Alle Termine" }).click();
    await page.getByLabel("Name, Code oder Nummer").fill("mueller");
    await expectAccessible(page);
    await shot(page, `search-asked-${width}`);
    await page.getByRole("button", { name: "Suchen" }).click();
    await page.getByRole("heading", { name: "Termin suchen" }).waitFor();
    await page.getByText("Jörg Müller-Groß").waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await shot(page, `search-found-${width}`);
    await page.getByRole("link", { name: "Zurück zu den Terminen" }).click();
    await page.getByLabel("Tag", { exact: true }).fill("2026-11-20");
    await page.getByRole("button", { name: "Tag zeigen" }).click();
    await page.getByRole("heading", { name: "Termine am Freitag, 20. November" }).waitFor();
    await foyer.ask("alzey", { type: "close", counter: "2" });
  });
});
