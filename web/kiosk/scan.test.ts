// Rule: a scanned code opens a ticket of this office by its signature alone; where its address points to is never followed.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type KioskBrowser, lookAt, printerSays, unlockedKiosk } from "../../fixtures/kiosk.ts";

const KIOSK = "zeitz-kiosk-foyer";
const PRINTER = "zeitz-printer-foyer";
const BASE = `/kiosk/zeitz/${KIOSK}`;
let foyer: Foyer;
let kiosk: KioskBrowser;
let token: string;
beforeAll(async () => {
  foyer = await openFoyer();
  kiosk = await unlockedKiosk(foyer, "zeitz", KIOSK);
  const answer = await foyer.ask("zeitz", {
    type: "draw",
    service: "reisepass",
    medium: "qr",
    language: "tr",
    channel: "kiosk",
  });
  if (!("ticket" in answer) || !answer.ticket) throw new Error("nothing drawn");
  token = ticketToken(foyer.engine.keys, answer.ticket);
});
afterAll(() => foyer.close());

const post = (path: string, form: Record<string, string>, cookie = kiosk.cookie) =>
  fetch(foyer.url + BASE + path, {
    method: "POST",
    headers: { cookie, accept: "text/html" },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
const scan = async (form: Record<string, string>, path = "/scans") =>
  (await post(path, form)).headers.get("location");

test("a ticket's code leads to its screen, in the language it was drawn in or that somebody has chosen here", async () => {
  const typed = `${foyer.url}/t/${token}`;
  expect(await scan({ typed })).toBe(`${BASE}/found/${token}?lang=tr`);
  expect(await scan({ typed: `]Q1${typed}?lang=de` })).toBe(`${BASE}/found/${token}?lang=tr`);
  expect(await scan({ typed }, "/scans?lang=en")).toBe(`${BASE}/found/${token}?lang=en`);
  const page = await kiosk.text(`/found/${token}?lang=de`);
  for (const text of ["Vor Ihnen wartet niemand", "Reisepass", "data:image/svg"])
    expect(page).toContain(text);
});

test("the reading whose signature is right wins, whichever it is", async () => {
  const right = `https://zeitz.example/t/${token}`;
  const wrong = right.toUpperCase();
  for (const form of [
    { typed: wrong, us: right, de: "" },
    { typed: "", us: wrong, de: right },
    { typed: right, us: "", de: wrong },
  ])
    expect(await scan(form)).toBe(`${BASE}/found/${token}?lang=tr`);
});

test("a foreign address is never followed: with a name of ours our screen comes, else a sentence", async () => {
  expect(await scan({ typed: `https://evil.example/t/${token}` })).toBe(`${BASE}/found/${token}?lang=tr`);
  for (const typed of [
    "https://evil.example/",
    `https://evil.example/t/${token.slice(0, -1)}x`,
    `javascript:alert("/t/${token}x")`,
    "/t/../../desk",
    "4006381333931",
    "",
    "x".repeat(60_000),
    `${"\u0000%0d%0a"}Location: //evil.example`,
  ])
    expect(await scan({ typed }), typed.slice(0, 40)).toBe(`${BASE}/scans/unknown?`);
  expect((await post("/scans", {})).status).toBe(303);
});

test("garbage is answered in the visitor's language, before one is chosen in all; the page goes back by itself", async () => {
  const chosen = await kiosk.text("/scans/unknown?lang=pl");
  expect(chosen).toContain("Nie znamy tutaj tego kodu");
  expect(chosen).not.toContain("Diesen Code kennen wir hier nicht");
  const open = await kiosk.text("/scans/unknown");
  for (const text of ["Diesen Code kennen wir hier nicht", "Bu kodu burada", "لا نعرف هذا الرمز هنا"])
    expect(open).toContain(text);
  expect(open).toContain(`data-idle-url="${BASE}"`);
  expect((await kiosk.get("/scans/nonsense")).status).toBe(404);
});

test("a number of another office or another day says so", async () => {
  const foreign = ticketToken(foyer.engine.keys, "alzey-20261117-A001");
  const elsewhere = await scan({ typed: `https://zeitz.example/t/${foreign}` }, "/scans?lang=de");
  expect(elsewhere).toBe(`${BASE}/scans/elsewhere?lang=de&at=alzey`);
  expect(await kiosk.text("/scans/elsewhere?lang=de&at=alzey")).toContain("Sie gehört zu: ");
  const old = ticketToken(foyer.engine.keys, "zeitz-20261116-A001");
  expect(await scan({ typed: `https://zeitz.example/t/${old}` })).toBe(`${BASE}/scans/over?`);
  expect(await kiosk.text("/scans/over?lang=de")).toContain("Diese Nummer ist nicht mehr gültig");
});

test("a locked browser reads no codes", async () => {
  expect((await post("/scans", { typed: `https://zeitz.example/t/${token}` }, "")).status).toBe(403);
});

test("paper again: a double touch is one slip, three are all there are, and none without a ready printer", async () => {
  const jobs = () => lookAt(foyer, "zeitz", ({ jobs }) => [...jobs.values()]);
  const again = (nth: string) => post(`/found/${token}/paper?lang=de`, { nth });
  await again("0");
  expect(await jobs()).toEqual([]);
  printerSays(foyer, PRINTER, "ok");
  for (const nth of ["", "-1", "7", "x"]) if (nth !== "") await again(nth);
  expect(await jobs()).toEqual([]);
  for (const nth of [0, 1, 2]) {
    expect(await kiosk.text(`/found/${token}?lang=de`)).toContain(nth ? "Noch einmal drucken" : "Auf Papier");
    const [first] = await Promise.all([again(`${nth}`), again(`${nth}`), again(`${nth}`)]);
    expect(first?.headers.get("location")).toBe(`${BASE}/tickets/${token}?lang=de`);
    expect(await kiosk.text(`/found/${token}?lang=de`)).not.toMatch(/Noch einmal drucken|Auf Papier/);
    const job = (await jobs())[nth]!.id;
    for (const event of ["sent", "printed"] as const)
      await foyer.ask("zeitz", { type: "report-print", job, event }, `device:${PRINTER}`);
  }
  expect(await jobs()).toHaveLength(3);
  expect(await kiosk.text(`/found/${token}?lang=de`)).not.toMatch(/Noch einmal drucken|Auf Papier/);
  await again("3");
  expect(await jobs()).toHaveLength(3);
});
