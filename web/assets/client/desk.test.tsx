import { afterAll, beforeEach, expect, test } from "bun:test";
import { Elysia } from "elysia";
import { expectAccessible } from "../../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../../fixtures/browser/browser.ts";
import { serve } from "../../../fixtures/browser/serve.ts";
import { shot } from "../../../fixtures/browser/shot.ts";
import { mistakes } from "../../mistakes.ts";
import { originGate } from "../../origin.ts";
import { DeskPage, fragment, html } from "../../page.tsx";
import { refuse } from "../../refuse.tsx";
import { security } from "../../security.ts";
import { assets } from "../build.ts";
import { assetRoutes } from "../routes.ts";

function Desk() {
  return (
    <DeskPage language="de" title="Arbeitsplatz" office="Bürgerbüro Zeitz" zone="Europe/Berlin">
      <h1 class="kern-heading-medium">Schalter 3</h1>
      <form
        method="post"
        action="/calls"
        hx-post="/calls"
        hx-target="#last"
        hx-sync="this:drop"
        hx-disable="find button"
      >
        <button type="submit" class="kern-btn kern-btn--primary" data-key="n" aria-keyshortcuts="n">
          <span class="kern-label">Nächste aufrufen</span>
        </button>
      </form>
      <form method="post" action="/closings" hx-post="/closings" hx-target="#last">
        <button type="submit" class="kern-btn kern-btn--secondary" data-confirm="Schalter schließen?">
          <span class="kern-label">Schließen</span>
        </button>
      </form>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        hx-post="/breaks"
        hx-target="#last"
        data-confirm="Pause machen?"
      >
        <span class="kern-label">Pause</span>
      </button>
      <button type="button" class="kern-btn kern-btn--secondary" hx-post="/refused" hx-target="#last">
        <span class="kern-label">Geht nicht</span>
      </button>
      <button type="button" class="kern-btn kern-btn--secondary" data-opens="note">
        <span class="kern-label">Notiz</span>
      </button>
      <dialog id="note" class="kern-dialog" aria-label="Notiz">
        <div class="kern-dialog__body">
          <button type="button" class="kern-btn kern-btn--secondary" data-closes>
            <span class="kern-label">Schließen</span>
          </button>
        </div>
      </dialog>
      <label>
        Suche <input type="text" id="search" />
      </label>
      <p>
        wartet seit <time data-since="2026-03-02T08:00:00Z">?</time>, jetzt <time data-clock>?</time>
      </p>
      <p id="last">nichts</p>
    </DeskPage>
  );
}

describeInBrowser("what markup may ask of the page script", (visit) => {
  const posts: string[] = [];
  let answer = Promise.resolve();
  const app = new Elysia()
    .use(mistakes())
    .use(security())
    .use(originGate())
    .use(assetRoutes(assets))
    .get("/", () => html(200, <Desk />))
    .post("/refused", ({ request }) => refuse(request, 409, "counter-busy", "A023 ist schon an Schalter 2."))
    .post("/:what", async ({ params }) => {
      posts.push(params.what);
      await answer;
      return fragment(200, <>{`${params.what} ${posts.length}`}</>);
    });
  const served = serve(app);
  beforeEach(() => {
    posts.length = 0;
    answer = Promise.resolve();
  });
  afterAll(() => served.stop());

  test("a key presses its button, but not while somebody types", async () => {
    const page = await visit.open(served.url);
    await page.keyboard.press("n");
    await page.waitForFunction(() => document.querySelector("#last")?.textContent === "calls 1");
    await page.click("#search");
    await page.keyboard.press("n");
    expect(await page.inputValue("#search")).toBe("n");
    expect(posts).toEqual(["calls"]);
  });

  test("? lists the keys, and there they can be switched off", async () => {
    const page = await visit.open(served.url);
    await page.keyboard.press("?");
    await page.waitForSelector("#keys-help[open]");
    expect(await page.textContent("[data-keys-list]")).toBe("nNächste aufrufen");
    await expectAccessible(page);
    await shot(page, "keys-help");
    await page.keyboard.press("n");
    await page.uncheck("[data-keys-on]");
    await page.click("#keys-help [data-closes]");
    await page.keyboard.press("n");
    await page.click("#search");
    expect(posts).toEqual([]);
    expect(await page.getAttribute("body", "data-keys")).toBe("off");
  });

  test("a triple click is one request", async () => {
    const page = await visit.open(served.url);
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = promise;
    await page.getByText("Nächste aufrufen").click({ clickCount: 3, delay: 20 });
    resolve();
    await page.waitForFunction(() => document.querySelector("#last")?.textContent === "calls 1");
    expect(posts).toEqual(["calls"]);
  });

  test("a dangerous press asks first: no does nothing, yes presses", async () => {
    const page = await visit.open(served.url);
    const close = page.locator("form[action='/closings'] button");
    await close.click();
    expect(await page.textContent("[data-confirm-question]")).toBe("Schalter schließen?");
    await expectAccessible(page);
    await shot(page, "confirm");
    await page.click("#confirm [data-closes]");
    await close.click();
    expect(posts).toEqual([]);
    await page.click("[data-confirm-yes]");
    await page.waitForFunction(() => document.querySelector("#last")?.textContent === "closings 1");
    await page.getByText("Pause", { exact: true }).click();
    expect(posts).toEqual(["closings"]);
    await page.click("[data-confirm-yes]");
    await page.waitForFunction(() => document.querySelector("#last")?.textContent === "breaks 2");
  });

  test("a refusal is shown as a sentence and does not replace what the press aimed at", async () => {
    const page = await visit.open(served.url);
    await page.getByText("Geht nicht").click();
    await page.getByText("A023 ist schon an Schalter 2.").waitFor();
    expect(await page.textContent("#last")).toBe("nichts");
    await expectAccessible(page);
    await shot(page, "refusal");
    await page.keyboard.press("n");
    await page.waitForFunction(() => document.querySelector("#refusal")?.textContent === "");
  });

  test("a press without a server says that there is no connection", async () => {
    const page = await visit.open("about:blank");
    // Before the page is there: one that is already open may send one more request past a new route.
    await page.route("**/calls", (route) => route.abort());
    await page.goto(served.url);
    await ready(page);
    await page.keyboard.press("n");
    await page.getByText("Keine Verbindung").waitFor();
    expect(posts).toEqual([]);
  });

  test("dialogs open and close; times are told in the page's zone", async () => {
    const page = await visit.open("about:blank", { timezoneId: "Asia/Tokyo" });
    await page.clock.install({ time: new Date("2026-03-02T09:05:00Z") });
    await page.goto(served.url);
    await ready(page);
    await page.getByText("Notiz").click();
    await page.waitForSelector("#note[open]");
    await page.click("#note [data-closes]");
    expect(await page.locator("#note").isHidden()).toBe(true);
    expect(await page.textContent("[data-clock]")).toBe("10:05");
    expect(await page.textContent("[data-since]")).toBe("1 Std. 5 Min.");
    // What an earlier page heard of the server's clock counts on this one too.
    await page.evaluate(() => sessionStorage.setItem("clock-offset", String(-5 * 60_000)));
    await page.reload();
    await ready(page);
    expect(await page.textContent("[data-clock]")).toBe("10:00");
    await expectAccessible(page);
  });

  test("without JavaScript a form is still a form", async () => {
    const page = await visit.open(served.url, { javaScriptEnabled: false });
    await page.getByText("Nächste aufrufen").click();
    await page.getByText("calls 1").waitFor();
    expect(posts).toEqual(["calls"]);
  });
});
