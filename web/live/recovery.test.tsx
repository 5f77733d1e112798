import { afterAll, expect, test } from "bun:test";
import { Elysia } from "elysia";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../../fixtures/browser/browser.ts";
import { type Served, serve } from "../../fixtures/browser/serve.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { assets } from "../assets/build.ts";
import { assetRoutes } from "../assets/routes.ts";
import { mistakes } from "../mistakes.ts";
import { html, Page } from "../page.tsx";
import { security } from "../security.ts";
import { type Live as Broadcaster, createLive } from "./live.ts";
import { Live } from "./region.tsx";

type House = { live: Broadcaster; served: Served; stop(): Promise<void> };

/** One page that shows `truth.number` live; the truth outlives the server. */
async function open(truth: { number: string }, port = 0, streams = true): Promise<House> {
  const live = createLive({ build: assets.build });
  const Queue = () => <p id="queue">{truth.number}</p>;
  const app = new Elysia()
    .use(mistakes())
    .use(security())
    .use(assetRoutes(assets))
    .get("/", () =>
      html(
        200,
        <Page language="de" title="Nummer" office="Bürgerbüro Zeitz">
          <h1 class="kern-heading-large">Ihre Nummer</h1>
          <Live url="/stream" target="queue" always>
            <Queue />
          </Live>
          <button type="button" hx-post="/presses" hx-target="#queue">
            Drücken
          </button>
        </Page>,
      ),
    )
    .get("/stream", ({ request }) =>
      streams
        ? live.stream(request, { key: "queue", topic: "zeitz", render: () => <Queue /> })
        : new Response("not yet", { status: 503 }),
    );
  const served = serve(app, port);
  const stop = async () => {
    live.close();
    await served.stop();
  };
  return { live, served, stop };
}

describeInBrowser("a live page", (visit) => {
  const houses: House[] = [];
  const house = async (...args: Parameters<typeof open>) => {
    const opened = await open(...args);
    houses.push(opened);
    return opened;
  };
  afterAll(async () => {
    for (const opened of houses) await opened.stop();
  });

  test("a change arrives by itself, as text and never as markup", async () => {
    const truth = { number: "A001" };
    const { live, served } = await house(truth);
    const page = await visit.open(served.url);
    await page.waitForSelector("body[data-live=ok]");
    truth.number = "<b>A002</b>";
    live.changed("zeitz");
    await page.waitForFunction(() => document.querySelector("#queue")?.textContent === "<b>A002</b>");
    await expectAccessible(page);
  });

  test("a restart of the server shows the banner, then the truth", async () => {
    const truth = { number: "A001" };
    const first = await house(truth);
    const page = await visit.open(first.served.url);
    await page.waitForSelector("body[data-live=ok]");
    const banner = page.locator("[data-offline-banner]");
    expect(await banner.isHidden()).toBe(true);

    await first.stop();
    await banner.waitFor({ state: "visible" });
    await expectAccessible(page);
    await shot(page, "offline-banner");
    truth.number = "A007";
    await house(truth, first.served.port);

    await page.waitForFunction(() => document.querySelector("#queue")?.textContent === "A007");
    await banner.waitFor({ state: "hidden" });
  });

  test("a press without a server says so beside the banner, and no longer once the server is back", async () => {
    const truth = { number: "A001" };
    const first = await house(truth);
    const page = await visit.open(first.served.url, { viewport: { width: 400, height: 700 } });
    await page.waitForSelector("body[data-live=ok]");
    await first.stop();
    await page.locator("[data-offline-banner]").waitFor({ state: "visible" });
    await page.getByText("Drücken").click();
    const sentence = page.getByText("Keine Verbindung. Bitte versuchen Sie es noch einmal.");
    await sentence.waitFor();
    for (const words of [sentence, page.getByText("Die Verbindung ist unterbrochen.")])
      await words.click({ trial: true }); // fails where something lies above
    await expectAccessible(page);
    await shot(page, "offline-press");
    await house(truth, first.served.port);
    await page.waitForSelector("body[data-live=ok]");
    await sentence.waitFor({ state: "hidden" });
  });

  test("a first connect that fails is tried again", async () => {
    const truth = { number: "A001" };
    const first = await house(truth, 0, false);
    const page = await visit.open(first.served.url);
    await page.locator("[data-offline-banner]").waitFor({ state: "visible" });
    expect(await page.textContent("#queue")).toBe("A001");

    await first.stop();
    truth.number = "A002";
    await house(truth, first.served.port);
    await page.waitForSelector("body[data-live=ok]");
    expect(await page.textContent("#queue")).toBe("A002");
  });

  test("a stream that says no for good fetches a fresh page, which knows what to show", async () => {
    let pages = 0;
    const app = new Elysia()
      .use(security())
      .use(assetRoutes(assets))
      .get("/", () => {
        pages++;
        return html(
          200,
          <Page language="de" title="Nummer">
            <h1>{pages === 1 ? "Nummer" : "Bitte anmelden"}</h1>
            <Live url="/stream" target="queue" always>
              <p id="queue">alt</p>
            </Live>
          </Page>,
        );
      })
      .get("/stream", () => new Response("who are you?", { status: 401 }));
    const served = serve(app);
    const page = await visit.open(served.url);
    await page.getByText("Bitte anmelden").waitFor();
    await page.locator("[data-offline-banner]").waitFor({ state: "visible" });
    expect(await page.textContent("#queue")).toBe("alt");
    expect(pages).toBe(2);
    await served.stop();
  });

  test("a stream that falls silent is given up after 40 s and opened anew", async () => {
    let streams = 0;
    const said: string[] = [];
    const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
    const app = new Elysia()
      .use(security())
      .use(assetRoutes(assets))
      .get("/", () =>
        html(
          200,
          <Page language="de" title="Still">
            <Live url="/stream" target="queue" always>
              <p id="queue">leer</p>
            </Live>
          </Page>,
        ),
      )
      .get("/stream", async ({ request }) => {
        streams++;
        said.push(request.headers.get("last-event-id") ?? "none");
        if (streams > 1) await looked;
        // half open: says its state once and never again
        return new Response(
          new ReadableStream({
            start: (c) => c.enqueue(`id: v${streams}\ndata: <p id="queue">${streams}</p>\n\n`),
          }),
          { headers: { "content-type": "text/event-stream" } },
        );
      });
    const served = serve(app);
    const page = await visit.open("about:blank");
    await page.clock.install();
    await page.goto(served.url);
    await ready(page);
    await page.waitForFunction(() => document.querySelector("#queue")?.textContent === "1");
    // The page's own time runs on meanwhile, hence the distance to 40 s.
    await page.clock.fastForward(30_000);
    expect(await page.getAttribute("body", "data-live")).toBe("ok");
    expect(streams).toBe(1);
    await page.clock.fastForward(12_000);
    await page.waitForSelector("body[data-live=lost]");
    goOn();
    await page.clock.fastForward(2_000);
    await page.waitForFunction(() => document.querySelector("#queue")?.textContent === "2");
    expect(said).toEqual(["none", "v1"]);
    await page.waitForSelector("body[data-live=ok]");
    await served.stop();
  });
});
