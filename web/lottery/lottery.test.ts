// Rule: whoever wishes in time takes part once, hears of it, may take it back, and after the hour reads in the outbox and on their own page how it went.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { appointmentPath, readAppointmentToken } from "../../engine/keys/appointment-token.ts";
import { lotOrder } from "../../engine/lottery/order.ts";
import { hold } from "../../fixtures/booking.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { oneWedding } from "../../fixtures/lottery.ts";
import { until } from "../../fixtures/until.ts";
import { Visitor } from "../../fixtures/visitor.ts";
import type { RequestState } from "../../machines/request.ts";

const WISH = "/book/alzey/ordnung/wish";
const MATTER = "n-trauung-samstag=1";
const TO_THE_DRAW_MS = 51 * 3_600_000;
const ANNA = { name: "Anna Grün", phone: "0171 2345678" };
const BEN = { name: "Ben Blau", phone: "0172 9876543" };

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer({ towns: [await oneWedding()] });
});
afterEach(() => foyer.close());

/** Sends the form of the next draw, as it was opened by this visitor. */
async function wish(person: Record<string, string>, visitor = new Visitor(foyer), more = {}) {
  const page = await visitor.get(`${WISH}?${MATTER}`);
  const form = { ...visitor.fieldsIn(page.text), flexible: "1", ...person, ...more };
  return { form, visitor, ...(await visitor.post(WISH, form)) };
}

/** Takes part; the link of the request, as it is written to its person alone. */
async function own(person: Record<string, string>): Promise<string> {
  const { location, status, text } = await wish(person);
  if (status !== 200 || location) throw new Error(`${status} ${location} ${text}`);
  const ids = (await foyer.engine.read("alzey", ({ requests }) => [...requests.keys()]))!;
  return appointmentPath(foyer.engine.keys, ids.at(-1)!);
}

const states = async () =>
  (await foyer.engine.read("alzey", ({ requests }) => [...requests.values()]))!.map(
    ({ state }): RequestState => state,
  );
const outbox = async (kind: string) => {
  for (;;) {
    const all = await foyer.engine.messages.list("alzey", 100);
    const found = all.filter((one) => one.kind === kind);
    if (found.length > 0 && found.every(({ letter }) => letter)) return found.map(({ letter }) => letter!);
  }
};
const draw = async () => {
  foyer.clock.advance(TO_THE_DRAW_MS);
  await until(foyer.engine, "alzey", ({ lotteries }) => lotteries.size > 0);
};

test("two wish for the only time: one gets it with code and link, the other reads what else there is", async () => {
  const links = [await own(ANNA), await own(BEN)];
  expect((await outbox("requested")).map(({ to }) => to).sort()).toEqual(["+491712345678", "+491729876543"]);
  expect((await new Visitor(foyer).get(links[0]!)).text).toContain("Ihr Wunsch nimmt an der Verlosung teil");
  await draw();
  expect((await states()).sort()).toEqual(["drawn", "passed-over"]);
  const [yes] = await outbox("confirmed");
  const [no] = await outbox("passed-over");
  expect(yes?.text).toContain("Rathaus Alzey: Das Los hat Sie getroffen: Trauung am Samstag. Ihr Termin ist");
  expect(yes?.text).toMatch(/am Samstag, 19. Dezember um 10:00 Uhr. Code für den Automaten: \d{6}/);
  expect(no?.text).toContain("Woche ab Montag, 14. Dezember");
  const pageOf = async (text = "") => {
    const link = links.find((one) => text.includes(one));
    return (await new Visitor(foyer).get(link ?? "")).text;
  };
  expect(await pageOf(yes?.text)).toContain("Ihr Termin ist gebucht");
  const lost = await pageOf(no?.text);
  expect(lost).toContain("Diesmal war leider kein Termin für Sie dabei");
  expect(lost).toContain("an Stelle 2 von 2");
  expect((await new Visitor(foyer).get(`/book/alzey/ordnung/times?${MATTER}`)).text).not.toContain(
    "2026-12-19",
  );
});

test("one person has one lot, however the number is written; another draw is another matter", async () => {
  const link = await own(ANNA);
  const [first, again] = [await wish(BEN), await wish({ ...ANNA, phone: "+49 171.234 5678" })];
  expect([again.status, again.location, again.text]).toEqual([200, null, first.text]);
  expect(again.text).not.toMatch(/\/a\/|nimmt schon/);
  expect((await wish(ANNA, new Visitor(foyer), { week: "2026-12-28" })).status).toBe(200);
  expect(await states()).toEqual(["waiting", "waiting", "waiting"]);
  const [told, ...more] = await outbox("requested-already");
  expect([told?.to, more]).toEqual(["+491712345678", []]);
  expect(told?.text).toContain("Ihr erster Wunsch gilt");
  expect(told?.text).toContain(link);
});

test("whoever tries a stranger's number over and over pesters them three times at most", async () => {
  await own(ANNA);
  for (let n = 0; n < 5; n++) expect((await wish(ANNA)).status).toBe(200);
  expect(await outbox("requested-already")).toHaveLength(3);
  expect(await states()).toEqual(["waiting"]);
});

test("a stranger's appointments are told to nobody where no link has to be confirmed, either: their letter asks for it", async () => {
  await openByLink(false);
  await bookFor(ANNA);
  const [anna, ben] = [await wish(ANNA), await wish(BEN)];
  expect([anna.status, anna.text]).toEqual([200, ben.text]);
  expect((await outbox("confirm-request")).map(({ to }) => to)).toEqual(["+491712345678"]);
  expect(await states()).toEqual(["asked", "waiting"]);
});

/** The same office, which wants the link confirmed unless said, and gives each person one appointment. */
async function openByLink(asks = true): Promise<void> {
  await foyer.close();
  const town = structuredClone(await oneWedding());
  const office = town.departments.find(({ id }) => id === "ordnung")!;
  office.form = { ...office.form!, ...(asks && { confirm: "link" as const }) };
  const wedding = town.services.find(({ id }) => id === "trauung-samstag")!;
  wedding.booking = { online: { ...office.booking!.channels.online!, per_contact: 1 } };
  foyer = await openFoyer({ towns: [town] });
}

async function bookFor(person: { name: string; phone: string }): Promise<void> {
  const appointment = await hold(foyer, { location: "alzey", service: "gewerbe-anmelden" });
  const contact = { ...person, email: null, fields: {}, account: null };
  await foyer.engine.contacts.keep({ appointment, location: "alzey", contact, keep_until_at: 0 });
  await foyer.ask("alzey", { type: "confirm-appointment", appointment }, "visitor:new");
}

test("who asks by link whether a stranger has appointments reads the same as for anybody; whoever holds the link is told", async () => {
  await openByLink();
  await bookFor(ANNA);
  const [anna, ben] = [await wish(ANNA), await wish(BEN)];
  expect(anna.status).toBe(ben.status);
  expect(anna.text).toBe(ben.text);
  const [letter] = (await outbox("confirm-request")).filter(({ to }) => to === "+491712345678");
  const link = /\/a\/[\w.-]+/.exec(letter?.text ?? "")?.[0] ?? "";
  const refused = await new Visitor(foyer).post(`${link}/request/confirmation`, {});
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("So viele Termine können Sie hier zugleich haben: 1.");
  expect(await states()).toEqual(["asked", "asked"]);
});

test("who types a stranger's number three times keeps them out for a day, and not until the draw", async () => {
  await openByLink();
  for (let count = 0; count < 4; count++) expect((await wish(ANNA)).status).toBe(200);
  expect(await states()).toHaveLength(3);
  foyer.clock.advance(24 * 3_600_000);
  await wish(ANNA);
  expect(await states()).toHaveLength(4);
});

test("two forms at once with the same number are one lot", async () => {
  const both = await Promise.all([wish(ANNA), wish(ANNA)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await states()).toEqual(["waiting"]);
});

test("the same form sent twice is the same request, also after a restart", async () => {
  const { form, visitor } = await wish(ANNA);
  expect((await visitor.post(WISH, form)).status).toBe(200);
  await foyer.restart();
  expect((await visitor.post(WISH, form)).status).toBe(200);
  expect(await states()).toEqual(["waiting"]);
  expect(await foyer.engine.messages.list("alzey", 9)).toHaveLength(1);
});

test("what is missing is said, and what was typed stays", async () => {
  const visitor = new Visitor(foyer);
  const page = await visitor.get(`${WISH}?${MATTER}`);
  const form = { ...visitor.fieldsIn(page.text), ...BEN };
  const refused = await visitor.post(WISH, form);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Bitte wählen Sie mindestens einen Wunsch.");
  const wrong = await visitor.post(WISH, { ...form, "wish-1": "2026-12-19.morning", phone: "12" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/value="2026-12-19.morning" selected/);
  const elsewhere = await visitor.post(WISH, { ...form, "wish-1": "2026-12-20.morning" });
  expect(elsewhere.status).toBe(422);
  expect(await states()).toEqual([]);
});

test("taken back it is in no draw, and one may wish anew", async () => {
  const link = await own(ANNA);
  const visitor = new Visitor(foyer);
  expect((await visitor.get(`${link}/request/end`)).text).toContain("wirklich zurückziehen");
  await visitor.post(`${link}/request/end`, {});
  expect((await visitor.get(link)).text).toContain("Sie haben Ihren Wunsch zurückgezogen");
  await own(ANNA);
  await draw();
  expect(await states()).toEqual(["withdrawn", "drawn"]);
});

test("nobody reaches a request without its link, and no personal data is in journal, address or log", async () => {
  const link = await own(ANNA);
  const { appointment } = readAppointmentToken(foyer.engine.keys, link.slice(3))!;
  expect((await new Visitor(foyer).get(`/a/${appointment}`)).status).toBe(404);
  expect((await new Visitor(foyer).get(`/a/${appointment}.0123456789abcdef`)).status).toBe(404);
  const journal = await foyer.engine.store.journal("alzey", 0, foyer.clock.now() + 1);
  expect(JSON.stringify([journal, foyer.log])).not.toMatch(/Anna|2345678/);
});

test("contact data goes by the town's term after the draw; of a winner, after the appointment", async () => {
  await own(ANNA);
  await own(BEN);
  await draw();
  const requests = (await foyer.engine.read("alzey", ({ requests }) => [...requests.values()]))!;
  const idOf = (state: RequestState) => requests.find((one) => one.state === state)?.id ?? "";
  const [won, lost] = [idOf("drawn"), idOf("passed-over")];
  const kept = async (id: string) => (await foyer.engine.contacts.of(id)) !== null;
  const pass = async (days: number) => {
    foyer.clock.advance(days * 86_400_000);
    await foyer.engine.contacts.sweep();
  };
  await pass(13);
  expect([await kept(won), await kept(lost)]).toEqual([true, true]);
  await pass(2);
  expect([await kept(won), await kept(lost)]).toEqual([true, false]);
  await pass(30);
  expect([await kept(won), await kept(lost)]).toEqual([false, false]);
}, 30_000);

test("whoever was in no draw is forgotten with it: a link that nobody confirmed, a wish that was taken back", async () => {
  await openByLink();
  await wish(ANNA);
  await wish(BEN);
  const [anna, ben] = (await foyer.engine.read("alzey", ({ requests }) => [...requests.keys()]))!;
  const kept = async () => {
    await foyer.engine.contacts.sweep();
    return Promise.all([anna!, ben!].map(async (id) => (await foyer.engine.contacts.of(id)) !== null));
  };
  foyer.clock.advance(3 * 3_600_000);
  expect(await kept()).toEqual([true, true]);
  await foyer.ask("alzey", { type: "withdraw-request", request: ben! }, "visitor:ben");
  foyer.clock.advance(TO_THE_DRAW_MS);
  await until(foyer.engine, "alzey", ({ requests }) => requests.get(anna!)?.state === "lapsed");
  foyer.clock.advance(3 * 3_600_000);
  expect(await kept()).toEqual([false, false]);
});

test("whoever was in the draw counts it again by their link alone, with their own lot in the order; staff read which lot became which appointment", async () => {
  const links = [await own(ANNA), await own(BEN)];
  const lots = links.map((link) => readAppointmentToken(foyer.engine.keys, link.slice(3))!.appointment);
  const page = async (path: string) => (await new Visitor(foyer).get(path)).text;
  expect(await page(links[0]!)).toContain(lots[0]!);
  expect((await new Visitor(foyer).get(`${links[0]}/request/proof`)).location).toBe(links[0]!);
  await draw();
  for (const [index, link] of links.entries()) {
    expect(await page(link)).toContain(`href="${link}/request/proof"`);
    const text = await page(`${link}/request/proof`);
    const codes = [...text.matchAll(/<code dir="ltr">([^<]+)<\/code>/g)].map(([, code = ""]) => code);
    const [seed = "", ...order] = codes;
    expect(order).toEqual(lotOrder(seed, lots));
    expect(text).toContain(`${lots[index]}</code><strong> · Ihr Los`);
    expect(text.match(/Ihr Los/g)).toHaveLength(1);
    expect(text).not.toMatch(/Grün|Blau|2345678/);
  }
  const forged = links[0]!.replace(/.$/, (sign) => (sign === "A" ? "B" : "A"));
  expect((await new Visitor(foyer).get(`${forged}/request/proof`)).location).toBe(forged);
});

test("before the first draw nothing is said to be left by one", async () => {
  const page = async () => (await new Visitor(foyer).get(`/book/alzey/ordnung/times?${MATTER}`)).text;
  expect(await page()).not.toContain("früheren Verlosungen");
  expect(await page()).toContain("Noch frei ohne Verlosung");
  await own(ANNA);
  await draw();
  expect(await page()).toContain("Noch frei aus früheren Verlosungen");
});

test("what is left is booked as ever once it was drawn, and not before", async () => {
  const visitor = new Visitor(foyer);
  const day = async () =>
    visitor.startsIn((await visitor.get(`/book/alzey/ordnung/times?${MATTER}&day=2026-12-19`)).text);
  const drawn = Date.UTC(2026, 11, 19, 9);
  expect(await day()).not.toContain(drawn);
  foyer.clock.advance(TO_THE_DRAW_MS);
  expect(await day()).toContain(drawn);
});
