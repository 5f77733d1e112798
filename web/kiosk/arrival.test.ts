// Rule: a time of today is sold once, whatever is pressed; who comes for an appointment is let in or told what to do instead.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { appointmentPath, appointmentToken } from "../../engine/keys/appointment-token.ts";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { bookByStaff, bookTime, freeFor, townsThatAskForPhones } from "../../fixtures/booking.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type KioskBrowser, lookAt, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { words } from "../words/words.ts";

const ALZEY = "alzey";
const MATTER = "reisepass";
const ALL = "2 × Reisepass beantragen, Personalausweis beantragen";
const MINUTE_MS = 60_000;
const NOBODY = { name: null, email: null, phone: null, fields: {}, account: null };

let foyer: Foyer;
let kiosk: KioskBrowser;
beforeEach(async () => {
  foyer = await openFoyer();
  kiosk = await unlockedKiosk(foyer, ALZEY, "alzey-kiosk-foyer");
});
afterEach(() => foyer.close());

const post = (path: string, form: Record<string, string>) => kiosk.post(path, form);
const press = (start: number, id = "12345678-a", service = MATTER) =>
  post("/appointments", { id, service, start: String(start) });
const to = (answer: Response) => answer.headers.get("location") ?? "";
const follow = async (answer: Response) =>
  (await fetch(foyer.url + to(answer), { headers: { cookie: kiosk.cookie, accept: "text/html" } })).text();
const rows = () =>
  lookAt(foyer, ALZEY, ({ book }) => [...book.all()].map(({ id, state }) => ({ id, state })));
const times = () => freeFor(foyer, { location: ALZEY, service: MATTER, channel: "kiosk" });
const codeIn = (page: string) =>
  /(\d{3}) (\d{3})/
    .exec(page.slice(page.indexOf("__code")))!
    .slice(1)
    .join("");

/** Booked by staff for a time so many minutes from now; its id and code. */
async function booked(in_min: number): Promise<{ appointment: string; code: string }> {
  const from_at = foyer.clock.now() + in_min * MINUTE_MS;
  const appointment = await bookByStaff(foyer, { location: ALZEY, service: MATTER, from_at });
  const keep = { appointment, location: ALZEY, contact: NOBODY, keep_until_at: from_at };
  return { appointment, code: (await foyer.engine.contacts.keep(keep)).code };
}

test("a time of today becomes a booked appointment with a code; a resent form shows the same one again", async () => {
  const [, start = 0] = await times();
  const first = await press(start);
  const again = await press(start);
  expect([first.status, to(again)]).toEqual([303, to(first)]);
  expect((await rows()).map(({ state }) => state)).toEqual(["confirmed"]);
  const [row] = await rows();
  expect(codeIn(await follow(first))).toBe((await foyer.engine.contacts.of(row!.id))!.code);
});

test("whoever comes second for a slot is told so and sees what is free; the slot is sold once", async () => {
  const start = (await times())[0] ?? 0;
  // Two pools' counters at a time: the third is one too many.
  const answers = await Promise.all(["aaaaaaaa", "bbbbbbbb", "cccccccc"].map((id) => press(start, id)));
  const refused = answers.filter((one) => to(one).includes("taken"));
  expect(refused).toHaveLength(1);
  expect(await follow(refused[0]!)).toContain("Diese Uhrzeit ist gerade vergeben worden");
  expect((await rows()).map(({ state }) => state)).toEqual(["confirmed", "confirmed"]);
  expect(await times()).not.toContain(start);
});

test("nobody takes the whole day away from others at one kiosk", async () => {
  const free = await times();
  const status: number[] = [];
  for (const [nth, start] of free.slice(0, 9).entries())
    status.push((await press(start, `hoarder-${nth}`)).status);
  expect(status).toEqual([303, 303, 303, 303, 303, 303, 429, 429, 429]);
  // Nor by a form that says it is in the middle of the keypad.
  const typing = { id: "hoarder-10", service: MATTER, start: String(free[8]), code: "" };
  expect((await post("/appointments", typing)).status).toBe(429);
});

test("a time won back by whoever finishes early is offered at once", async () => {
  const { appointment } = await booked(20);
  const { appointment: other } = await booked(20);
  const start = await lookAt(foyer, ALZEY, ({ book }) => book.get(appointment)!.start_at);
  expect(await lookAt(foyer, ALZEY, ({ book }) => book.get(other)!.start_at)).toBe(start);
  const page = () => kiosk.text(`/services/${MATTER}/times?lang=de`);
  expect(await page()).not.toContain(`value="${start}"`);
  await foyer.ask(ALZEY, { type: "open", counter: "1", clerk: "clerk" });
  await foyer.ask(ALZEY, { type: "check-in", appointment, medium: "none", channel: "desk" });
  await foyer.ask(ALZEY, { type: "call-next", counter: "1" });
  await foyer.ask(ALZEY, { type: "start", counter: "1" });
  foyer.clock.advance(5 * MINUTE_MS);
  await foyer.ask(ALZEY, { type: "finish", counter: "1" });
  expect(await page()).toContain(`value="${start}"`);
});

test("the matter's page says how long it takes now, and offers the next times; another department's rule offers none", async () => {
  await foyer.ask(ALZEY, { type: "open", counter: "1", clerk: "clerk" });
  const page = await kiosk.text(`/services/${MATTER}?lang=de`);
  expect(page).toMatch(/Jetzt gleich: <span class="kiosk-media__wait">Wartezeit/);
  expect(page).toContain("Oder heute zu einer festen Uhrzeit");
  const zeitz = await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer");
  expect(await zeitz.text(`/services/${MATTER}?lang=de`)).not.toContain("zu einer festen Uhrzeit");
  const matters = await kiosk.text("/services?lang=de");
  expect(matters.match(/Termin heute ab/g)).toHaveLength(1);
  expect(matters.split("/services/rentenantrag?")[1]).toMatch(
    /^[^/]*\/strong>.*?Termin heute ab \d\d:\d\d Uhr/s,
  );
  expect(await zeitz.text("/services?lang=de")).not.toContain("Termin heute");
});

test("where no counter of the matter is open its page says so, and whether others help out, instead of a wait alone", async () => {
  const page = () => kiosk.text(`/services/${MATTER}?lang=de`);
  const nobody = await page();
  expect(nobody).toContain("Dafür ist gerade kein Schalter offen");
  expect(nobody).not.toContain("Wartezeit");
  await foyer.ask(ALZEY, { type: "open", counter: "3", clerk: "clerk" });
  const helped = await page();
  expect(helped).toContain("Ein eigener Schalter dafür ist gerade nicht offen. Andere helfen später aus.");
  expect(helped).toContain("Wartezeit");
  await foyer.ask(ALZEY, { type: "open", counter: "1", clerk: "other" });
  expect(await page()).not.toMatch(/Schalter (dafür )?ist gerade|kein Schalter offen/);
});

test("the first page leads to the code in every language, and says where times of today are left, also when no numbers are drawn any more", async () => {
  const { languages } = await lookAt(foyer, ALZEY, ({ town }) => town);
  const start = await kiosk.text("");
  for (const language of languages) {
    const { have, sameDay } = words(language).arrival;
    expect(start).toMatch(new RegExp(`/check-in\\?lang=${language}"[^>]*><strong>${have}<`));
    expect(start).toContain(sameDay);
  }
  const zeitz = await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer");
  const other = await zeitz.text("");
  expect([other.includes("Ich habe einen Termin"), other.includes("Termin heute")]).toEqual([true, false]);

  foyer.clock.advance(Date.parse("2026-11-17T16:46:00Z") - foyer.clock.now());
  const late = await kiosk.text("");
  expect(late).toContain("Zurzeit werden keine Nummern mehr ausgegeben");
  expect(late).toContain("/services?lang=de");
  expect(late).toContain("Termin heute");
  foyer.clock.advance(20 * MINUTE_MS);
  expect(await kiosk.text("")).not.toContain("/services?lang=de");
});

test("the right code checks in and leads to the number; typed again it shows the way again", async () => {
  const { code } = await booked(30);
  const answer = await post("/check-ins", { code });
  const page = await follow(answer);
  expect(to(answer)).toContain("/arrivals/");
  expect(page).toContain("A001");
  expect(page).toContain("Erdgeschoss: Weg von");
  expect(await follow(await post("/check-ins", { code }))).toContain("A001");
  expect(await lookAt(foyer, ALZEY, ({ tickets }) => tickets.size)).toBe(1);
});

test("who comes for several matters reads all of them at the kiosk and on the phone", async () => {
  const [start_at = 0] = await freeFor(foyer, { location: ALZEY, service: MATTER, channel: "staff" });
  const matters = [
    { service: MATTER, quantity: 2 },
    { service: "ausweis-beantragen", quantity: 1 },
  ];
  const appointment = await bookTime(foyer, ALZEY, { matters, start_at });
  const keep = { appointment, location: ALZEY, contact: NOBODY, keep_until_at: start_at };
  const { code } = await foyer.engine.contacts.keep(keep);
  expect(await follow(await post("/check-ins", { code }))).toContain(ALL);
  const ticket = await lookAt(foyer, ALZEY, ({ book }) => book.get(appointment)?.ticket ?? "");
  const path = `/t/${ticketToken(foyer.engine.keys, ticket)}`;
  expect(await (await fetch(foyer.url + path, { headers: { accept: "text/html" } })).text()).toContain(ALL);
});

test("key by key without the script: each press adds a digit, one takes it back, the sixth checks in", async () => {
  const { code } = await booked(30);
  let typed = "";
  for (const digit of code.slice(0, 5)) {
    const page = await (await post("/check-ins", { code: typed, digit })).text();
    typed += digit;
    expect(page).toContain(`value="${typed}"`);
  }
  expect(await (await post("/check-ins", { code: typed, erase: "1" })).text()).toContain(
    `value="${typed.slice(0, 4)}"`,
  );
  expect((await post("/check-ins", { code: typed, digit: code[5]! })).status).toBe(303);
});

test("too early, too late, another day, cancelled, unknown: each says what to do", async () => {
  const far = await booked(200);
  const early = await follow(await post("/check-ins", { code: far.code }));
  expect(early).toMatch(/Sie sind sehr früh da.*Bitte melden Sie sich ab \d\d:\d\d Uhr hier an/s);
  const tomorrow = await booked(24 * 60);
  expect(await follow(await post("/check-ins", { code: tomorrow.code }))).toContain(
    "Ihr Termin ist an einem anderen Tag",
  );
  const dropped = await booked(60);
  await foyer.ask(ALZEY, { type: "cancel-appointment", appointment: dropped.appointment });
  expect(await follow(await post("/check-ins", { code: dropped.code }))).toContain("wurde abgesagt");
  const soon = await booked(5);
  foyer.clock.advance(40 * MINUTE_MS);
  const late = await follow(await post("/check-ins", { code: soon.code }));
  expect(late).toMatch(/Ihr Termin ist leider vorbei.*Nummer ziehen/s);
  const wrong = await post("/check-ins", { code: soon.code === "000000" ? "000001" : "000000" });
  expect([wrong.status, await wrong.text()]).toEqual([
    404,
    expect.stringContaining("Code noch einmal eingeben"),
  ]);
  expect(await lookAt(foyer, ALZEY, ({ tickets }) => tickets.size)).toBe(0);
});

test("where too many codes are tried at once, the page says so and leads back to the code", async () => {
  const wrong = () => post("/check-ins", { code: "000000" });
  for (let nth = 0; nth < 3; nth++) expect((await wrong()).status).toBe(404);
  const many = Array.from({ length: 4 }, wrong);
  const first = await Promise.race(many);
  expect([first.status, await first.text()]).toEqual([
    503,
    expect.stringMatching(/viel los.*Code noch einmal eingeben/s),
  ]);
  let all = false;
  void Promise.all(many).then(() => {
    all = true;
  });
  for (; !all; await new Promise((resolve) => setImmediate(resolve))) foyer.clock.advance(1_000);
});

test("a scanned link checks in without a code; of another office it says where, forged it says nothing", async () => {
  const { appointment } = await booked(30);
  const path = appointmentPath(foyer.engine.keys, appointment);
  const scan = (typed: string) => post("/scans", { typed: `https://foyer.example${typed}`, us: "", de: "" });
  expect(await follow(await scan(path))).toContain("A001");
  const elsewhere = await scan(appointmentPath(foyer.engine.keys, "zeitz-t7"));
  expect(await elsewhere.text()).toContain("Er ist im Haus: Bürgerbüro Zeitz");
  expect(to(await scan(`${path}x`))).toContain("/scans/unknown");
  const forged = `${appointment}.AAAAAAAAAAAAAAAA`;
  for (const at of ["/booked/", "/arrivals/"])
    expect((await kiosk.get(`${at}${forged}?lang=de`)).status).toBe(404);
  expect((await post("/check-ins", { token: forged })).status).toBe(404);
  expect((await post("/check-ins", { token: appointmentToken(foyer.engine.keys, "zeitz-t7") })).status).toBe(
    404,
  );
});

test("a locked browser books nothing and checks nobody in", async () => {
  const { code } = await booked(30);
  for (const [path, form] of [
    ["/check-ins", { code }],
    ["/appointments", { id: "12345678", service: MATTER, start: "0" }],
  ] as const) {
    const url = `${foyer.url}/kiosk/alzey/alzey-kiosk-foyer${path}`;
    expect((await fetch(url, { method: "POST", body: new URLSearchParams(form) })).status).toBe(403);
  }
});

test("where the rule asks for it, a telephone number is asked for before the time is booked, and kept with the code", async () => {
  const towns = await townsThatAskForPhones();
  await foyer.close();
  foyer = await openFoyer({ towns });
  kiosk = await unlockedKiosk(foyer, ALZEY, "alzey-kiosk-foyer");
  const start = (await times())[0] ?? 0;
  const form = { id: "12345678-a", service: MATTER, start: String(start) };
  const asked = await post("/appointments", form);
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining("Handynummer")]);
  expect((await rows()).map(({ state }) => state)).toEqual(["held"]);
  const key = await (await post("/appointments", { ...form, code: "0171234567", digit: "8" })).text();
  expect(key).toContain('value="01712345678"');
  expect((await post("/appointments", { ...form, code: "12", done: "1" })).status).toBe(422);
  const landline = await post("/appointments", { ...form, code: "067314080", done: "1" });
  expect([landline.status, await landline.text()]).toEqual([
    422,
    expect.stringContaining("keine SMS schicken"),
  ]);
  const booked = await post("/appointments", { ...form, code: "01712345678", done: "1" });
  expect(to(booked)).toContain("/booked/");
  expect(to(booked)).not.toContain("0171");
  const [row] = await rows();
  expect(row!.state).toBe("confirmed");
  expect(await foyer.engine.contacts.of(row!.id)).toMatchObject({ phone: "01712345678" });
});

test("where one person may have so many, the kiosk counts by the number and says so", async () => {
  const towns = structuredClone(await townsThatAskForPhones());
  for (const { booking } of towns.flatMap(({ departments }) => departments))
    if (booking?.channels.kiosk) booking.channels.kiosk.per_contact = 1;
  await foyer.close();
  foyer = await openFoyer({ towns });
  kiosk = await unlockedKiosk(foyer, ALZEY, "alzey-kiosk-foyer");
  const [first = 0, , second = 0] = await times();
  const typed = (id: string, start: number, code: string) =>
    post("/appointments", { id, service: MATTER, start: String(start), code, done: "1" });
  expect(to(await typed("12345678-a", first, "01712345678"))).toContain("/booked/");
  const refused = await typed("12345678-b", second, "01712345678");
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining("zugleich haben: 1."),
  ]);
  expect(to(await typed("12345678-c", second, "01717654321"))).toContain("/booked/");
});
