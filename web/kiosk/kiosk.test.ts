import { afterAll, beforeAll, expect, test } from "bun:test";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type KioskBrowser, lookAt, printerSays, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { qrImage } from "./qr.ts";

const KIOSK = "zeitz-kiosk-foyer";
const PRINTER = "zeitz-printer-foyer";
let foyer: Foyer;
let kiosk: KioskBrowser;
beforeAll(async () => {
  foyer = await openFoyer();
  kiosk = await unlockedKiosk(foyer, "zeitz", KIOSK);
});
afterAll(() => foyer.close());

const drawn = () => lookAt(foyer, "zeitz", (state) => state.tickets.size);
const id = () => crypto.randomUUID();

test("a locked kiosk answers 200 and says how to unlock it; its forms and streams are refused", async () => {
  const before = await drawn();
  const base = `${foyer.url}/kiosk/zeitz/${KIOSK}`;
  for (const path of ["", "/services", "/services/reisepass", "/tickets/nonsense"]) {
    const answer = await fetch(base + path, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("noch nicht freigeschaltet");
  }
  expect((await fetch(`${base}/live`)).status).toBe(403);
  const form = new URLSearchParams({ id: id(), service: "reisepass", medium: "qr" });
  const draw = await fetch(`${base}/tickets`, { method: "POST", body: form });
  expect(draw.status).toBe(403);
  expect(await draw.json()).toMatchObject({ code: "locked" });
  const other = await fetch(`${foyer.url}/kiosk/alzey/alzey-kiosk-foyer`, {
    headers: { cookie: kiosk.cookie },
  });
  expect(await other.text()).toContain("noch nicht freigeschaltet");
  expect(await drawn()).toBe(before);
});

test("the language travels in the address and stays with nobody", async () => {
  const start = await kiosk.text("");
  for (const name of ["Deutsch", "Leichte Sprache", "Türkçe", "العربية"]) expect(start).toContain(name);
  const arabic = await kiosk.get("/services?lang=ar");
  expect(arabic.headers.get("set-cookie")).toBeNull();
  expect(await arabic.text()).toContain('<html lang="ar" dir="rtl"');
  expect(await kiosk.text("/services?lang=xx")).toContain('<html lang="de"');
});

test("what does not exist is a screen of the kiosk with a way back, or a plain 404 without a kiosk", async () => {
  const token = ticketToken(foyer.engine.keys, "zeitz-20261117-A001");
  const foreign = ticketToken(foyer.engine.keys, "alzey-20261117-A001");
  for (const path of ["/services/constructor", `/tickets/${token}x`, `/tickets/${foreign}`]) {
    const answer = await kiosk.get(`${path}?lang=de`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Von vorn beginnen");
    expect((await kiosk.get(`/live${path}`)).status).toBe(404);
  }
  expect(await kiosk.text(`/tickets/${token}?lang=de`)).toContain("Diese Nummer kennen wir nicht");
  expect((await fetch(`${foyer.url}/kiosk/zeitz/nowhere`)).status).toBe(404);
  expect((await fetch(`${foyer.url}/kiosk/__proto__/${KIOSK}`)).status).toBe(404);
});

test("a wrong form draws nothing", async () => {
  const before = await drawn();
  const wrong: Record<string, string>[] = [
    {},
    { id: "a b", service: "reisepass", medium: "qr" },
    { id: id(), medium: "qr" },
    { id: id(), service: "reisepass", medium: "none" },
    { id: "x".repeat(65), service: "reisepass", medium: "qr" },
  ];
  for (const form of wrong) expect((await kiosk.draw(form)).status).toBe(422);
  expect((await kiosk.draw({ id: id(), service: "nothing", medium: "qr" })).status).toBe(404);
  expect(await drawn()).toBe(before);
});

test("a double touch, a resent form and a late one get the first number", async () => {
  const before = await drawn();
  const form = { id: id(), service: "fundbuero", medium: "qr" };
  const answers = await Promise.all([
    kiosk.draw(form),
    kiosk.draw(form),
    kiosk.draw({ ...form, medium: "paper" }),
  ]);
  answers.push(await kiosk.draw({ ...form, service: "reisepass" }));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
  expect(await drawn()).toBe(before + 1);
  const next = await kiosk.draw({ ...form, id: id() });
  expect(next.headers.get("location")).not.toBe(answers[0]!.headers.get("location"));
});

test("the answer shows the number, who waits ahead, where to go and the code for the phone", async () => {
  const to =
    (await kiosk.draw({ id: id(), service: "kita-platz", medium: "qr" })).headers.get("location") ?? "";
  const page = await (await fetch(foyer.url + to, { headers: { cookie: kiosk.cookie } })).text();
  expect(page).toContain(await qrImage(`${foyer.url}/t/${/tickets\/([^?]+)/.exec(to)?.[1]}`));
  for (const part of ["K001", "Vor Ihnen wartet niemand", "1. Obergeschoss · Wartezone grün"])
    expect(page).toContain(part);
  const drawer = await lookAt(foyer, "zeitz", (state) => state.tickets.get("zeitz-20261117-K001"));
  expect(drawer).toMatchObject({ channel: "kiosk", origin: KIOSK, medium: "qr", language: "de" });
});

test("without a printer that can print there is only the code, and the reason", async () => {
  printerSays(foyer, PRINTER, "ok");
  expect(await kiosk.text("/services/reisepass?lang=de")).toContain('value="paper"');
  printerSays(foyer, PRINTER, "out");
  const page = await kiosk.text("/services/reisepass?lang=de");
  expect(page).not.toContain('value="paper"');
  expect(page).toContain("Der Drucker hat kein Papier");
  await kiosk.draw({ id: id(), service: "reisepass", medium: "paper" });
  const [ticket, jobs] = await lookAt(foyer, "zeitz", (state) => [
    [...state.tickets.values()].at(-1),
    state.jobs.size,
  ]);
  expect(ticket).toMatchObject({ medium: "qr" });
  expect(jobs).toBe(0);
});

test("who cannot draw a number is told what to do now, not to book what cannot be booked here", async () => {
  const booked = await kiosk.text("/services/kita-beratung?lang=de");
  for (const part of ["Dafür brauchen Sie einen Termin", "fragen Sie an der Information", "www.zeitz.de"])
    expect(booked).toContain(part);
  expect(booked).not.toContain("buchen");
});

test("the day's contingent ends on the matter's page, also for the touch that came a moment late", async () => {
  for (let nth = 0; nth < 8; nth++) await kiosk.draw({ id: id(), service: "gewerbe-anmelden", medium: "qr" });
  const before = await drawn();
  const late = await kiosk.draw({ id: id(), service: "gewerbe-anmelden", medium: "qr" });
  expect(late.status).toBe(303);
  expect(late.headers.get("location")).toBe(`/kiosk/zeitz/${KIOSK}/services/gewerbe-anmelden?lang=de`);
  const page = await kiosk.text("/services/gewerbe-anmelden?lang=de");
  expect(page).toContain("Für heute sind alle Nummern vergeben");
  expect(page).not.toContain('name="medium"');
  expect(page).not.toContain("buchen");
  expect(await drawn()).toBe(before);
});

test("a closed office draws nothing and says in every language when it opens", async () => {
  foyer.clock.advance(9.5 * 3_600_000);
  const before = await drawn();
  const late = await kiosk.draw({ id: id(), service: "reisepass", medium: "qr" });
  expect(late.headers.get("location")).toContain("/services/reisepass");
  expect(await kiosk.text("/services/reisepass?lang=en")).toContain(
    "We open on Wednesday, November 18 at 09:00",
  );
  const start = await kiosk.text("");
  for (const word of [
    "Zurzeit geschlossen",
    "Closed at the moment",
    "مغلق حاليًا",
    "Donnerstag, 19. November",
  ])
    expect(start).toContain(word);
  expect(start).not.toContain("/services?lang=");
  expect(await drawn()).toBe(before);
});
