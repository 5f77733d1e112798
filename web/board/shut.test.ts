import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { unlockedKiosk } from "../../fixtures/kiosk.ts";
import { boardOf } from "./model.ts";

const BOARD = "/board/zeitz/zeitz-board-foyer";

let foyer: Foyer;
let cookie: string;
beforeEach(async () => {
  foyer = await openFoyer();
  cookie = (await unlockedKiosk(foyer, "zeitz", "zeitz-kiosk-foyer")).cookie;
});
afterEach(() => foyer.close());

const ask = (intent: Parameters<Foyer["ask"]>[1]) => foyer.ask("zeitz", intent);
const open = () => ask({ type: "open", counter: "1", clerk: "clerk" });
const draw = (service: string) =>
  ask({ type: "draw", service, medium: "qr", language: "de", channel: "kiosk" });
const shown = async () => (await foyer.engine.read("zeitz", boardOf))!;

test("next is whom an open counter can call: nobody where the counters are closed, others where one helps out", async () => {
  for (const service of ["wohnsitz-anmelden", "ausweis-beantragen", "abmeldung"]) await draw(service);
  expect((await shown()).next).toEqual([]);
  await open();
  expect((await shown()).next).toEqual(["A001"]);
  foyer.clock.advance(26 * 60_000);
  expect((await shown()).next).toEqual(["M001", "A001"]);
  await ask({ type: "close", counter: "1" });
  expect((await shown()).next).toEqual([]);
});

test("a closed office says so and when it opens again, unless somebody is still to be called", async () => {
  await open();
  await draw("ausweis-beantragen");
  await ask({ type: "call-next", counter: "1" });
  foyer.clock.advance(9.5 * 3_600_000);
  expect((await shown()).shut).toBeNull();
  await ask({ type: "start", counter: "1" });
  await ask({ type: "finish", counter: "1" });
  expect((await shown()).shut).not.toBeNull();
  const page = await (await fetch(foyer.url + BOARD, { headers: { cookie } })).text();
  for (const words of ["Zurzeit geschlossen", "We open on Wednesday, November 18 at 09:00", "مغلق حاليًا"])
    expect(page).toContain(words);
});

describeInBrowser("a closed board", (visit) => {
  test("a closed office fills its board with when it opens again", async () => {
    foyer.clock.advance(9.5 * 3_600_000);
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
    ]) {
      const page = await visit.open(foyer.url + BOARD, { viewport, extraHTTPHeaders: { cookie } });
      await page.waitForSelector("body[data-live=ok] .board__closed");
      expect(await page.locator(".board__foot").isVisible()).toBe(false);
      const spills = await page.locator("#board").evaluate((board) => {
        const calls = board.querySelector(".board__calls")!;
        return calls.scrollHeight > calls.clientHeight + 2 || board.scrollWidth > board.clientWidth + 2;
      });
      expect(spills).toBe(false);
      await expectAccessible(page);
      await shot(page, `board-closed-${viewport.width}`);
    }
  });
});
