import { afterAll, expect, test } from "bun:test";
import { Elysia } from "elysia";
import type { Page as Tab } from "playwright-core";
import { callSentence } from "../../../engine/announcement/sentence.ts";
import { expectAccessible } from "../../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../../fixtures/browser/browser.ts";
import { holdTime, trickle } from "../../../fixtures/browser/hold-time.ts";
import { serve } from "../../../fixtures/browser/serve.ts";
import { shot } from "../../../fixtures/browser/shot.ts";
import { IdleWarning } from "../../furniture.tsx";
import { createLive } from "../../live/live.ts";
import { Live } from "../../live/region.tsx";
import { html, Page, ScreenPage } from "../../page.tsx";
import { security } from "../../security.ts";
import { words } from "../../words/words.ts";
import { assets } from "../build.ts";
import { assetRoutes } from "../routes.ts";

const calls: { number: string; version: number }[] = [];

function Board() {
  const w = words("de");
  return (
    <section id="board" data-call-version={calls.at(-1)?.version ?? 0} aria-label={w.board.title}>
      <h1>{w.board.nowCalled}</h1>
      {calls.map(({ number, version }) => (
        <p>
          {number}
          <span hidden data-announce={callSentence("de", number, "3")} data-announce-version={version}></span>
        </p>
      ))}
    </section>
  );
}

/** Collects what the page rings and says, with the order kept. */
const LISTEN = `window.heard = [];
for (const name of ["foyer:gong", "foyer:say"])
  document.addEventListener(name, (event) => heard.push(event.detail ? event.detail.text : "gong"));`;

const heard = (page: Tab) => page.evaluate(() => Reflect.get(window, "heard") as string[]);

describeInBrowser("screens", (visit) => {
  const live = createLive({ build: assets.build, coalesce_ms: 1 });
  const app = new Elysia()
    .use(security())
    .use(assetRoutes(assets))
    .get("/board", () =>
      html(
        200,
        <ScreenPage language="de" title="Aufrufe" screen="board">
          <Live url="/stream" target="board" always>
            <Board />
          </Live>
        </ScreenPage>,
      ),
    )
    .get("/stream", ({ request }) =>
      live.stream(request, { key: "board", topic: "zeitz", render: () => <Board /> }),
    )
    .get("/kiosk", () =>
      html(
        200,
        <ScreenPage language="tr" title={words("tr").kiosk.title} screen="kiosk">
          <h1>{words("tr").kiosk.chooseMatter}</h1>
          <div data-idle-reset="60" data-idle-url="/start"></div>
          <IdleWarning language="tr" />
        </ScreenPage>,
      ),
    )
    .get("/start", () =>
      html(
        200,
        <ScreenPage language="de" title="Start" screen="kiosk">
          <h1>Start</h1>
        </ScreenPage>,
      ),
    )
    .get("/arabic", () =>
      html(
        200,
        <Page language="ar" title={words("ar").phone.title("A023")} office="Bürgerbüro Zeitz">
          <h1 class="kern-heading-large">{words("ar").kiosk.ahead(3)}</h1>
          <div class="kern-alert kern-alert--info" id="alert">
            <div class="kern-alert__header">
              <span class="kern-icon kern-icon--info" aria-hidden="true"></span>
              <span class="kern-title">{words("ar").phone.called("3")}</span>
            </div>
            <div class="kern-alert__body">
              <p class="kern-body" id="sentence">
                {words("ar").phone.calledHint}
              </p>
            </div>
          </div>
        </Page>,
      ),
    );
  const served = serve(app);
  afterAll(async () => {
    live.close();
    await served.stop();
  });

  const call = (number: string) => {
    calls.push({ number, version: calls.length + 1 });
    live.changed("zeitz");
  };

  test("a new call rings, then speaks; what was there on connect stays quiet", async () => {
    call("A001");
    const page = await visit.open("about:blank");
    await page.addInitScript(LISTEN);
    await page.goto(`${served.url}/board`);
    await ready(page);
    await page.waitForSelector("body[data-live=ok]");
    call("A002");
    call("A003");
    const want = ["gong", "Nummer A, null, null, zwei, bitte Schalter 3."];
    await page.waitForFunction(() => Reflect.get(window, "heard").includes("gong"));
    await page.waitForFunction(() =>
      Reflect.get(window, "heard").includes("Nummer A, null, null, drei, bitte Schalter 3."),
    );
    expect((await heard(page)).slice(0, 2)).toEqual(want);
    await expectAccessible(page);
  });

  test("a reconnect shows what was missed without announcing it", async () => {
    const page = await visit.open("about:blank");
    await page.addInitScript(LISTEN);
    await page.goto(`${served.url}/board`);
    await ready(page);
    await page.waitForSelector("body[data-live=ok]");
    await page.context().setOffline(true);
    live.close();
    await page.waitForSelector("body[data-live=lost]");
    call("A009");
    await page.context().setOffline(false);
    await page.getByText("A009").waitFor();
    await page.waitForSelector("body[data-live=ok]");
    expect(await heard(page)).toEqual([]);
    call("A010");
    await page.waitForFunction(() => Reflect.get(window, "heard").length === 2);
    expect((await heard(page))[1]).toContain("eins, null");
  });

  test("a kiosk left alone warns, stays at one touch, and goes back to its start without one", async () => {
    const page = await visit.open("about:blank", { viewport: { width: 1024, height: 768 } });
    await page.clock.install();
    await page.goto(`${served.url}/kiosk`);
    await ready(page);
    await holdTime(page);
    await page.clock.fastForward(46_000);
    await page.waitForSelector("#idle[open]");
    expect(await page.textContent("[data-idle-left]")).toBe("14");
    await trickle(page, expectAccessible(page));
    await shot(page, "idle-warning");
    await page.click("#idle button");
    expect(await page.locator("#idle").isHidden()).toBe(true);
    await page.clock.fastForward(40_000);
    expect(await page.locator("#idle").isHidden()).toBe(true);
    await page.clock.fastForward(21_000);
    await page.waitForURL("**/start");
  });

  test("Arabic runs from right to left, mirrors KERN and has its letters", async () => {
    const page = await visit.open(`${served.url}/arabic`, { viewport: { width: 390, height: 844 } });
    const icon = await page.locator("#alert .kern-icon").boundingBox();
    const alert = await page.locator("#alert").boundingBox();
    expect(icon!.x).toBeGreaterThan(alert!.x + alert!.width / 2);
    const loaded = await page.evaluate(() =>
      [...document.fonts].some((font) => font.status === "loaded" && font.unicodeRange.startsWith("U+600")),
    );
    expect(loaded).toBe(true);
    await expectAccessible(page);
    await shot(page, "arabic");
  });

  test("a screen from an older build fetches the new page itself, once", async () => {
    const page = await visit.open("about:blank");
    // Noted the moment a page asks to be left, so that a second reload shows even before its request is out.
    await page.addInitScript(`navigation.addEventListener("navigate", () =>
      sessionStorage.setItem("left", Number(sessionStorage.getItem("left")) + 1));`);
    let fetched = 0;
    await page.route("**/board", async (route) => {
      fetched++;
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(assets.build, "older") });
    });
    await page.goto(`${served.url}/board`);
    // The stream says its build first and the board after that: once the board is there the build has been judged.
    await page.waitForFunction(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return navigation?.type === "reload" && document.body.dataset.live === "ok";
    });
    expect(await page.evaluate(() => sessionStorage.getItem("left"))).toBe("1");
    expect(fetched).toBe(2);
  });
});
