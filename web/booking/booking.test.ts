// Rule: every way through a booking ends in a helpful page, never in a lost or doubled appointment.
import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";
import { unlimited } from "./ruled.testing.ts";

const MINUTE_MS = 60_000;
const MATTER = "n-reisepass=1";
const TIMES = "/book/alzey/buergerbuero/times";
const DAY = "2026-11-19";
const ANNA = { name: "Anna Grün", phone: "0171 2345678" };

let foyer: Foyer;
let anna: Visitor;
beforeAll(async () => {
  foyer = await openFoyer({ towns: await unlimited() });
});
beforeEach(() => {
  anna = new Visitor(foyer);
});
afterAll(() => foyer.close());

/** All appointments that somebody still has. */
const booked = () =>
  foyer.engine.read("alzey", ({ book }) =>
    [...book.all()].filter((row) => row.confirmed_at !== null && row.ended_at === null),
  );
const countOf = async () => (await booked())?.length ?? 0;

test("what is offered is what is free: nothing before the lead time, nothing beyond the horizon, nothing twice", async () => {
  const day = await anna.get("/book/zeitz/buergerbuero/times?n-reisepass=1&day=2026-11-17");
  expect(day.text).toContain("An diesem Tag ist nichts frei");
  const next = anna.startsIn((await anna.get("/book/zeitz/buergerbuero/times?n-reisepass=1")).text);
  expect(next[0]).toBeGreaterThanOrEqual(foyer.clock.now() + 24 * 60 * MINUTE_MS);
  const far = await anna.get("/book/zeitz/buergerbuero/times?n-reisepass=1&month=2027-09");
  expect(far.text).toContain("Februar 2027");
  const short = anna.startsIn((await anna.get(`${TIMES}?${MATTER}&day=${DAY}`)).text);
  const long = anna.startsIn((await anna.get(`${TIMES}?n-reisepass=4&day=${DAY}`)).text);
  expect(long.length).toBeLessThan(short.length);
  expect(long.every((at) => short.includes(at))).toBe(true);
});

test("matters that do not go together, too many or none: the page says so and keeps what was chosen", async () => {
  const apart = await anna.get(
    "/book/alzey/buergerbuero/before?n-reisepass=2&n-abmeldung=1&n-hund-anmelden=",
  );
  expect([apart.status, apart.text.includes("gehen nicht in einem Termin")]).toEqual([409, true]);
  expect(apart.text).toContain("Reisepass beantragen / Wohnsitz abmelden: Diese Anliegen");
  expect(apart.text).toContain('<option value="2" selected="">');
  const many = await anna.get("/book/alzey/buergerbuero/before?n-reisepass=9");
  expect(many.text).toContain("Davon gehen höchstens 4");
  const none = await anna.get("/book/alzey/buergerbuero/before?n-reisepass=");
  expect([none.status, none.text.includes("mindestens ein Anliegen")]).toEqual([422, true]);
  const plain = await anna.get("/book/alzey/buergerbuero/before?n-reisepass=2&n-abmeldung=");
  expect([plain.status, plain.location]).toEqual([303, "/book/alzey/buergerbuero/before?n-reisepass=2"]);
  expect((await anna.get("/book/alzey/nowhere")).status).toBe(404);
  expect((await anna.get("/book/nowhere")).status).toBe(404);
});

test("what can be done online and what to bring stand before any date, and no personal data in any address", async () => {
  const before = await anna.get("/book/alzey/buergerbuero/before?n-wohnsitz-anmelden=1");
  expect(before.text).toContain("wohnsitzanmeldung.de");
  expect(before.text).toContain("Wohnungsgeberbestätigung");
  const own = await anna.book(TIMES, MATTER, DAY, ANNA);
  expect(own).toMatch(/^\/a\/alzey-t\d+\.[\w-]{16}$/);
  const page = await anna.get(own);
  expect(page.text).toContain("Ihr Termin ist gebucht");
  expect(page.text).not.toContain("Anna");
  expect(anna.visited.join("\n")).not.toMatch(/Anna|0171|2345678/);
});

test("a double press on a time and on confirm is one appointment; so is back and confirm again", async () => {
  const before = await countOf();
  const page = await anna.get(`${TIMES}?${MATTER}&day=${DAY}`);
  const start = anna.startsIn(page.text)[0];
  const form = { ...anna.fieldsIn(page.text), start: String(start) };
  const holds = await Promise.all([anna.post(TIMES, form), anna.post(TIMES, form)]);
  expect(holds[0]?.location).toMatch(/^\/hold\//);
  expect(holds[1]?.location).toBe(holds[0]?.location as string);
  const hold = holds[0]?.location ?? "";
  const confirmed = await Promise.all([anna.post(hold, ANNA), anna.post(hold, ANNA)]);
  expect(confirmed[0]?.location).toMatch(/^\/a\//);
  expect(confirmed[1]?.location).toBe(confirmed[0]?.location as string);
  const again = await anna.post(hold, { ...ANNA, name: "Anna G." });
  expect(again.location).toBe(confirmed[0]?.location as string);
  expect((await anna.get(hold)).location).toBe(confirmed[0]?.location as string);
  expect(await countOf()).toBe(before + 1);
});

test("a time that was given back and is pressed again on the old page, twice at once, is kept once", async () => {
  const page = await anna.get(`${TIMES}?${MATTER}&day=${DAY}`);
  const form = { ...anna.fieldsIn(page.text), start: String(anna.startsIn(page.text)[0]) };
  const first = (await anna.post(TIMES, form)).location ?? "";
  await anna.post(`${first}/end`, {});
  const [one, two] = await Promise.all([anna.post(TIMES, form), anna.post(TIMES, form)]);
  expect(one?.location).not.toBe(first);
  expect(two?.location).toBe(one?.location as string);
});

test("bad input loses nothing and names each mistake; what nobody asked for is not kept", async () => {
  const hold = await anna.hold(TIMES, MATTER, DAY);
  const bad = await anna.post(hold, { name: "Anna <b>", phone: "12", email: "anna@", secret: "x" });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('value="Anna &lt;b&gt;"');
  expect(bad.text).toContain('value="12"');
  expect(bad.text).toContain("Telefonnummer mit Vorwahl");
  expect(bad.text).toContain("E-Mail-Adresse ein");
  const good = await anna.post(hold, { ...ANNA, secret: "x" });
  const [, appointment = ""] = /\/a\/([\w-]+)\./.exec(good.location ?? "") ?? [];
  expect(await foyer.engine.contacts.of(appointment)).toMatchObject({
    name: "Anna Grün",
    phone: "+491712345678",
    email: null,
    fields: {},
  });
});

test("an expired hold is renewed by the form itself while the time is free", async () => {
  const hold = await anna.hold(TIMES, MATTER, DAY);
  foyer.clock.advance(11 * MINUTE_MS);
  const over = await anna.get(hold);
  expect([over.status, over.text.includes("nicht mehr für Sie freigehalten")]).toEqual([410, true]);
  const before = await countOf();
  const [one, two] = await Promise.all([anna.post(hold, ANNA), anna.post(hold, ANNA)]);
  expect(one?.location).toMatch(/^\/a\//);
  expect(two?.location).toBe(one?.location as string);
  expect(await countOf()).toBe(before + 1);
});

test("a time that somebody else took meanwhile: other times, and what was typed is still there", async () => {
  const bob = new Visitor(foyer);
  const matter = "n-rentenantrag=1";
  const path = "/book/alzey/ordnung/times";
  const hold = await anna.hold(path, matter, DAY);
  foyer.clock.advance(11 * MINUTE_MS);
  await bob.book(path, matter, DAY, ANNA);
  const lost = await anna.post(hold, ANNA);
  expect([lost.status, lost.text.includes("nicht mehr frei")]).toEqual([409, true]);
  const form = anna.fieldsIn(lost.text);
  expect(form).toMatchObject(ANNA);
  const elsewhere = await anna.post(path, { ...form, day: "2026-11-20" });
  expect(anna.fieldsIn(elsewhere.text)).toMatchObject(ANNA);
  const start = String(anna.startsIn(elsewhere.text)[0]);
  const person = await anna.post(path, { ...form, start });
  expect(person.text).toContain('value="Anna Grün"');
  const action = /action="(\/hold\/[^"]+)"/.exec(person.text)?.[1] ?? "";
  expect((await anna.post(action, ANNA)).location).toMatch(/^\/a\//);
});

test("two tabs: the later time is kept, the earlier is given back, and neither ends in a lost booking", async () => {
  const one = await anna.hold(TIMES, MATTER, DAY, 0);
  const two = await anna.hold(TIMES, MATTER, DAY, 5);
  expect((await anna.get(one)).status).toBe(410);
  expect((await anna.get(two)).status).toBe(200);
  const [first, second] = [await anna.post(one, ANNA), await anna.post(two, ANNA)];
  expect(first.location).toMatch(/^\/a\//);
  expect(second.location).toMatch(/^\/a\//);
  expect(second.location).not.toBe(first.location as string);
  await anna.hold(TIMES, MATTER, DAY, 7);
  expect((await anna.get(first.location ?? "")).text).toContain("Ihr Termin ist gebucht");
});

test("a hold is of the browser that made it, and one without cookies is told", async () => {
  const hold = await anna.hold(TIMES, MATTER, DAY);
  const bob = new Visitor(foyer);
  expect((await bob.get(hold)).status).toBe(404);
  await bob.get(`${TIMES}?${MATTER}`);
  expect((await bob.post(hold, ANNA)).status).toBe(404);
  const bare = new Visitor(foyer, { cookies: false });
  const page = await bare.get(`${TIMES}?${MATTER}&day=${DAY}`);
  const start = String(bare.startsIn(page.text)[0]);
  const told = await bare.post(TIMES, { ...bare.fieldsIn(page.text), start });
  expect([told.status, told.text.includes("Cookie")]).toEqual([409, true]);
});

test("given back, a time is free again at once; a dozen kept ones are all that an address gets", async () => {
  const hold = await anna.hold(TIMES, MATTER, DAY);
  const free = async () => anna.startsIn((await anna.get(`${TIMES}?${MATTER}&day=${DAY}`)).text).length;
  const before = await free();
  expect((await anna.post(`${hold}/end`, {})).location).toContain("/times?");
  expect(await free()).toBeGreaterThan(before);
  const others = Array.from({ length: 13 }, () => new Visitor(foyer));
  const answers: number[] = [];
  for (const other of others) {
    const page = await other.get("/book/alzey/buergerbuero/times?n-beglaubigung=1&day=2026-11-24");
    const start = String(other.startsIn(page.text)[0]);
    const form = { ...other.fieldsIn(page.text), start };
    answers.push((await other.post(TIMES, form)).status);
  }
  expect(answers.filter((status) => status === 303).length).toBeLessThanOrEqual(12);
  expect(answers.at(-1)).toBe(503);
  foyer.clock.advance(11 * MINUTE_MS);
});

test("the page of free times follows at once what is booked, moved and freed, and what becomes too soon", async () => {
  const path = "/book/alzey/buergerbuero/times?n-fundbuero=1&day=2026-11-17";
  const starts = async () => anna.startsIn((await anna.get(path)).text);
  const first = await starts();
  expect(await starts()).toEqual(first);
  foyer.clock.advance(10 * MINUTE_MS);
  const later = await starts();
  expect(later.length).toBeLessThan(first.length);
  expect(later).toEqual(first.filter((at) => at >= foyer.clock.now() + 30 * MINUTE_MS));
  const full = later[3]!;
  const bob = new Visitor(foyer);
  while ((await starts()).includes(full)) {
    const page = await bob.get(path);
    const held = await bob.post("/book/alzey/buergerbuero/times", {
      ...bob.fieldsIn(page.text),
      start: String(full),
    });
    await bob.post(held.location ?? "", ANNA);
  }
  expect(await starts()).not.toContain(full);
});
