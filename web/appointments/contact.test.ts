// Rule: staff mend who comes to an appointment: the code stays, a new address gets the confirmation, and nothing that is wrong is kept or lost.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { freeFor } from "../../fixtures/booking.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { giveAppointment } from "../../fixtures/giving.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const LIST = "/desk/alzey/appointments";
const PERSON = { name: "Jörg Groß", email: "", phone: "0171 2345678" };

let foyer: Foyer;
let anna: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterEach(() => foyer.close());

const text = async (path: string) => (await anna.get(path)).text();
async function given(person = PERSON): Promise<string> {
  const [start] = await freeFor(foyer, { location: "alzey", service: "reisepass", channel: "staff" });
  return giveAppointment(anna, "alzey", "reisepass", start!, person);
}
const mend = (id: string, person: Record<string, string>) => anna.post(`${LIST}/${id}/contact`, person);
/** The addresses that confirmations of an appointment go to, once there are so many. */
async function confirmedTo(id: string, count: number): Promise<string[]> {
  for (;;) {
    const all = (await foyer.engine.messages.about(id)).filter(({ kind }) => kind === "confirmed");
    const letters = all.flatMap(({ letter }) => letter ?? []);
    if (letters.length >= count) return letters.map(({ to }) => to).sort();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("a wrong number is mended: same code, found by it, and the confirmation goes to the new number", async () => {
  const id = await given();
  const { code = "" } = (await foyer.engine.contacts.of(id)) ?? {};
  expect(await text(`${LIST}/${id}`)).toContain(`href="${LIST}/${id}/contact"`);
  expect(await text(`${LIST}/${id}/contact`)).toContain('value="+491712345678"');
  const mended = await mend(id, { ...PERSON, phone: "0171 7654321" });
  expect([mended.status, mended.headers.get("location")]).toEqual([303, `${LIST}/${id}?told`]);
  expect(await foyer.engine.contacts.of(id)).toMatchObject({ code, phone: "+491717654321" });
  expect(await foyer.engine.contacts.byCode("alzey", code)).toBe(id);
  expect(await confirmedTo(id, 2)).toEqual(["+491712345678", "+491717654321"]);
  expect(await text(`${LIST}/${id}?told`)).toContain("Die Bestätigung geht noch einmal hinaus.");
});

test("the name alone: nothing is sent again", async () => {
  const id = await given();
  const mended = await mend(id, { ...PERSON, name: "Jörg Gross" });
  expect(mended.headers.get("location")).toBe(`${LIST}/${id}?saved`);
  expect(await foyer.engine.contacts.of(id)).toMatchObject({ name: "Jörg Gross" });
  expect(await confirmedTo(id, 1)).toHaveLength(1);
});

test("what a visitor booked at home is mended as well, and stays their account's", async () => {
  const ben = new Visitor(foyer);
  const own = await ben.book("/book/alzey/buergerbuero/times", "n-reisepass=1", "2026-11-19", PERSON);
  const id = /\/a\/([\w-]+)\./.exec(own)?.[1] ?? "";
  const before = (await foyer.engine.contacts.of(id))!;
  await foyer.engine.contacts.keep({
    appointment: id,
    location: "alzey",
    contact: { ...before, account: "k7" },
    keep_until_at: 0,
  });
  await mend(id, { ...PERSON, email: "joerg@example.org" });
  expect(await foyer.engine.contacts.of(id)).toMatchObject({ account: "k7", email: "joerg@example.org" });
});

test("a mistake is said and nothing changes; an appointment that is over or not booked has none to mend; strangers have no door", async () => {
  const id = await given();
  const wrong = await mend(id, { ...PERSON, email: "joerg@", phone: "12" });
  const page = await wrong.text();
  expect([wrong.status, page.includes('value="joerg@"'), page.includes('value="12"')]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await foyer.engine.contacts.of(id)).toMatchObject({ phone: "+491712345678" });
  const carl = await signIn(foyer, await employ(foyer, "carl", ["zeitz"]));
  expect((await carl.get(`${LIST}/${id}/contact`)).status).toBe(403);
  expect((await carl.post(`${LIST}/${id}/contact`, PERSON)).status).toBe(403);
  await foyer.ask("alzey", { type: "cancel-appointment", appointment: id });
  expect((await anna.get(`${LIST}/${id}/contact`)).status).toBe(404);
  expect((await mend(id, PERSON)).status).toBe(404);
  expect(await text(`${LIST}/${id}`)).not.toContain("Angaben ändern");
});

test("staff say in which language the visitor is written to, else it is the town's; nonsense is the town's", async () => {
  const languageOf = async (language?: string) => {
    const named = language === undefined ? "" : `&language=${language}`;
    const page = await text(`${LIST}/new?service1=reisepass&quantity1=1${named}`);
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const form = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
    const start = /name="start" value="(\d+)"/.exec(page)?.[1] ?? "";
    const held = await anna.post(LIST, { ...form, start });
    const id = /appointments\/([\w-]+)/.exec(held.headers.get("location") ?? "")?.[1] ?? "";
    await anna.post(`${LIST}/${id}/person`, PERSON);
    const row = await foyer.engine.read("alzey", ({ book }) => book.get(id)?.language);
    return { id, language: row };
  };
  const turkish = await languageOf("tr");
  expect(turkish.language).toBe("tr");
  expect(await text(`${LIST}/${turkish.id}`)).toContain("Türkçe");
  expect((await languageOf()).language).toBe("de");
  expect((await languageOf("xx")).language).toBe("de");
  expect(await text(`${LIST}/new?language=pl&change`)).toMatch(/value="pl"\s+selected/);
});
