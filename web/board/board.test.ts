import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import { boardOf } from "./model.ts";

const SERVICES = [
  "ausweis-beantragen",
  "wohnsitz-anmelden",
  "ausweis-abholen",
  "meldebescheinigung",
  "fundbuero",
  "kita-platz",
  "kita-beitrag",
];
const BOARD = "/board/zeitz/zeitz-board-foyer";

let foyer: Foyer;
let cookie: string;
beforeEach(async () => {
  foyer = await openFoyer();
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
});
afterEach(() => foyer.close());

const ask = (intent: Parameters<Foyer["ask"]>[1]) => foyer.ask("zeitz", intent);
const draw = async (count: number, language: "de" | "ar" = "de") => {
  for (let at = 0; at < count; at++) {
    foyer.clock.advance(20_000);
    await ask({
      type: "draw",
      service: SERVICES[at % SERVICES.length]!,
      medium: "qr",
      language,
      channel: "kiosk",
    });
  }
};
const open = async (...counters: string[]) => {
  for (const counter of counters) await ask({ type: "open", counter, clerk: `clerk-${counter}` });
};
const call = (counter: string) => ask({ type: "call-next", counter });
const shown = async () => (await foyer.engine.read("zeitz", boardOf))!;

test("a call is shown until it is answered, then it is among the last; an undone call never was", async () => {
  await draw(3);
  await open("1", "2");
  await call("1");
  expect((await shown()).current).toMatchObject([{ number: "A001", counter: "1" }]);
  expect((await shown()).next).not.toContain("A001");
  await ask({ type: "start", counter: "1" });
  expect(await shown()).toMatchObject({ current: [], last: [{ number: "A001", counter: "1" }], version: 0 });

  const answer = await call("2");
  const seq = "seq" in answer ? answer.seq : 0;
  await ask({ type: "undo", counter: "2", seq });
  expect(await shown()).toMatchObject({ current: [], last: [{ number: "A001", counter: "1" }] });
});

test("the newest call stands first, and a repeated one is new again", async () => {
  await draw(4);
  await open("1", "2");
  await call("1");
  await call("2");
  const before = await shown();
  expect(before.current.map(({ counter }) => counter)).toEqual(["2", "1"]);
  await ask({ type: "recall", counter: "1" });
  const after = await shown();
  expect(after.current.map(({ counter }) => counter)).toEqual(["1", "2"]);
  expect(after.version).toBeGreaterThan(before.version);
});

test("queues tell how many wait, and nothing else about anybody", async () => {
  await draw(5);
  const { waiting } = await shown();
  expect(waiting.map(({ queue, count }) => `${queue}${count}`)).toEqual(["A1", "M1", "S3", "G0", "K0"]);
  const page = await (await fetch(foyer.url + BOARD, { headers: { cookie } })).text();
  expect(page).not.toContain("Personalausweis beantragen");
});

test("a locked browser is told how to unlock it, an unknown board is not found", async () => {
  const locked = await fetch(foyer.url + BOARD, { headers: { accept: "text/html" } });
  expect(locked.status).toBe(200);
  expect(await locked.text()).not.toContain("data-call-version");
  expect((await fetch(`${foyer.url}${BOARD}/stream`)).status).toBe(403);
  expect((await fetch(`${foyer.url}/board/zeitz/nowhere`, { headers: { cookie } })).status).toBe(404);
});

describeInBrowser("the board", (visit) => {
  const look = (viewport = { width: 1920, height: 1080 }): Promise<Page> =>
    visit.open(foyer.url + BOARD, { viewport, extraHTTPHeaders: { cookie } });
  const fits = (page: Page) =>
    page.evaluate(() => {
      const parts = [
        ...document.querySelectorAll(".board, .board__call, .board__side, .board__foot, .board__calls"),
      ];
      return parts
        .filter((part) => {
          const { right, bottom } = part.getBoundingClientRect();
          const spills = part.scrollHeight > part.clientHeight + 2 || part.scrollWidth > part.clientWidth + 2;
          return spills || right > innerWidth + 1 || bottom > innerHeight + 1;
        })
        .map((part) => part.className);
    });

  test("shows, rings and says each call, and repeats it when it is repeated", async () => {
    await draw(3, "ar");
    await open("1");
    const page = await look();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener("foyer:say", (event) => heard.push((event as CustomEvent).detail.text));
      document.addEventListener("foyer:gong", () => heard.push("gong"));
    });
    await page.waitForSelector("body[data-live=ok]");
    await call("1");
    await page.waitForSelector("text=A001");
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length >= 3);
    expect((await heard())[0]).toBe("gong");
    expect((await heard())[1]).toBe("Nummer A, null, null, eins, bitte Schalter 1.");
    await ask({ type: "recall", counter: "1" });
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length >= 6);
    await expectAccessible(page);
    await ask({ type: "start", counter: "1" });
    await page.waitForSelector(".board__call", { state: "detached" });
  });

  test("says when it is cut off, and recovers alone with the truth", async () => {
    await draw(2);
    await open("1");
    const page = await look();
    await page.waitForSelector("body[data-live=ok]");
    expect(await page.locator("[data-offline-banner]").isVisible()).toBe(false);
    await page.context().setOffline(true);
    await foyer.restart();
    await page.waitForSelector("[data-offline-banner]:not([hidden])");
    await expectAccessible(page);
    await shot(page, "board-cut-off");
    await page.context().setOffline(false);
    await call("1");
    await page.waitForSelector(".board__number:has-text('A001')");
    await page.waitForSelector("body[data-live=ok]");
  });

  test("neither the hint about sound nor the button that stops it covers anything, in any language", async () => {
    await draw(14);
    for (const counter of ["1", "2", "3"]) {
      await open(counter);
      await call(counter);
    }
    for (const viewport of [
      { width: 1080, height: 1920 },
      { width: 1920, height: 1080 },
    ]) {
      const page = await look(viewport);
      await page.waitForSelector("body[data-live=ok]");
      for (const turn of [0, 1, 2, 3, 4, 5, 6, 7]) {
        const covered = await page.evaluate((turn) => {
          document.body.dataset.sound = "blocked";
          document.body.dataset.announcing = "yes";
          for (const group of document.querySelectorAll(".rotating"))
            for (const [at, child] of [...group.children].entries())
              (child as HTMLElement).dataset.hidden = String(at !== turn);
          const box = (one: Element) => one.getBoundingClientRect();
          const ours = [...document.querySelectorAll(".board-sound, .board__stop")].map(box);
          return [...document.querySelectorAll("h1, time, li, h2, .board__notices")]
            .filter((other) => {
              const { left, right, top, bottom } = box(other);
              return ours.some(
                (one) => one.left < right && left < one.right && one.top < bottom && top < one.bottom,
              );
            })
            .map((other) => other.textContent);
        }, turn);
        expect(covered).toEqual([]);
        expect(await fits(page)).toEqual([]);
      }
      await shot(page, `board-sound-${viewport.width}`);
    }
  });

  test("an announcement can be stopped, and with it what was still to be said", async () => {
    await draw(2);
    await open("1", "2");
    const page = await look();
    await page.evaluate(() => {
      Object.assign(window, { said: 0 });
      document.addEventListener("foyer:say", () => Object.assign(window, { said: 1 }));
    });
    await page.waitForSelector("body[data-live=ok]");
    expect(await page.locator("[data-sound-stop]").isVisible()).toBe(false);
    await call("1");
    await page.locator("[data-sound-stop]").click();
    await page.waitForSelector("body:not([data-announcing])");
    expect(await page.evaluate(() => Reflect.get(window, "said"))).toBe(0);
    await call("2");
    await page.waitForFunction(() => Reflect.get(window, "said") === 1);
  });

  test("asks for a touch while the browser keeps the sound back, and rings from then on", async () => {
    const page = await visit.open("about:blank", { extraHTTPHeaders: { cookie } });
    await page.addInitScript(`
      let state = "suspended";
      Object.defineProperty(AudioContext.prototype, "state", { get: () => state });
      AudioContext.prototype.resume = async () => { state = "running"; };`);
    await page.goto(foyer.url + BOARD);
    const hint = page.locator(".board-sound");
    await hint.waitFor();
    await expectAccessible(page);
    await page.click("h1");
    await hint.waitFor({ state: "hidden" });
  });

  test("a repeated call is lit anew, and only that one", async () => {
    await draw(2);
    await open("1", "4");
    const page = await look();
    await page.waitForSelector("body[data-live=ok]");
    await draw(5);
    await call("1");
    await call("4");
    await page.waitForFunction(() => document.getAnimations().length === 2);
    await page.evaluate(() => {
      for (const light of document.getAnimations()) light.finish();
    });
    const lit = () =>
      page.evaluate(() =>
        document
          .getAnimations()
          .filter(({ playState }) => playState === "running")
          .map(({ effect }) => ((effect as KeyframeEffect).target as HTMLElement).textContent.slice(0, 4)),
      );
    expect(await lit()).toEqual([]);
    await ask({ type: "recall", counter: "1" });
    await page.waitForFunction(() => document.querySelector(".board__call")?.textContent?.includes("A001"));
    expect(await lit()).toEqual(["A001"]);
  });

  test("keeps still for those who cannot bear motion, and marks calls all the same", async () => {
    await draw(1);
    await open("1");
    await call("1");
    const page = await visit.open(foyer.url + BOARD, {
      extraHTTPHeaders: { cookie },
      reducedMotion: "reduce",
    });
    await page.waitForSelector(".board__call");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(
      await page.locator(".board__call").evaluate((one) => getComputedStyle(one).borderTopWidth),
    ).not.toBe("0px");
  });

  for (const [calls, waiting] of [
    [0, 0],
    [1, 4],
    [4, 10],
    [6, 40],
  ] as const) {
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
      { width: 3840, height: 2160 },
    ]) {
      test(`with ${calls} calls and ${waiting} waiting everything fits on ${viewport.width}×${viewport.height}`, async () => {
        await draw(calls + waiting);
        for (const counter of ["1", "2", "3", "4", "5", "6"].slice(0, calls)) {
          await open(counter);
          await call(counter);
        }
        const page = await look(viewport);
        await page.waitForSelector("body[data-live=ok]");
        expect(await page.locator(".board__call").count()).toBe(calls);
        expect(await fits(page)).toEqual([]);
        await expectAccessible(page);
        await shot(page, `board-${calls}-${viewport.width}`);
      });
    }
  }
});
