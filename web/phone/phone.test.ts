import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

const ask = (intent: Parameters<Foyer["ask"]>[1]) => foyer.ask("zeitz", intent);
type Spoken = "de" | "ar" | "en";
/** Draws a ticket and returns its address on the phone. */
const draw = async (language: Spoken = "de", service = "ausweis-beantragen") => {
  foyer.clock.advance(30_000);
  const answer = await ask({ type: "draw", service, medium: "qr", language, channel: "kiosk" });
  const ticket = ("ticket" in answer && answer.ticket) || "";
  return `/t/${ticketToken(foyer.engine.keys, ticket)}`;
};
const open = () => ask({ type: "open", counter: "1", clerk: "clerk" });
const get = (path: string) =>
  fetch(foyer.url + path, { headers: { accept: "text/html" }, redirect: "manual" });
const text = async (path: string) => (await get(path)).text();
const seenOn = (page: string) => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
const post = async (path: string, step: string, seen?: string, more: Record<string, string> = {}) =>
  fetch(`${foyer.url}${path}/${step}`, {
    method: "POST",
    headers: { accept: "text/html" },
    redirect: "manual",
    body: new URLSearchParams({ seen: seen ?? seenOn(await text(path)), ...more }),
  });
const stateOf = (path: string) =>
  foyer.engine.read("zeitz", (state) => state.tickets.get(path.slice(3).split(".")[0]!)?.state);

test("a forged token and one of another day get a calm page, and no hint which it is", async () => {
  const path = await draw();
  expect((await get(`${path.slice(0, -1)}${path.endsWith("x") ? "y" : "x"}`)).status).toBe(404);
  expect((await get("/t/zeitz-20261117-A001")).status).toBe(404);
  foyer.clock.advance(24 * 3_600_000);
  const late = await get(path);
  expect(late.status).toBe(404);
  expect(await late.text()).toContain("Diese Nummer ist nicht mehr gültig");
});

test("the page tells how many are ahead, between when it will be, and where to go", async () => {
  await open();
  await draw();
  await draw();
  const page = await text(await draw());
  expect(page).toContain("Noch 2 Personen vor Ihnen");
  expect(page).toMatch(/Sie sind (etwa zwischen \d\d:\d[05] und|voraussichtlich bis) \d\d:\d[05] Uhr dran/);
  expect(page).toContain("Erdgeschoss · Wartezone gelb");
  expect(page).toContain("Erdgeschoss: Weg von „Eingang“ nach „Wartezone gelb“");
  expect(page).not.toContain("Schalter");
});

test("nobody is next while no counter could call", async () => {
  const page = await text(await draw());
  expect(page).toContain("Vor Ihnen wartet niemand");
  expect(page).not.toContain("Sie sind als Nächstes dran");
});

test("a finished ticket asks for no sound", async () => {
  const path = await draw();
  expect(await text(path)).toContain("Ton einschalten");
  await post(path, "end", undefined, { sure: "yes" });
  expect(await text(path)).not.toContain("Ton einschalten");
});

test("no robot is to keep a ticket's page, whatever it says", async () => {
  const path = await draw();
  for (const page of [path, `${path}x`])
    expect((await get(page)).headers.get("x-robots-tag")).toBe("noindex");
});

test("stepping out keeps the place, coming back takes it again; a repeated press is one step", async () => {
  const path = await draw();
  const page = await text(path);
  for (let press = 0; press < 3; press++) expect((await post(path, "errand", seenOn(page))).status).toBe(303);
  expect(await stateOf(path)).toBe("out");
  expect(await text(path)).toContain("Bitte melden Sie sich bis 09:45 Uhr zurück");
  await post(path, "errand-end");
  expect(await stateOf(path)).toBe("waiting");
});

test("a place that was given up is gone, and what is no longer possible is said", async () => {
  const path = await draw();
  const asked = await post(path, "end");
  expect(await asked.text()).toContain("Möchten Sie Ihre Nummer wirklich aufgeben?");
  expect(await stateOf(path)).toBe("waiting");
  await post(path, "end", undefined, { sure: "yes" });
  expect(await stateOf(path)).toBe("cancelled");
  const again = await post(path, "errand", "1");
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("Das geht mit dieser Nummer gerade nicht.");
});

test("who was missed comes back by the town's rule, and after its time only with the staff", async () => {
  await open();
  const path = await draw();
  await ask({ type: "call-next", counter: "1" });
  expect(await text(path)).not.toContain("Ich bin jetzt da");
  await ask({ type: "miss", counter: "1" });
  expect(await text(path)).toContain("Ich bin jetzt da");
  // Nobody calls them before they say so: to wait for the page would be in vain.
  expect(await text(path)).not.toContain("zeigt von selbst, wenn Sie dran sind");
  foyer.clock.advance(16 * 60_000);
  expect(await text(path)).not.toContain("Ich bin jetzt da");
  expect((await post(path, "return", "1")).status).toBe(409);
});

test("forms with nonsense are refused, and a phone that presses without end is slowed down", async () => {
  const path = await draw();
  expect((await post(path, "errand", "nonsense")).status).toBe(422);
  expect((await post("/t/nobody", "errand", "1")).status).toBe(404);
  const codes: number[] = [];
  for (let press = 0; press < 20; press++) codes.push((await post(path, "errand-end", "1")).status);
  expect(codes).toContain(429);
});

describeInBrowser("the phone", (visit) => {
  const look = (path: string, options = {}): Promise<Page> =>
    visit.open(foyer.url + path, { viewport: { width: 360, height: 740 }, ...options });
  const check = async (page: Page, name: string) => {
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await shot(page, `phone-${name}`);
  };

  test("follows from the line to the counter and says goodbye", async () => {
    await open();
    await draw();
    const page = await look(await draw());
    await page.waitForSelector("text=Noch 1 Person vor Ihnen");
    await check(page, "waiting");
    await ask({ type: "call-next", counter: "1" });
    await page.waitForSelector("text=Sie sind als Nächstes dran");
    await ask({ type: "start", counter: "1" });
    await ask({ type: "call-next", counter: "1" });
    await page.waitForSelector("text=Sie werden aufgerufen: Schalter 1");
    expect(await page.title()).toBe("Sie werden aufgerufen: Schalter 1");
    await check(page, "called");
    await ask({ type: "start", counter: "1" });
    await page.waitForSelector("text=Sie sind an Schalter 1");
    await ask({ type: "finish", counter: "1" });
    await page.waitForSelector("text=Ihr Anliegen ist erledigt");
    await check(page, "completed");
  });

  test("steps out and comes back by two presses, and asks before it gives up the place", async () => {
    const page = await look(await draw());
    await page.click("text=Kurz weggehen");
    await page.waitForSelector("text=Ihr Platz bleibt Ihnen");
    await check(page, "out");
    await page.click("text=Ich bin wieder da");
    await page.click("button:has-text('Platz aufgeben')");
    await page.waitForSelector("dialog[open]");
    await page.click("dialog[open] button:has-text('Nein')");
    expect(await page.locator("text=Diese Nummer wurde aufgegeben").count()).toBe(0);
    await page.click("button:has-text('Platz aufgeben')");
    await page.click("dialog[open] button:has-text('Ja')");
    await page.waitForSelector("text=Diese Nummer wurde aufgegeben");
    await check(page, "cancelled");
  });

  test("tells the truth by itself after the server was started again", async () => {
    await open();
    const page = await look(await draw());
    await page.waitForSelector("body[data-live=ok]");
    await foyer.restart();
    await ask({ type: "call-next", counter: "1" });
    await page.waitForSelector("text=Sie werden aufgerufen: Schalter 1");
  });

  test("a call that came while the phone was cut off is seen, heard and felt as soon as it is back", async () => {
    await open();
    const page = await visit.open("about:blank", { viewport: { width: 360, height: 740 } });
    await page.addInitScript(FEEL);
    await page.goto(foyer.url + (await draw()));
    await page.waitForSelector("body[data-live=ok]");
    await page.context().setOffline(true);
    await foyer.restart();
    await page.waitForSelector("[data-offline-banner]:not([hidden])");
    await check(page, "cut-off");
    await ask({ type: "call-next", counter: "1" });
    await page.context().setOffline(false);
    await page.waitForSelector("text=Sie werden aufgerufen: Schalter 1");
    await page.waitForSelector("body[data-live=ok]");
    expect(await felt(page)).toBe(1);
    await ask({ type: "recall", counter: "1" });
    await page.waitForFunction(() => Reflect.get(window, "felt") === 2);
    await page.reload();
    await page.waitForSelector("body[data-live=ok]");
    expect(await felt(page)).toBe(0);
  });
  const FEEL = `window.felt = 0; navigator.vibrate = () => { window.felt += 1; return true; };`;
  const felt = (page: Page) => page.evaluate(() => Reflect.get(window, "felt") as number);

  test("a phone that slept asks for the truth when somebody looks at it again", async () => {
    const page = await visit.open("about:blank");
    let streams = 0;
    page.on("request", (request) => {
      if (request.url().includes("/stream")) streams += 1;
    });
    await page.clock.install();
    await page.goto(foyer.url + (await draw()));
    await page.waitForSelector("body[data-live=ok]");
    const wake = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await wake();
    await page.clock.fastForward(30_000);
    expect(streams).toBe(1);
    await wake();
    await page.clock.runFor(6_000);
    await page.waitForSelector("body[data-live=ok]");
    expect(streams).toBe(2);
  });

  test("works without a script, and asks before a place is given up", async () => {
    const path = await draw();
    const page = await look(path, { javaScriptEnabled: false });
    expect(await page.getByText("zeigt von selbst, wenn Sie dran sind").isVisible()).toBe(false);
    await page.click("text=Kurz weggehen");
    await page.waitForSelector("text=Ihr Platz bleibt Ihnen");
    expect(await stateOf(path)).toBe("out");
    await page.click("noscript a");
    await page.click("text=Platz aufgeben");
    await shot(page, "phone-give-up");
    await page.click("text=Nein");
    expect(await stateOf(path)).toBe("out");
    await page.click("text=Platz aufgeben");
    await page.click("text=Ja");
    await page.waitForSelector("text=Diese Nummer wurde aufgegeben");
    expect(await stateOf(path)).toBe("cancelled");
  });

  for (const language of ["de", "ar"] as const) {
    test(`every state has an accessible page (${language})`, async () => {
      await open();
      await draw(language);
      const path = await draw(language);
      const ticket = path.slice(3).split(".")[0]!;
      const page = await look(path);
      const is = async (state: string, name: string) => {
        await page.waitForSelector(`.phone--${state}`);
        await check(page, `${name}-${language}`);
      };
      await is("waiting", "waiting");
      await ask({ type: "step-out", ticket });
      await is("out", "out");
      await ask({ type: "call", counter: "1", ticket });
      expect(await stateOf(path)).toBe("out");
      await ask({ type: "come-back", ticket });
      await ask({ type: "call", counter: "1", ticket });
      await is("called", "called");
      const { width, height } = await page.evaluate(() => document.body.getBoundingClientRect());
      expect([width, height >= 740]).toEqual([360, true]);
      await ask({ type: "start", counter: "1" });
      await is("serving", "serving");
      await ask({ type: "park", counter: "1" });
      await is("parked", "parked");
      await ask({ type: "call", counter: "1", ticket });
      await ask({ type: "miss", counter: "1" });
      await is("missed", "missed");
      await page.click(".phone__button--return");
      await page.waitForSelector(".phone--waiting");
      expect(await stateOf(path)).toBe("waiting");
      await page.goto(`${foyer.url}${path}x?lang=${language}`);
      await check(page, `unknown-${language}`);
    });
  }

  test("speaks the visitor's language from right to left", async () => {
    await open();
    const page = await look(await draw("ar"));
    expect(await page.getAttribute("html", "dir")).toBe("rtl");
    await ask({ type: "call-next", counter: "1" });
    await page.waitForSelector(".phone--called");
    await check(page, "arabic");
    await page.click("a[lang=en]");
    await page.waitForSelector("text=You are called: counter 1");
  });

  test("says why somebody else went first", async () => {
    await open();
    const page = await look(await draw());
    await draw("de", "reisepass");
    await ask({ type: "prioritise", ticket: "zeitz-20261117-A002", priority: 1 });
    await ask({ type: "call-next", counter: "1" });
    await page.click(".phone__why summary");
    await page.waitForSelector("text=A002: Diese Person hatte Vorrang");
    await check(page, "why");
  });
});
