// Rule: who gets an appointment from staff has a code and is written to; nothing that was typed is lost, and nothing of it stands in an address.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { freeFor, hold } from "../../fixtures/booking.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { giveAppointment } from "../../fixtures/giving.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { agendaOf, linesOf } from "./agenda.ts";
import { peopleOf } from "./people.ts";

const LIST = "/desk/alzey/appointments";
const PERSON = { name: "Jörg Groß", email: "joerg@example.de", phone: "0171 2345678" };
const MATTER = { location: "alzey", service: "reisepass" };
const MINUTE_MS = 60_000;

let foyer: Foyer;
let anna: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterEach(() => foyer.close());

const text = async (path: string) => (await anna.get(path)).text();
const row = (id: string, location = "alzey") =>
  foyer.engine.read(location, ({ book }) => structuredClone(book.get(id)!));
const firstFree = async () => (await freeFor(foyer, { ...MATTER, channel: "staff" }))[0]!;
const idIn = (answer: Response) =>
  /appointments\/([\w-]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";

/** What a page's forms carry hidden. */
const carriedIn = (page: string): Record<string, string> => {
  const hidden = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries(Array.from(hidden, ([, name = "", value = ""]) => [name, value]));
};

/** Presses the button of a time; the answer. */
async function press(start: number, more: Record<string, string> = {}): Promise<Response> {
  const seen = /name="seen" value="(\d+)"/.exec(await text(`${LIST}/new?service1=reisepass`))?.[1] ?? "";
  return anna.post(LIST, { seen, service1: "reisepass", quantity1: "1", start: String(start), ...more });
}

test("the code is shown at once and again in the day's list, and goes to the visitor", async () => {
  const id = await giveAppointment(anna, "alzey", "reisepass", await firstFree(), PERSON);
  const contact = await foyer.engine.contacts.of(id);
  expect(contact).toMatchObject({ name: "Jörg Groß", email: "joerg@example.de", phone: "+491712345678" });
  const { code = "" } = contact ?? {};
  const card = await text(`${LIST}/${id}`);
  for (const said of [
    `${code.slice(0, 3)} ${code.slice(3)}`,
    "Jörg Groß",
    "joerg@example.de",
    "+491712345678",
  ])
    expect(card).toContain(said);
  const list = await text(LIST);
  expect([list.includes(`Code ${code}`), list.includes("Jörg Groß")]).toEqual([true, true]);
  expect(list).not.toContain("joerg@example.de");
  expect(await foyer.engine.contacts.byCode("alzey", code)).toBe(id);
  const written = await foyer.engine.messages.about(id);
  expect(written.map(({ kind }) => kind)).toContain("confirmed");
});

test("staff may leave everything empty, and there is a code all the same; where the rule says so they may not", async () => {
  const id = await giveAppointment(anna, "alzey", "reisepass", await firstFree());
  expect((await foyer.engine.contacts.of(id))?.code).toMatch(/^\d{6}$/);
  await foyer.close();

  const towns = await bothTowns();
  foyer = await openFoyer({
    towns: towns.map((town) => ({
      ...town,
      departments: town.departments.map((one) =>
        one.form ? { ...one, form: { ...one.form, staff: "same" } } : one,
      ),
    })),
  });
  anna = await signIn(foyer, await employ(foyer, "anna"));
  const held = await press(await firstFree());
  const person = held.headers.get("location") ?? "";
  const asked = await anna.post(person, { name: "Jörg Groß" });
  const page = await asked.text();
  expect([asked.status, page.includes("Bitte füllen Sie aus: Handynummer")]).toEqual([422, true]);
  expect(page).toContain('value="Jörg Groß"');
  expect((await row(idIn(held)))?.confirmed_at).toBeNull();
  expect((await anna.post(person, PERSON)).status).toBe(303);
});

test("more than one person may have is refused, and what was typed stays", async () => {
  await foyer.close();
  const towns = structuredClone(await bothTowns());
  for (const { booking } of towns.flatMap(({ departments }) => departments))
    if (booking?.channels.staff) booking.channels.staff.per_contact = 1;
  foyer = await openFoyer({ towns });
  anna = await signIn(foyer, await employ(foyer, "anna"));
  await giveAppointment(anna, "alzey", "reisepass", await firstFree(), PERSON);
  const held = await press(await firstFree());
  const told = await anna.post(held.headers.get("location")!, PERSON);
  const page = await told.text();
  expect([told.status, page.includes("Höchstzahl offener Termine erreicht (1)")]).toEqual([409, true]);
  expect(page).toContain('value="joerg@example.de"');
});

test("typed too slowly, the time is kept anew; taken meanwhile, what was typed goes with the next time", async () => {
  const start = (await firstFree()) + 60 * MINUTE_MS;
  const [slow, late] = [await press(start), await press(start + 10 * MINUTE_MS)];
  foyer.clock.advance(11 * MINUTE_MS);
  const booked = await anna.post(slow.headers.get("location")!, PERSON);
  expect((await row(idIn(booked)))?.start_at).toBe(start);
  expect((await row(idIn(booked)))?.confirmed_at).not.toBeNull();

  const other = start + 10 * MINUTE_MS;
  while ((await freeFor(foyer, { ...MATTER, channel: "staff" })).includes(other))
    await giveAppointment(anna, "alzey", "reisepass", other);
  const told = await anna.post(late.headers.get("location")!, PERSON);
  const page = await told.text();
  expect([told.status, page.includes("Diese Zeit ist inzwischen vergeben.")]).toEqual([409, true]);
  expect(carriedIn(page)).toMatchObject(PERSON);
  const next = /name="start" value="(\d+)"/.exec(page)?.[1] ?? "";
  const again = await anna.post(LIST, { ...carriedIn(page), start: next });
  expect([again.status, again.headers.get("location")]).toEqual([200, null]);
  expect(await again.text()).toContain('value="joerg@example.de"');
});

test("another time or day is chosen without typing again, and the time kept before is free", async () => {
  const start = await firstFree();
  const held = await press(start);
  const other = await anna.post(`${LIST}/${idIn(held)}/other`, PERSON);
  expect([other.status, other.headers.get("location")]).toEqual([200, null]);
  expect((await row(idIn(held)))?.state).toBe("cancelled");
  expect(await firstFree()).toBe(start);
  const page = await other.text();
  const day = [...page.matchAll(/name="day" value="([\d-]+)"/g)][1]?.[1] ?? "";
  const next = await anna.post(`${LIST}/new`, { ...carriedIn(page), day });
  const shown = await next.text();
  expect(shown).toContain(`value="${day}" aria-current="date"`);
  expect(carriedIn(shown)).toMatchObject(PERSON);

  const booked = await giveAppointment(anna, "alzey", "reisepass", start);
  const late = await anna.post(`${LIST}/${booked}/other`, PERSON);
  expect(late.headers.get("location")).toBe(`${LIST}/${booked}`);
  expect((await row(booked))?.state).toBe("confirmed");
});

test("a form sent again with a mended address is the same appointment with the new one", async () => {
  const held = await press(await firstFree());
  const person = held.headers.get("location")!;
  const first = await anna.post(person, { ...PERSON, email: "jorg@example.de" });
  const { code } = (await foyer.engine.contacts.of(idIn(first)))!;
  const mended = await anna.post(person, PERSON);
  expect(idIn(mended)).toBe(idIn(first));
  expect(await foyer.engine.contacts.of(idIn(first))).toMatchObject({ code, email: "joerg@example.de" });
});

test("the day's list opens the data of those who may come still, and of nobody else", async () => {
  const [first = 0, second = 0] = await freeFor(foyer, { ...MATTER, channel: "staff" });
  const gone = await giveAppointment(anna, "alzey", "reisepass", first, { ...PERSON, name: "Eva Rot" });
  const kept = await giveAppointment(anna, "alzey", "reisepass", second, PERSON);
  expect(await text(LIST)).toContain("Eva Rot");
  await foyer.ask("alzey", { type: "cancel-appointment", appointment: gone });
  const list = await text(LIST);
  expect([list.includes("Eva Rot"), list.includes("Jörg Groß")]).toEqual([false, true]);
  const sheet = await lookAt(foyer, "alzey", (state) => agendaOf(state, state.day));
  expect([...(await peopleOf(foyer, linesOf(sheet))).keys()]).toEqual([kept]);
  expect(sheet.entries.map(({ id }) => id).sort()).toEqual([gone, kept].sort());
});

test("given back the time is free, and what is booked by then stays; what visitors hold is not for staff to finish", async () => {
  const start = await firstFree();
  const held = await press(start);
  const id = idIn(held);
  expect(await text(LIST)).toContain(`${LIST}/${id}/person`);
  await anna.post(`${LIST}/${id}/release`, { seen: "1" });
  expect((await row(id))?.state).toBe("cancelled");
  expect(await firstFree()).toBe(start);

  const booked = await giveAppointment(anna, "alzey", "reisepass", start);
  expect((await anna.post(`${LIST}/${booked}/release`, { seen: "1" })).status).toBe(409);
  expect((await row(booked))?.state).toBe("confirmed");

  const theirs = await hold(foyer, MATTER);
  expect((await anna.get(`${LIST}/${theirs}/person`)).status).toBe(404);
  expect((await anna.post(`${LIST}/${theirs}/person`, PERSON)).status).toBe(404);
  expect((await row(theirs))?.confirmed_at).toBeNull();
  expect((await anna.get(`${LIST}/alzey-t9999`)).status).toBe(404);
});

test("what the visitor has put ready and said beforehand stands in the list and on the appointment's page", async () => {
  const id = await giveAppointment(anna, "alzey", "reisepass", await firstFree(), PERSON);
  await foyer.ask("alzey", { type: "prepare-appointment", appointment: id, documents: [] }, `visitor:${id}`);
  await foyer.ask("alzey", { type: "delay-appointment", appointment: id, delay_min: 5 }, `visitor:${id}`);
  for (const path of [LIST, `${LIST}/${id}`])
    expect(await text(path)).toMatch(/gebucht, kommt etwa 5 Min. später, 0 von \d Unterlagen bereit/);
  expect(await text(`${LIST}/${id}`)).toContain("noch nicht bereit");
  await anna.post(`${LIST}/${id}/check-in`, { seen: "1" });
  expect(await text(LIST)).toMatch(/ist da, Nummer A\d+, im Haus seit .*0 von \d Unterlagen bereit/);
});
