// Rule: a technician hears a board's voice when asked for: that board's alone, and reads whether its pages really said it.
import { afterEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import type { AnnouncementRule } from "../../engine/town/town.ts";
import { describeInBrowser, type Visit } from "../../fixtures/browser/browser.ts";
import { CAUTIOUS_ARGS } from "../../fixtures/browser/chromium.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { fakeVoice } from "../../fixtures/voice/fake-voice.ts";

const BOARD = "zeitz-board-foyer";
const FLOOR = "zeitz-board-floor";
let foyer: Foyer;
let cookie: string;
let berta: SignedIn;
afterEach(() => foyer.close());

async function open(announcements: AnnouncementRule = {}): Promise<void> {
  const towns = (await bothTowns()).map((town) => {
    if (town.id !== "zeitz") return town;
    const board = { id: FLOOR, name: "Tafel im Flur" };
    const devices = [...town.devices, { ...board, kind: "board" as const }];
    return { ...town, announcements, devices, boards: [...town.boards, board] };
  });
  foyer = await openFoyer({ towns, voice: await fakeVoice(), devices: true });
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
  berta = await signIn(foyer, await employ(foyer, "berta"));
}
const pages = (board: string, count: number) =>
  until(foyer.engine, "zeitz", () => foyer.engine.pages.of(board).size === count);

/** A page of a board, which notes whether its gong rang. */
async function show(visit: Visit, board: string, nth = 1): Promise<Page> {
  const page = await visit.open(`${foyer.url}/board/zeitz/${board}`, { extraHTTPHeaders: { cookie } });
  await page.evaluate(() => {
    document.addEventListener("foyer:say", (event) => {
      document.body.dataset.heard = (event as CustomEvent<{ text: string }>).detail.text;
    });
  });
  await page.waitForSelector("body[data-live=ok]");
  await pages(board, nth);
  return page;
}
const heard = (page: Page) => page.evaluate(() => document.body.dataset.heard ?? "");
const tryOut = () => berta.post("/devices/zeitz/trials", { device: BOARD });
const ended = () =>
  until(foyer.engine, "zeitz", () => {
    const trial = foyer.engine.fleet.get(BOARD)?.trial;
    return trial?.state !== "running" && trial;
  });

describeInBrowser("a test announcement on a board", (visit) => {
  test("is said by that board's pages alone, and passed when all of them have said it", async () => {
    await open();
    const floor = await show(visit, FLOOR);
    const board = await show(visit, BOARD);
    expect((await tryOut()).status).toBe(303);
    expect(await ended()).toMatchObject({ state: "passed" });
    expect(await heard(board)).toBe("Dies ist eine Probeansage. Es wird niemand aufgerufen.");
    expect(await heard(floor)).toBe("");
    const second = await show(visit, BOARD, 2);
    await tryOut();
    expect(await ended()).toMatchObject({ number: 2, state: "passed" });
    expect(await heard(second)).toContain("Probeansage");
    const desk = await visit.open(`${foyer.url}/devices/zeitz`, {
      extraHTTPHeaders: { cookie: berta.cookie },
      viewport: { width: 1440, height: 900 },
    });
    await desk.locator(`#row-${BOARD}`).getByText("Probe 09:00: gelungen").waitFor();
    await desk.locator(`#row-${BOARD}`).getByText("2 Seiten zugleich").waitFor();
    await desk.locator(`#row-${BOARD}`).scrollIntoViewIfNeeded();
    await shot(desk, "devices-trial-1440");
  });

  test("in quiet hours is not said", async () => {
    await open({ quiet: [["08:30", "09:30"]] });
    const board = await show(visit, BOARD);
    await tryOut();
    expect(await ended()).toMatchObject({ state: "failed", code: "quiet-hours" });
    expect(await heard(board)).toBe("");
  });
});

describeInBrowser(
  "a test announcement on a board that is kept from sounding",
  (visit) => {
    test("has failed, and says what to do", async () => {
      await open();
      await show(visit, BOARD);
      await tryOut();
      expect(await ended()).toMatchObject({ state: "failed", code: "blocked" });
      expect(await (await berta.get("/devices/zeitz")).text()).toContain(
        "Ton gesperrt, bitte die Tafel einmal berühren",
      );
    });
  },
  CAUTIOUS_ARGS,
);
