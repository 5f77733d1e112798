// Rule: a lost number is found by number, matter and time together; guessing is slow, and locks out nobody who comes next.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type KioskBrowser, unlockedKiosk } from "../../fixtures/kiosk.ts";

const KIOSK = "zeitz-kiosk-foyer";
const BASE = `/kiosk/zeitz/${KIOSK}`;
const MINUTE_MS = 60_000;
const SPAN_MS = 15 * MINUTE_MS;

let foyer: Foyer;
let kiosk: KioskBrowser;
/** The quarter of an hour in which A001 was drawn, at its seventh minute. */
let from: number;
beforeEach(async () => {
  foyer = await openFoyer();
  kiosk = await unlockedKiosk(foyer, "zeitz", KIOSK);
  from = Math.ceil(foyer.clock.now() / SPAN_MS) * SPAN_MS;
  foyer.clock.advance(from + 7 * MINUTE_MS - foyer.clock.now());
  await kiosk.draw({ id: crypto.randomUUID(), service: "reisepass", medium: "qr" });
  foyer.clock.advance(50 * MINUTE_MS);
});
afterEach(() => foyer.close());

const search = (form: Record<string, string | number> = {}, cookie = kiosk.cookie) =>
  fetch(`${foyer.url + BASE}/lost?lang=de`, {
    method: "POST",
    headers: { cookie, accept: "text/html" },
    body: new URLSearchParams(
      Object.entries({ service: "reisepass", number: "A001", from, ...form }).map(([name, value]) => [
        name,
        `${value}`,
      ]),
    ),
    redirect: "manual",
  });
const status = async (form: Record<string, string | number> = {}) => (await search(form)).status;

test("all three right lead to the ticket's screen, five minutes beside the quarter of an hour too", async () => {
  const token = ticketToken(foyer.engine.keys, "zeitz-20261117-A001");
  for (const beside of [0, -5 * MINUTE_MS, SPAN_MS - 5 * MINUTE_MS]) {
    const answer = await search({ from: from + beside });
    expect(answer.headers.get("location")).toBe(`${BASE}/found/${token}?lang=de`);
  }
});

test("one of them wrong finds nothing, says not which, and points to staff", async () => {
  const wrongs: Record<string, string | number>[] = [
    { number: "A002" },
    { service: "fundbuero" },
    { from: from + SPAN_MS },
    { from: from - SPAN_MS },
  ];
  for (const wrong of wrongs) {
    const answer = await search(wrong);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/Dazu finden wir keine Nummer.*wenden Sie sich an das Personal/s);
  }
});

test("a number guessed three times is closed in the same words, the next visitor's is not", async () => {
  await foyer.ask("zeitz", {
    type: "draw",
    service: "fundbuero",
    medium: "none",
    language: "de",
    channel: "kiosk",
  });
  for (let nth = 0; nth < 3; nth++) expect(await status({ from: from - 4 * SPAN_MS })).toBe(404);
  expect(await status()).toBe(404);
  const number = await foyer.engine.read("zeitz", ({ tickets }) => [...tickets.values()][1]?.number);
  const now = Math.floor(foyer.clock.now() / SPAN_MS) * SPAN_MS;
  expect(await status({ number: number ?? "", service: "fundbuero", from: now })).toBe(303);
  foyer.clock.advance(10 * MINUTE_MS);
  expect(await status()).toBe(303);
});

test("a walk through all numbers is slowed down; whoever comes next waits ten seconds at most", async () => {
  for (let nth = 0; nth < 12; nth++) expect(await status({ number: `A${100 + nth}` })).toBe(404);
  const slowed = await search();
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get("retry-after"))).toBeLessThanOrEqual(10);
  foyer.clock.advance(10_000);
  expect(await status()).toBe(303);
});

test("garbage is a screen with a way back; a locked browser finds nothing", async () => {
  const garbage: Record<string, string>[] = [
    { number: "A1" },
    { number: "<b>" },
    { from: "soon" },
    { from: "-5" },
    { service: "" },
  ];
  for (const form of garbage) expect(await status(form)).toBe(422);
  expect((await search({}, "")).status).toBe(403);
  for (const path of [
    "/lost/nothing",
    "/lost/reisepass/12x",
    "/lost/reisepass/123456",
    "/lost/reisepass/12/when",
    "/lost/reisepass/123/when/more",
    "/lost/constructor",
  ])
    expect((await kiosk.get(`${path}?lang=de`)).status, path).toBe(404);
});
