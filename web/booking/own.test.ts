// Rule: whoever has the personal link, and nobody else, sees the appointment, moves it, gives it up, puts papers ready and says to come late.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { Visitor } from "../../fixtures/visitor.ts";
import { unlimited } from "./ruled.testing.ts";

const MINUTE_MS = 60_000;
const TODAY = "2026-11-17";
const ANNA = { name: "Anna Grün", phone: "0171 2345678", email: "" };
const TIMES = "/book/alzey/buergerbuero/times";
const MATTER = "n-wohnsitz-anmelden=2";

let foyer: Foyer;
let anna: Visitor;
let clerk: SignedIn;
beforeAll(async () => {
  foyer = await openFoyer({ towns: await unlimited() });
  anna = new Visitor(foyer);
  clerk = await signIn(foyer, await employ(foyer, "bea"));
});
afterAll(() => foyer.close());

const idOf = (own: string) => /^\/a\/([\w-]+)\./.exec(own)?.[1] ?? "";
const rowOf = (own: string) =>
  foyer.engine.read("alzey", ({ book }) => structuredClone(book.get(idOf(own))!));
const book = (day = TODAY) => anna.book(TIMES, MATTER, day, ANNA);
const agenda = async () => (await clerk.get("/desk/alzey/appointments")).text();
const seenIn = async (path: string) => anna.fieldsIn((await anna.get(path)).text).seen ?? "";

test("the link is signed: the id alone, another's signature or a changed one open nothing", async () => {
  const [one, two] = [await book(), await book()];
  const [, signature = ""] = one.split(".");
  const page = await anna.get(one);
  expect([page.status, page.text.includes("Ihr Termin ist gebucht")]).toEqual([200, true]);
  const forged = [
    `/a/${idOf(one)}`,
    `${two.split(".")[0]}.${signature}`,
    `${one.slice(0, -1)}${one.endsWith("A") ? "B" : "A"}`,
    "/a/alzey-t99999.AAAAAAAAAAAAAAAA",
  ];
  for (const path of forged) {
    for (const deeper of ["", "/appointment.ics", "/time", "/end"])
      expect([path + deeper, (await anna.get(path + deeper)).status]).toEqual([path + deeper, 404]);
    expect((await anna.post(`${path}/end`, { seen: "1" })).status).toBe(404);
  }
  expect((await rowOf(one))?.state).toBe("confirmed");
});

test("it shows code, QR, papers and way, and no search engine keeps it", async () => {
  const own = await book();
  const { text } = await anna.get(own);
  const contact = await foyer.engine.contacts.of(idOf(own));
  expect(text).toContain(`${contact?.code.slice(0, 3)} ${contact?.code.slice(3)}`);
  expect(text).toContain("data:image/svg+xml;base64,");
  expect(text).toContain("Wartezone");
  expect(text).not.toContain("Grün");
  const answer = await fetch(foyer.url + own);
  expect(answer.headers.get("x-robots-tag")).toBe("noindex");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("the calendar file says the right moment in any zone, and a move replaces it", async () => {
  const events: Record<string, string>[] = [];
  for (const day of ["2026-11-18", "2026-11-24"]) {
    const own = await anna.book(TIMES, MATTER, day, ANNA);
    const { text } = await anna.get(`${own}/appointment.ics`);
    const event = eventIn(text);
    const row = await rowOf(own);
    expect([momentOf(event.DTSTART), momentOf(event.DTEND)]).toEqual([row!.start_at, row!.end_at]);
    const there = Temporal.Instant.fromEpochMilliseconds(momentOf(event.DTSTART)).toZonedDateTimeISO(
      "America/New_York",
    );
    const here = Temporal.Instant.fromEpochMilliseconds(row!.start_at).toZonedDateTimeISO("Europe/Berlin");
    expect(there.hour).toBe((here.hour + 18) % 24);
    expect(event.LOCATION).toContain("Rathaus Alzey");
    expect(event.URL ?? event.DESCRIPTION).toContain(own);
    expect(text).not.toContain("Grün");
    events.push({ ...event, own });
  }
  const { own = "", UID, SEQUENCE } = events[0]!;
  const page = await anna.get(`${own}/time?day=2026-11-19`);
  const start = String(anna.startsIn(page.text)[0]);
  await anna.post(`${own}/time`, { ...anna.fieldsIn(page.text), start });
  const after = eventIn((await anna.get(`${own}/appointment.ics`)).text);
  expect(after.UID).toBe(UID!);
  expect(Number(after.SEQUENCE)).toBeGreaterThan(Number(SEQUENCE));
  expect(momentOf(after.DTSTART)).toBe(Number(start));
});

test("moved, its old time is free again; a double press moves once; a time that is taken leaves it where it was", async () => {
  const own = await anna.book("/book/alzey/ordnung/times", "n-rentenantrag=1", "2026-11-19", ANNA);
  const free = async (day: string) =>
    anna.startsIn((await anna.get(`/book/alzey/ordnung/times?n-rentenantrag=1&day=${day}`)).text);
  const was = (await rowOf(own))!.start_at;
  expect(await free("2026-11-19")).not.toContain(was);
  const page = await anna.get(`${own}/time?day=2026-11-20`);
  const starts = anna.startsIn(page.text);
  const form = { ...anna.fieldsIn(page.text), start: String(starts[0]) };
  const pressed = await Promise.all([anna.post(`${own}/time`, form), anna.post(`${own}/time`, form)]);
  expect(pressed.map(({ location }) => location)).toEqual([`${own}?done=moved`, `${own}?done=moved`]);
  expect((await anna.get(`${own}?done=moved`)).text).toContain("Ihr Termin ist verlegt");
  expect((await rowOf(own))!.start_at).toBe(starts[0]!);
  expect(await free("2026-11-19")).toContain(was);
  const next = await anna.get(`${own}/time?day=2026-11-19`);
  await new Visitor(foyer).book("/book/alzey/ordnung/times", "n-rentenantrag=1", "2026-11-19", ANNA);
  const late = await anna.post(`${own}/time`, {
    ...anna.fieldsIn(next.text),
    start: String(anna.startsIn(next.text)[0]),
  });
  expect([late.status, late.text.includes("nicht mehr frei")]).toEqual([409, true]);
  expect((await rowOf(own))!.start_at).toBe(starts[0]!);
});

test("whoever wants another time finds the one they have named, and its own day before all others", async () => {
  const own = await anna.book(TIMES, "n-fundbuero=1", "2026-12-10", ANNA);
  const times = await anna.get(`${own}/time`);
  expect(times.text).toMatch(/Ihr Termin T\d+<\/dt><dd><strong>Donnerstag, 10\. Dezember, 08:00<\/strong>/);
  expect(times.text).toContain('id="times-of">Donnerstag, 10. Dezember</h2>');
  expect((await anna.get(`${own}/time?month=2026-11`)).text).not.toContain('id="times-of">Donnerstag, 10.');
});

test("it is moved a few times and not for ever: each time somebody gets an SMS", async () => {
  const own = await book();
  const status: number[] = [];
  for (let nth = 0; nth < 6; nth++) {
    const { text } = await anna.get(`${own}/time`);
    const start = String(anna.startsIn(text)[0]);
    status.push((await anna.post(`${own}/time`, { ...anna.fieldsIn(text), start })).status);
  }
  expect(status).toEqual([303, 303, 303, 303, 303, 503]);
});

test("cancelled, its time is free again, and nothing more can be done about it", async () => {
  const own = await book("2026-11-19");
  const ask = await anna.get(`${own}/end`);
  expect(ask.text).toContain("wirklich absagen");
  const form = anna.fieldsIn(ask.text);
  expect((await anna.post(`${own}/end`, form)).location).toBe(`${own}?done=cancelled`);
  expect((await anna.post(`${own}/end`, form)).location).toBe(`${own}?done=cancelled`);
  const page = await anna.get(own);
  expect(page.text).toContain("Dieser Termin ist abgesagt");
  expect(page.text).toContain("/book/alzey");
  const moved = await anna.post(`${own}/time`, { ...form, start: String((await rowOf(own))!.start_at) });
  expect(moved.status).toBe(409);
  expect(eventIn((await anna.get(`${own}/appointment.ics`)).text).STATUS).toBe("CANCELLED");
});

test("papers are ticked off and unticked, the desk sees how many are ready", async () => {
  const own = await book();
  const { text } = await anna.get(own);
  const marks = [...text.matchAll(/name="(p-[a-z0-9]+)"/g)].map(([, name]) => name ?? "");
  expect(marks.length).toBe(3);
  const tick = async (names: string[]) =>
    anna.post(`${own}/papers`, {
      seen: await seenIn(own),
      ...Object.fromEntries(names.map((name) => [name, "1"])),
    });
  expect((await tick([marks[0]!, "p-nonsense"])).location).toBe(`${own}?done=saved`);
  expect((await anna.get(own)).text).toContain("Noch 2 Unterlagen fehlen");
  expect(await agenda()).toContain("1 von 3 Unterlagen bereit");
  await tick(marks);
  expect((await anna.get(own)).text).toContain("Es liegt alles bereit");
  await tick([]);
  expect((await rowOf(own))!.prepared).toEqual([]);
});

test("for several matters each paper stands once, under the matters that ask for it, before booking and after", async () => {
  const wish = "n-ausweis-beantragen=1&n-reisepass=2";
  const own = await anna.book(TIMES, wish, TODAY, ANNA);
  const before = await anna.get(`/book/alzey/buergerbuero/before?${wish}`);
  for (const { text } of [before, await anna.get(own)]) {
    const [both = "", card = "", passport = ""] = text.split('class="booking__for"').slice(1);
    expect(text.match(/Digitales Passfoto/g)).toHaveLength(1);
    expect(both).toMatch(/^>Personalausweis beantragen, 2 × Reisepass beantragen<.*Digitales Passfoto/s);
    expect(both).not.toContain("Zustimmung");
    expect(card).toMatch(/^>Personalausweis beantragen<.*Bisheriger Ausweis.*unter 16/s);
    expect(passport).toMatch(/^>2 × Reisepass beantragen<.*Bisheriger Reisepass.*unter 18/s);
  }
  const { DESCRIPTION = "" } = eventIn((await anna.get(`${own}/appointment.ics`)).text);
  expect(DESCRIPTION).toContain("2 × Reisepass beantragen:\\n- Bisheriger Reisepass");
});

test("late by as much as the place is kept tells the desk; later, on another day or after the end it is refused with what to do", async () => {
  const own = await book();
  const late = async (minutes: string, path = own) =>
    anna.post(`${path}/delay`, { seen: await seenIn(path), minutes });
  expect((await late("15")).location).toBe(`${own}?done=told`);
  expect((await anna.get(own)).text).toContain("Sie kommen etwa 15 Minuten später");
  expect(await agenda()).toContain("kommt etwa 15 Min. später");
  const long = await late("16");
  expect(long.status).toBe(409);
  expect(long.text).toContain("Bitte verlegen Sie den Termin, oder sagen Sie ihn ab.");
  expect((await late("nonsense")).status).toBe(422);
  const tomorrow = await book("2026-11-18");
  expect((await late("5", tomorrow)).text).toContain("erst am Tag des Termins");
  const { start_at } = (await rowOf(own))!;
  const seen = await seenIn(own);
  foyer.clock.advance(start_at + 15 * MINUTE_MS - foyer.clock.now());
  for (;;) {
    if ((await rowOf(own))?.state === "missed") break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await anna.post(`${own}/delay`, { seen, minutes: "5" })).status).toBe(409);
  expect((await anna.get(own)).text).toContain("Sie waren nicht da");
});

test("over a restart link, delay and papers are as they were", async () => {
  const own = await book("2026-11-19");
  const { text } = await anna.get(own);
  const mark = /name="(p-[a-z0-9]+)"/.exec(text)?.[1] ?? "";
  await anna.post(`${own}/papers`, { seen: await seenIn(own), [mark]: "1" });
  await foyer.restart();
  expect((await anna.get(own)).text).toContain("Noch 2 Unterlagen fehlen");
});

/** The properties of a file's one event, unfolded and unescaped (RFC 5545, 3.1 and 3.3.11). */
function eventIn(file: string): Record<string, string> {
  expect(file).toStartWith("BEGIN:VCALENDAR\r\n");
  const lines = file.replace(/\r\n[ \t]/g, "").split("\r\n");
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT") + 1, lines.indexOf("END:VEVENT"));
  return Object.fromEntries(
    event.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).replace(/\\([,;\\])/g, "$1")];
    }),
  );
}

/** `20261118T083000Z` as UTC ms; anything else is not a UTC moment. */
function momentOf(text = ""): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)!;
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}
