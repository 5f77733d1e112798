// Rule: the desk says that a board shows or says a call only when its page in a real browser did.
import { afterEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, type Visit } from "../../fixtures/browser/browser.ts";
import { CAUTIOUS_ARGS } from "../../fixtures/browser/chromium.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter, drawAtKiosk, pressAs, truthMarks } from "../../fixtures/desk.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { fakeVoice } from "../../fixtures/voice/fake-voice.ts";

const FOYER = "zeitz-board-foyer";
const FLOOR = "zeitz-board-floor";
let foyer: Foyer;
let cookie: string;
let clerk: SignedIn;
afterEach(() => foyer.close());

/** Zeitz with a board in the hallway beside the one in the foyer, and a clerk at counter 2 with somebody waiting. */
async function open(page_silence_ms?: number): Promise<void> {
  const towns = (await bothTowns()).map((town) => {
    if (town.id !== "zeitz") return town;
    const board = { id: FLOOR, name: "Tafel im Flur" };
    const devices = [...town.devices, { ...board, kind: "board" as const }];
    return {
      ...town,
      devices,
      boards: [...town.boards, board],
      announcements: { languages: ["de" as const] },
    };
  });
  foyer = await openFoyer({ towns, voice: await fakeVoice(), page_silence_ms });
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
  clerk = await signIn(foyer, await employ(foyer, "anna"));
  await drawAtKiosk(foyer);
}

async function board(visit: Visit, id = FOYER, script = ""): Promise<Page> {
  const page = await visit.open("about:blank", { extraHTTPHeaders: { cookie } });
  if (script) await page.addInitScript(script);
  await page.goto(`${foyer.url}/board/zeitz/${id}`);
  await reports(id);
  return page;
}

/** Waits until the board of that id has said this of itself. */
const reports = (id: string, look: (known: NonNullable<ReturnType<typeof of>>) => boolean = () => true) =>
  until(foyer.engine, "zeitz", () => {
    const known = of(id);
    return known !== null && look(known);
  });
const of = (id: string) => foyer.engine.boards.of(id);
const version = () => lookAt(foyer, "zeitz", ({ counters }) => counters.get("2")?.shown ?? 0);
const call = async () => {
  await pressAs(clerk, "calls");
  return version();
};
const take = () => pressAs(clerk, "counter", { counter: "2" });
const marks = async () => (await truthMarks(clerk)).slice(1);

describeInBrowser("a board in a browser that may sound", (visit) => {
  test("has shown the call when people can see it, and said it when the sound is over", async () => {
    await open();
    const desk = await atCounter(visit, foyer, "anna", "2", { width: 400, height: 900 });
    const page = await board(visit);
    await page.waitForSelector("body[data-live=ok]");
    await desk.keyboard.press("n");
    await desk.getByText("Ansage gesprochen").waitFor();
    await desk.getByText("Tafel zeigt es an").waitFor();
    await expectAccessible(desk);
    await shot(desk, "truth-yes-400");
    await desk.setViewportSize({ width: 1280, height: 800 });
    await shot(desk, "truth-yes-1280");
    const heard = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          document.addEventListener("foyer:spoken", (event) => resolve((event as CustomEvent).detail.word)),
        ),
    );
    await desk.keyboard.press("s");
    await desk.getByText("A001 wird noch einmal angesagt.").waitFor();
    expect(await heard).toBe("said");
    await desk.getByText("Ansage gesprochen").waitFor();
    expect(await page.locator(".board__call").getAttribute("data-shows")).toBe(`2:${await version()}`);
    expect(await lookAt(foyer, "zeitz", ({ tickets }) => [...tickets.values()][0]?.calls)).toBe(1);
  });

  test("in a hidden tab shows nobody anything, until the tab is looked at", async () => {
    await open();
    await take();
    // Playwright keeps every page in front, so that the browser's own word has to be replaced.
    const page = await board(
      visit,
      FOYER,
      `let covered = true;
       Object.defineProperty(document, "hidden", { get: () => covered });
       Object.defineProperty(document, "visibilityState", { get: () => covered ? "hidden" : "visible" });
       window.uncover = () => { covered = false; document.dispatchEvent(new Event("visibilitychange")); };`,
    );
    const seq = await call();
    await page.waitForSelector(".board__call");
    await reports(FOYER, ({ heard }) => heard.get("2")?.number === seq);
    expect(await marks()).toEqual([
      "no Tafel: zeigt es nicht, ihr Fenster ist verdeckt",
      "yes Ansage gesprochen",
    ]);
    await page.evaluate(() => Reflect.get(window, "uncover")());
    await reports(FOYER, ({ shown }) => shown.get("2") === seq);
    expect(await marks()).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
  });

  test("that was opened when the call had been made says that it came too late, and says it when asked again", async () => {
    await open();
    await take();
    const seq = await call();
    await board(visit);
    await reports(FOYER, ({ shown, heard }) => shown.get("2") === seq && heard.has("2"));
    const late = "no Ansage nicht gesprochen: die Tafel kam erst danach dazu";
    expect(await marks()).toEqual(["yes Tafel zeigt es an", late]);
    await pressAs(clerk, "announcements");
    await reports(FOYER, ({ heard }) => heard.get("2")?.word === "said");
    expect(await marks()).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
  });

  test("of two boards the one that went away is named", async () => {
    await open(3_000);
    await take();
    await board(visit);
    const floor = await board(visit, FLOOR);
    await floor.close();
    await until(foyer.engine, "zeitz", () => !foyer.engine.fleet.online(FLOOR));
    const seq = await call();
    await reports(FOYER, ({ shown }) => shown.get("2") === seq);
    expect(await marks()).toContain("no Tafel im Flur: keine Meldung");
    const desk = await visit.open("about:blank", { extraHTTPHeaders: { cookie: clerk.cookie } });
    for (const width of [400, 1280]) {
      await desk.setViewportSize({ width, height: 900 });
      await desk.goto(`${foyer.url}/desk/zeitz`);
      await desk.getByText("Tafel im Flur: keine Meldung").first().waitFor();
      await expectAccessible(desk);
      await shot(desk, `truth-no-${width}`);
    }
  });

  test("a house that stops in the middle of a call learns from the board what was shown and said", async () => {
    await open();
    await take();
    const page = await board(visit);
    await page.waitForSelector("body[data-live=ok]");
    const seq = await call();
    await reports(FOYER, ({ shown, heard }) => shown.get("2") === seq && heard.get("2")?.word === "said");
    await foyer.restart();
    clerk = await signIn(foyer, clerk.clerk);
    await reports(FOYER, ({ shown, heard }) => shown.get("2") === seq && heard.get("2")?.word === "said");
    expect(await marks()).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
  });
});

describeInBrowser(
  "a board in a browser that keeps sound back",
  (visit) => {
    test("says so, is asked for nothing, and speaks once somebody has touched it", async () => {
      await open();
      await take();
      const page = await board(visit);
      await page.waitForSelector("body[data-live=ok]");
      const seq = await call();
      await reports(FOYER, ({ heard }) => heard.get("2")?.number === seq);
      const text = "no Ansage nicht gesprochen: die Tafel darf nicht tönen, bitte einmal berühren";
      expect(await marks()).toEqual(["yes Tafel zeigt es an", text]);
      expect((await pressAs(clerk, "announcements")).status).toBe(409);
      await page.click("h1");
      await reports(FOYER, ({ blocked }) => !blocked);
      expect((await pressAs(clerk, "announcements")).status).toBe(303);
      await reports(FOYER, ({ heard }) => heard.get("2")?.word === "said");
      expect(await marks()).toEqual(["yes Tafel zeigt es an", "yes Ansage gesprochen"]);
    });
  },
  CAUTIOUS_ARGS,
);
