// Rule: a change of hours is shown with whom it hits before it is saved; one press saves it and moves whoever is chosen.
import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused } from "../../engine/refusal.ts";
import { wallTime } from "../../engine/town/day.ts";
import { bookTime } from "../../fixtures/booking.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";

const KIOSK = "zeitz-kiosk-foyer";
const HOURS = "/desk/zeitz/hours";
const CLOSED = { kind: "closure", where: "kita", "text-de": "Fortbildung", "text-en": "Training" };
let foyer: Foyer;
let anna: SignedIn;

beforeAll(async () => {
  foyer = await openFoyer();
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterAll(() => foyer.close());
beforeEach(async () => {
  for (const { id } of await read((state) => [...state.hours]))
    await foyer.ask("zeitz", { type: "restore-hours", change: id });
});

const read = <T>(look: (state: LocationState) => T) => lookAt(foyer, "zeitz", look);
const text = async (path: string) => (await anna.get(path)).text();
const at = (date: string, time: string) => wallTime("Europe/Berlin", date, time);
const book = (date: string, time: string, service = "kita-beitrag") =>
  bookTime(foyer, "zeitz", { matters: [{ service, quantity: 1 }], start_at: at(date, time) });
const address = (fields: Record<string, string>) => `${HOURS}/preview?${new URLSearchParams(fields)}`;
/** The fields of the page's last form. */
function formIn(page: string): Record<string, string> {
  const form = page.slice(
    page.lastIndexOf('<form method="post"') > 0 ? page.lastIndexOf(`action="${HOURS}`) : 0,
  );
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ""] = /name="([^"]*)"/.exec(input) ?? [];
    if (name !== "csrf") fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  return fields;
}
const startOf = (id: string) => read((state) => state.book.get(id)?.start_at);

test("pages are for signed-in staff of the office; what is missing is said in the form", async () => {
  const out = await fetch(foyer.url + HOURS, { headers: { accept: "text/html" }, redirect: "manual" });
  expect(out.status).toBe(303);
  expect((await anna.get("/desk/nowhere/hours")).status).toBe(404);
  expect((await anna.get(`${HOURS}/cellar`)).status).toBe(404);
  const berta = await signIn(foyer, await employ(foyer, "berta", ["alzey"]));
  expect((await berta.get(HOURS)).status).toBe(403);
  expect((await berta.post(HOURS, { ...CLOSED, from: "2026-11-18", seen: "0" })).status).toBe(403);
  for (const [fields, said] of [
    [{ from: "2026-11-20", to: "2026-11-18" }, "Der letzte Tag liegt vor dem ersten."],
    [{ from: "2026-11-31" }, "Bitte geben Sie den ersten und den letzten Tag an."],
    [{ from: "2026-11-10" }, "Das liegt in der Vergangenheit oder zu weit voraus."],
    [{ from: "2026-11-18", "text-en": "" }, "Bitte geben Sie den Grund auf Deutsch und auf Englisch an."],
    [{ from: "2026-11-18", where: "cellar" }, "Bitte wählen Sie, was gemeint ist."],
    [{ kind: "opening", date: "2026-11-21" }, "Bitte geben Sie an, von wann bis wann geöffnet ist."],
    [
      { kind: "opening", date: "2026-11-21", opens1: "12:00", closes1: "10:00" },
      "Eine Zeit endet, bevor sie beginnt.",
    ],
  ] as [Record<string, string>, string][]) {
    const answer = await anna.get(address({ ...CLOSED, ...fields }));
    expect([answer.status, (await answer.text()).includes(said)]).toEqual([422, true]);
  }
});

test("half a day is closed by its hours: whom they hit is listed, the rest of the day stays, and usual hours and holidays stand beside it", async () => {
  await book("2026-12-08", "09:00");
  await book("2026-12-08", "15:00");
  const half = { ...CLOSED, from: "2026-12-08", "shut-from": "12:00", "shut-to": "18:00" };
  const page = await text(address(half));
  expect(page).toContain("Betroffene Termine: 1");
  const list = await text((await anna.post(HOURS, formIn(page))).headers.get("location")!);
  expect(list).toContain("geschlossen am Dienstag, 8. Dezember 2026, 12:00–18:00 Uhr (Fortbildung)");
  expect(await read(({ hours: [one] }) => one)).toMatchObject({ part: ["12:00", "18:00"] });
  for (const [fields, said] of [
    [{ "shut-to": "" }, "Bitte geben Sie an, von wann bis wann geschlossen ist."],
    [{ where: "buergerbuero/ausweise" }, "Stundenweise schließt nur ein ganzes Sachgebiet."],
  ] as const)
    expect(await text(address({ ...half, ...fields }))).toContain(said);
  expect(list).toContain("Dienstag: 09:00–12:00");
  expect(list).toMatch(/Freitag, 25. Dezember 2026: 1. Weihnachts/);
});

test("a closure lists whom it hits and saves nothing; one press closes and moves them, pressed twice it is one", async () => {
  const [first, second] = [await book("2026-11-27", "09:00"), await book("2026-11-27", "10:00")];
  const page = await text(address({ ...CLOSED, from: "2026-11-27" }));
  expect(page).toContain("Betroffene Termine: 2");
  expect(page).toContain("Dienstag, 1. Dezember, 09:00");
  expect(await read((state) => state.hours)).toEqual([]);
  const form = formIn(page);
  expect(Object.keys(form).filter((name) => name.startsWith("move-"))).toHaveLength(2);
  const [saved, again] = await Promise.all([anna.post(HOURS, form), anna.post(HOURS, form)]);
  expect([saved.headers.get("location"), again.headers.get("location")]).toEqual([
    `${HOURS}?moved=2&failed=0`,
    `${HOURS}?moved=2&failed=0`,
  ]);
  expect(await startOf(first)).toBe(at("2026-12-01", "09:00"));
  expect(await startOf(second)).toBe(at("2026-12-01", "10:00"));
  expect(await read((state) => state.hours)).toHaveLength(1);
  const list = await text(saved.headers.get("location")!);
  expect(list).toContain("Gespeichert. Verlegte Termine: 2.");
  expect(list).toContain("geschlossen am Freitag, 27. November 2026 (Fortbildung)");
  expect(list).not.toContain("Termine ohne Platz");
});

test("whoever left an address is written when they are moved; who left none is marked", async () => {
  const [reached, unknown] = [await book("2026-11-24", "11:00"), await book("2026-11-24", "13:00")];
  await foyer.engine.contacts.keep({
    appointment: reached,
    location: "zeitz",
    contact: { name: "Anna", email: "anna@example.org", phone: null, fields: {}, account: null },
    keep_until_at: foyer.clock.now() + 30 * 86_400_000,
  });
  const page = await text(address({ ...CLOSED, from: "2026-11-24" }));
  expect(page.match(/bekommt keine Nachricht/g)).toHaveLength(1);
  await anna.post(HOURS, formIn(page));
  const kinds = async (id: string) => (await foyer.engine.messages.about(id)).map(({ kind }) => kind);
  expect(await kinds(reached)).toContain("changed");
  for (const appointment of [reached, unknown])
    await foyer.ask("zeitz", { type: "cancel-appointment", appointment });
});

test("who is not chosen stays and is listed; whoever moved themselves meanwhile is left alone and counted", async () => {
  const [stays, moves] = [await book("2026-11-24", "09:00"), await book("2026-11-24", "10:00")];
  const form = formIn(await text(address({ ...CLOSED, from: "2026-11-24" })));
  delete form[`move-${stays}`];
  const own = at("2026-11-26", "15:00");
  await foyer.ask("zeitz", { type: "move-appointment", appointment: moves, start_at: own });
  const saved = await anna.post(HOURS, form);
  expect(saved.headers.get("location")).toBe(`${HOURS}?moved=0&failed=1`);
  expect(await startOf(moves)).toBe(own);
  const page = await text(saved.headers.get("location")!);
  expect(page).toContain("Nicht verlegt, weil sich inzwischen etwas geändert hat: 1.");
  expect(page).toContain("Termine ohne Platz");
  const later = await anna.post(`${HOURS}/moves`, formIn(page));
  expect(later.headers.get("location")).toBe(`${HOURS}?moved=1&failed=0`);
  expect(await startOf(stays)).not.toBe(at("2026-11-24", "09:00"));
  expect(await text(HOURS)).not.toContain("Termine ohne Platz");
});

test("closed today, the kiosk and the board close at once and open again when it is taken back; so do they after a restart", async () => {
  const { cookie, text: kioskText } = await unlockedKiosk(foyer, "zeitz", KIOSK);
  const screens = async () => {
    const board = await fetch(`${foyer.url}/board/zeitz/zeitz-board-foyer`, {
      headers: { cookie, accept: "text/html" },
    });
    return [await kioskText(""), await board.text()].map((page) => page.includes("Fortbildung"));
  };
  const everything = [
    { ...CLOSED, where: "buergerbuero" },
    { ...CLOSED, where: "kita" },
  ];
  expect(await screens()).toEqual([false, false]);
  for (const one of everything)
    await anna.post(HOURS, formIn(await text(address({ ...one, from: "2026-11-17", to: "2026-11-18" }))));
  expect(await screens()).toEqual([true, true]);
  const drawn = await foyer.ask(
    "zeitz",
    { type: "draw", service: "reisepass", medium: "none", language: "de", channel: "kiosk" },
    `device:${KIOSK}`,
  );
  expect(isRefused(drawn) && drawn.code).toBe("closed");
  await foyer.restart({ devices: true });
  expect(await screens()).toEqual([true, true]);
  for (const { id } of await read((state) => [...state.hours])) {
    const page = await text(address({ restore: id }));
    expect(page).toContain("Kein gebuchter Termin ist betroffen.");
    expect((await anna.post(HOURS, formIn(page))).status).toBe(303);
  }
  expect(await screens()).toEqual([false, false]);
});

test("a Saturday with places can be booked; taking it back lists and moves whoever booked", async () => {
  const fields = { kind: "opening", where: "kita", date: "2026-11-21", opens1: "10:00", closes1: "12:00" };
  const form = formIn(await text(address({ ...fields, "places-kita-beitraege": "1" })));
  await anna.post(HOURS, form);
  const id = await book("2026-11-21", "10:00");
  const [change] = await read((state) => [...state.hours]);
  const page = await text(address({ restore: change!.id }));
  expect(page).toContain("Betroffene Termine: 1");
  const done = await anna.post(HOURS, formIn(page));
  expect(done.headers.get("location")).toBe(`${HOURS}?moved=1&failed=0`);
  expect(await startOf(id)).toBeGreaterThanOrEqual(at("2026-11-24", "09:00"));
  const gone = await anna.get(address({ restore: change!.id }));
  expect([gone.status, (await gone.text()).includes("gibt es nicht mehr")]).toEqual([404, true]);
});

test("what is closed or open for appointments anyway stands on the page, so that nobody enters it twice", async () => {
  const bea = await signIn(foyer, await employ(foyer, "bea", ["alzey"]));
  const page = await (await bea.get("/desk/alzey/hours")).text();
  expect(page).toContain("Bürgerbüro: geschlossen am Donnerstag, 24. Dezember 2026 (Heiligabend)");
  expect(page).toContain("Samstag: nur Termine für Trauung am Samstag, 10:00–13:00");
  expect(page).not.toContain("Montag: nur Termine");
  expect(page).not.toContain("31. Dezember 2027");
});
