// Rule: what staff do with appointments ends in a page that says what is; a time is given once, and who is there becomes a ticket.
import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Department, Town } from "../../engine/town/town.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { giveAppointment } from "../../fixtures/giving.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";

const LIST = "/desk/zeitz/appointments";
let foyer: Foyer;
let anna: SignedIn;

beforeAll(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterAll(() => foyer.close());

const text = async (path: string) => (await anna.get(path)).text();
/** Free times that a page offers. */
const offered = (page: string) =>
  [...page.matchAll(/name="start" value="(\d+)"/g)].map(([, at]) => Number(at));
const seen = (page: string) => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";

const book = (service: string, start_at: number) => giveAppointment(anna, "zeitz", service, start_at);
/** The appointment that an answer leads to. */
const bookedBy = (answer: Response) => /done=([\w-]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
const row = (id: string) => foyer.engine.read("zeitz", (state) => structuredClone(state.book.get(id)));

test("pages are for signed-in staff of an office that is there", async () => {
  const out = await fetch(foyer.url + LIST, { headers: { accept: "text/html" }, redirect: "manual" });
  expect(out.status).toBe(303);
  expect((await anna.get("/desk/nowhere/appointments")).status).toBe(404);
  expect((await anna.get(`${LIST}?day=2026-02-30`)).status).toBe(422);
  expect((await anna.get(`${LIST}/zeitz-t9/move`)).status).toBe(404);
  expect((await anna.post(`${LIST}/zeitz-t9/steal`, { seen: "1" })).status).toBe(404);
  expect((await anna.post(`${LIST}/zeitz-t9/cancel`, { seen: "1" })).status).toBe(404);
});

test("first the matters, then only times that are free for all of them together", async () => {
  expect(await text(`${LIST}/new`)).toContain("Zeiten zeigen");
  const short = offered(await text(`${LIST}/new?service1=reisepass&quantity1=1&day=2026-11-18`));
  const long = offered(await text(`${LIST}/new?service1=reisepass&quantity1=3&day=2026-11-18`));
  const wall = (at: number) => new Date(at + 3_600_000).toISOString().slice(11, 16);
  expect([wall(short[0]!), wall(short.at(-1)!)]).toEqual(["09:00", "11:40"]);
  expect(wall(long.at(-1)!)).toBe("11:00");
  const apart = await anna.get(`${LIST}/new?service1=reisepass&service2=kita-platz`);
  expect([
    apart.status,
    (await apart.text()).includes("Diese Anliegen gehen nicht in einem Termin."),
  ]).toEqual([409, true]);
  const many = await anna.get(`${LIST}/new?service1=reisepass&quantity1=5`);
  expect(await many.text()).toContain("Davon gehen höchstens 4 in einem Termin.");
  expect((await anna.get(`${LIST}/new?service1=nothing`)).status).toBe(404);
});

test("a time is given once: a double press is one appointment, another form is told that it is taken", async () => {
  const page = await text(`${LIST}/new?service1=kita-platz&day=2026-11-19`);
  const start = String(offered(page)[0]);
  const form = { service1: "kita-platz", quantity1: "1", seen: seen(page), start };
  const [first, again] = await Promise.all([anna.post(LIST, form), anna.post(LIST, form)]);
  const person = first.headers.get("location") ?? "";
  expect(person).toMatch(/\/zeitz-t\d+\/person$/);
  expect(again.headers.get("location")).toBe(person);
  expect(await text(`${LIST}?day=2026-11-19`)).toContain("wird gerade gebucht");
  const booked = await Promise.all([anna.post(person, {}), anna.post(person, {})]);
  const [card, same] = booked.map(({ headers }) => headers.get("location") ?? "");
  expect(same).toBe(card!);
  const late = await anna.post(LIST, { ...form, seen: "999" });
  expect(late.status).toBe(409);
  const told = await late.text();
  expect(told).toContain("Diese Zeit ist inzwischen vergeben.");
  expect(offered(told)).not.toContain(Number(start));
  expect(offered(told)).not.toBeEmpty();
  const list = await text(`${LIST}?day=2026-11-19`);
  expect(list).toContain("Kita-Platz");
  expect(await text(card!)).toContain("Donnerstag, 19. November, 09:00 Uhr: gebucht.");
});

test("who is moved is looked for on their own day first, and the page says when they are expected now", async () => {
  const [at] = offered(await text(`${LIST}/new?service1=wohnsitz-anmelden&day=2026-11-24`));
  const id = await book("wohnsitz-anmelden", at!);
  const page = await text(`${LIST}/${id}/move`);
  expect(page).toMatch(/Bisher: <strong>Dienstag, 24\. November, \d\d:\d\d<\/strong>/);
  expect(page).toContain(">Dienstag, 24. November</h2>");
  const taken = await anna.post(`${LIST}/${id}/move`, {
    seen: seen(page),
    start: String(at! + 86_400_000 + 60_000),
  });
  expect(taken.status).toBe(409);
  expect(await taken.text()).toContain(">Mittwoch, 25. November</h2>");
});

test("moved keeps its name and may overlap itself; the time given up returns by the rule, not at once", async () => {
  const [at] = offered(await text(`${LIST}/new?service1=wohnsitz-anmelden&day=2026-11-24`));
  const id = await book("wohnsitz-anmelden", at!);
  const page = await text(`${LIST}/${id}/move?day=2026-11-24`);
  expect(offered(page)).toContain(at! + 600_000);
  const moved = await anna.post(`${LIST}/${id}/move`, { seen: seen(page), start: String(at! + 600_000) });
  expect([moved.status, bookedBy(moved)]).toEqual([303, id]);
  expect((await row(id))?.start_at).toBe(at! + 600_000);
  const free = async () => offered(await text(`${LIST}/new?service1=abmeldung&day=2026-11-24`));
  expect(await free()).not.toContain(at!);
  foyer.clock.advance(46 * 60_000);
  expect(await free()).toContain(at!);
  expect(await free()).not.toContain(at! + 600_000);
});

test("who is there becomes a ticket that is due at the appointment's time", async () => {
  const [at] = offered(await text(`${LIST}/new?service1=beglaubigung`));
  const id = await book("beglaubigung", at!);
  const answer = await anna.post(`${LIST}/${id}/check-in`, { seen: "1" });
  expect(await text(answer.headers.get("location")!)).toMatch(/ist da, Nummer S\d{3}, im Haus seit/);
  const ticket = (await row(id))?.ticket ?? "";
  const due = await foyer.engine.read("zeitz", (state) => state.tickets.get(ticket)?.due_at);
  expect(due).toBe(at!);
  const again = await anna.post(`${LIST}/${id}/check-in`, { seen: "2" });
  expect([again.status, (await again.text()).includes("ist schon da.")]).toEqual([409, true]);
  expect((await anna.post(`${LIST}/${id}/cancel`, { seen: "2" })).status).toBe(409);
});

test("a time is its visitor's until the promised wait is over, whatever staff press, and then free by itself", async () => {
  const office = await openFoyer();
  const clerk = await signIn(office, await employ(office, "anna"));
  const see = async (path: string) => (await clerk.get(path)).text();
  const [at = 0] = offered(await see(`${LIST}/new?service1=fuehrungszeugnis`));
  const card = `${LIST}/${await giveAppointment(clerk, "zeitz", "fuehrungszeugnis", at)}`;
  const page = await see(card);
  expect(page).toMatch(/gebucht, freigehalten bis \d\d:\d\d/);
  expect(page).not.toContain("Nicht erschienen");
  expect((await clerk.post(`${card}/miss`, { seen: "1" })).status).toBe(404);
  expect(await see(card)).toContain("gebucht, ");
  office.clock.advance(at + 15 * 60_000 - office.clock.now());
  expect(await see(card)).toContain("nicht erschienen");
  const late = await clerk.post(`${card}/check-in`, { seen: "2" });
  expect(await see(late.headers.get("location")!)).toMatch(/ist da, Nummer [A-Z]\d{3}, im Haus seit/);
  await office.close();
});

test("everything is as it was after a restart, and the office's own times are known again", async () => {
  const rows = () =>
    foyer.engine.read("zeitz", ({ book }) =>
      structuredClone([...book.all()]).sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
  const before = await rows();
  const free = offered(await text(`${LIST}/new?service1=reisepass&day=2026-11-24`));
  await foyer.restart();
  expect(await rows()).toEqual(before!);
  expect(offered(await text(`${LIST}/new?service1=reisepass&day=2026-11-24`))).toEqual(free);
});

test("when hours are cut, appointments without room are listed first and can be moved", async () => {
  const towns = await bothTowns();
  const office = await openFoyer({ towns });
  const clerk = await signIn(office, await employ(office, "berta"));
  const page = async (path: string) => (await clerk.get(path)).text();
  const form = await page(`${LIST}/new?service1=kita-beitrag&day=2026-11-27`);
  const id = await giveAppointment(clerk, "zeitz", "kita-beitrag", offered(form).at(-1)!);
  expect(await page(LIST)).not.toContain("Ohne Platz");

  const [zeitz] = towns as [Town];
  const [buergerbuero, kita] = zeitz.departments as [Department, Department];
  const text = { de: "Fortbildung", en: "Training" };
  const closures = [...kita.opening.closures, { from: "2026-11-27", to: "2026-11-27", text }];
  towns[0] = { ...zeitz, departments: [buergerbuero, { ...kita, opening: { ...kita.opening, closures } }] };
  await office.restart();
  const list = await page(LIST);
  expect(list).toContain("Ohne Platz");
  expect(list).toContain("Freitag, 27. November");
  const times = await page(`${LIST}/${id}/move`);
  await clerk.post(`${LIST}/${id}/move`, { seen: seen(times), start: String(offered(times)[0]) });
  expect(await page(LIST)).not.toContain("Ohne Platz");
  await office.close();
});
