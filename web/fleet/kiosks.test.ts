// Rule: a kiosk's page says how it is; one that is gone while its office is open is an alarm, and after closing time it is none.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

const KIOSK = "zeitz-kiosk-foyer";
const ALARM = "Ein Kiosk fehlt";
const WELL = { page: "p1", build: "b1", full: "yes", hidden: "no", blocked: "no" };
const MINUTE_MS = 60_000;
let foyer: Foyer;
let cookie: string;
let berta: SignedIn;
beforeEach(() => open());
afterEach(() => foyer.close());

async function open(page_silence_ms?: number): Promise<void> {
  const towns = structuredClone(await bothTowns());
  const printer = towns[0]?.devices.find(({ id }) => id === "zeitz-printer-foyer");
  if (printer) printer.driver = { type: "browser" };
  foyer = await openFoyer({ towns, page_silence_ms });
  cookie = (await unlockedKiosk(foyer, "zeitz", KIOSK)).cookie;
  berta = await signIn(foyer, await employ(foyer, "berta"));
}
const post = (form: Record<string, string>, headers: Record<string, string> = { cookie }, kiosk = KIOSK) =>
  fetch(`${foyer.url}/kiosk/zeitz/${kiosk}/reports`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { accept: "text/html", ...headers },
  });
const text = async (path: string) =>
  (await (await berta.get(path)).text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
/** Its page is closed, and the house has noticed. */
const leaves = () => foyer.engine.fleet.hear(KIOSK, { what: "vanished" }, foyer.clock.now());
const alarms = async () =>
  [await text("/devices"), await text("/devices/zeitz")].map((page) => page.includes(ALARM));

test("the page says which version it is, whether it fills the screen, and what is known of its paper", async () => {
  expect(await text("/devices/zeitz")).toContain("Kiosk · zeitz-kiosk-foyer Seite im Browser");
  expect((await post(WELL)).status).toBe(204);
  const page = await text("/devices/zeitz");
  expect(page).toContain("verbunden seit 17.11.26, 09:00 alte Seite, bitte neu laden");
  expect(page).toContain("Vollbild (Kioskmodus) Papier meldet der Browser nicht, noch kein Zettel");
  expect(page).toContain("Seite im Browser, Stand b1");
  expect(await text("/devices")).toContain("1 von 1 Geräten sind verbunden");
  await post({ ...WELL, full: "no", hidden: "yes" });
  expect(await text("/devices/zeitz")).toContain("Fenster verdeckt, alte Seite");
  expect(await text("/devices/zeitz")).toContain("im Fenster, nicht im Kioskmodus");
  expect(await text("/devices")).toContain("Fenster verdeckt, alte Seite, bitte neu laden eben");
});

test("gone for three minutes while the office is open it is an alarm; back, it is none", async () => {
  await post(WELL);
  leaves();
  foyer.clock.advance(3 * MINUTE_MS - 1);
  expect(await alarms()).toEqual([false, false]);
  foyer.clock.advance(1);
  expect(await alarms()).toEqual([true, true]);
  expect(await text("/devices")).toContain(
    "Kiosk im Foyer (Bürgerbüro Zeitz), zuletzt gehört 17.11.26, 09:00",
  );
  await post(WELL);
  expect(await alarms()).toEqual([false, false]);
});

test("one that is switched off over night is missed three minutes after the office opens, also by a house that was started anew", async () => {
  await post(WELL);
  // 20:00, when nobody is there any more.
  foyer.clock.advance(11 * 60 * MINUTE_MS);
  leaves();
  foyer.clock.advance(10 * MINUTE_MS);
  expect(await alarms()).toEqual([false, false]);
  expect(await text("/devices")).not.toContain("nicht verbunden");
  await foyer.restart();
  // Wednesday, nine o'clock and almost three minutes.
  foyer.clock.advance((12 * 60 + 53) * MINUTE_MS - 1);
  berta = await signIn(foyer, berta.clerk);
  expect(await alarms()).toEqual([false, false]);
  foyer.clock.advance(1);
  expect(await alarms()).toEqual([true, true]);
});

test("an office whose kiosk never had a page is told nothing", async () => {
  foyer.clock.advance(30 * MINUTE_MS);
  expect(await alarms()).toEqual([false, false]);
});

test("only an unlocked browser is believed, in this shape alone, and a flood is slowed down", async () => {
  expect((await post(WELL, {})).status).toBe(403);
  expect((await post(WELL, { cookie: berta.cookie })).status).toBe(403);
  expect((await post(WELL, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post(WELL, { cookie }, "zeitz-sign-1")).status).toBe(404);
  for (const wrong of [
    {},
    { ...WELL, page: "../x" },
    { ...WELL, full: "1" },
    { ...WELL, build: "b".repeat(33) },
  ])
    expect((await post(wrong as Record<string, string>)).status).toBe(422);
  expect(foyer.engine.fleet.get(KIOSK)?.seen_at).toBe(0);
  const many = await Promise.all(Array.from({ length: 70 }, () => post(WELL)));
  expect(many.some(({ status }) => status === 429)).toBe(true);
});

describeInBrowser("a kiosk's page", (visit) => {
  test("is one page over all its steps, and its end is an alarm that comes by itself", async () => {
    await foyer.close();
    await open(4_000);
    const kiosk = await visit.open(`${foyer.url}/kiosk/zeitz/${KIOSK}`, { extraHTTPHeaders: { cookie } });
    const { engine } = foyer;
    await until(engine, "zeitz", () => engine.pages.of(KIOSK).size === 1);
    const [first] = engine.pages.of(KIOSK).keys();
    const reported = async (step: () => Promise<unknown>) => {
      const report = kiosk.waitForResponse((answer) => answer.url().endsWith("/reports"));
      await step();
      await report;
    };
    await reported(() => kiosk.goto(`${foyer.url}/kiosk/zeitz/${KIOSK}/services?lang=de`));
    await reported(() => kiosk.reload());
    expect([...engine.pages.of(KIOSK)]).toEqual([
      [first!, expect.objectContaining({ outdated: false, hidden: false, blocked: false, full: true })],
    ]);
    const fleet = await visit.open(`${foyer.url}/devices`, {
      extraHTTPHeaders: { cookie: berta.cookie },
      viewport: { width: 1440, height: 900 },
    });
    await fleet.waitForFunction(() => document.body.dataset.live === "ok");
    await kiosk.close();
    await until(engine, "zeitz", () => !engine.fleet.online(KIOSK));
    foyer.clock.advance(3 * MINUTE_MS);
    await fleet.getByRole("alert").getByText(ALARM).waitFor();
    await shot(fleet, "kiosk-missed-1440");
    await expectAccessible(fleet);
    await fleet.setViewportSize({ width: 400, height: 800 });
    await shot(fleet, "kiosk-missed-400");
    await fleet.goto(`${foyer.url}/devices/zeitz`);
    await fleet.getByRole("alert").getByText(ALARM).waitFor();
    await expectAccessible(fleet);
  });
});
