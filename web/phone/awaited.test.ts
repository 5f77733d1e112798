// Rule: whoever scans a paper that the house has not been told of yet reads that it is good, and sees the ticket as soon as it is known.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { pressCommand } from "../../engine/outage/press.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";

const AGENT = "zeitz-printer-foyer";
const DRAW = {
  seq: 1,
  number: "A901",
  day: "2026-11-17",
  service: "ausweis-beantragen",
  language: "en",
  medium: "paper",
  channel: "kiosk",
  origin: "zeitz-kiosk-foyer",
  ago_ms: 60_000,
  after_ms: null,
} as const;

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
  await foyer.ask("zeitz", { type: "lend-series", ledger: "ledger", device: AGENT }, `device:${AGENT}`);
});
afterEach(() => foyer.close());

const phone = (number: string, day = "20261117") =>
  `${foyer.url}/t/${ticketToken(foyer.engine.keys, `zeitz-${day}-${number}`)}?lang=en`;
const adopt = (service: string) => {
  const draws = [{ ...DRAW, service }];
  const from = { ledger: "ledger", device: AGENT, away_since: 0, barred: false, draws };
  return foyer.ask("zeitz", { type: "adopt-draws", ...from }, `device:${AGENT}`);
};

test("it says so and looks again, until the number is known; then it is the ticket's page", async () => {
  const waits = await fetch(phone("A901"));
  expect([waits.status, waits.headers.get("refresh")]).toEqual([200, "10"]);
  expect(await waits.text()).toContain("Your number is valid");
  await adopt(DRAW.service);
  expect(await (await fetch(phone("A901"))).text()).toContain("Nobody is waiting ahead of you");
});

test("not for the house's own numbers, another day's, a series that nobody has, or one that became no ticket", async () => {
  for (const url of [phone("A001"), phone("A901", "20261116"), phone("A1901")])
    expect((await fetch(url)).status).toBe(404);
  await adopt("gone");
  expect((await fetch(phone("A901"))).status).toBe(404);
});

test("the code of a number that was taken back shows the one that the same press was given on paper", async () => {
  const { engine } = foyer;
  const { service, channel, origin } = DRAW;
  const intent = { type: "draw", service, channel, origin, medium: "qr", language: "en" } as const;
  const id = pressCommand(channel, origin, "press-0001");
  await engine.ask("zeitz", { id, actor: `device:${origin}`, intent });
  expect(await (await fetch(phone("A001"))).text()).toContain("A001");
  const draws = [{ ...DRAW, press: "press-0001" }];
  const from = { ledger: "ledger", device: AGENT, away_since: 0, barred: false, draws };
  await foyer.ask("zeitz", { type: "adopt-draws", ...from }, `device:${AGENT}`);
  const shown = await (await fetch(phone("A001"))).text();
  expect(shown).toContain("A901");
  expect(shown).toContain("Nobody is waiting ahead of you");
});

describeInBrowser("a number the house waits for", (visit) => {
  test("on a phone", async () => {
    const page = await visit.open(phone("A901"), { viewport: { width: 390, height: 844 } });
    await expectAccessible(page);
    await shot(page, "awaited-phone");
  });
});
