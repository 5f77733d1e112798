import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { hasShown } from "../../engine/fleet/shown.ts";
import { readTicketToken } from "../../engine/keys/ticket-token.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { drawAtKiosk, pressAs, truthMarks } from "../../fixtures/desk.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer({ devices: true });
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

const SIGN = "zeitz-sign-1";
const PRINTER = "zeitz-printer-foyer";
const SPEAKER = "zeitz-announcer-foyer";
const visit = (path: string, init: RequestInit = {}) =>
  fetch(foyer.url + path, { redirect: "manual", ...init, headers: { accept: "text/html", ...init.headers } });
const place = (page: Page, device: string) => page.locator(`[data-device="${device}"]`);
const linked = (page: Page, device: string, link: string) =>
  page.locator(`[data-device="${device}"][data-link="${link}"]`).waitFor();

test("a browser that nobody let in gets 200 and reads how to get in, but no pass", async () => {
  for (const path of ["/lab", "/lab/zeitz"]) {
    const locked = await visit(path);
    expect(locked.status).toBe(200);
    const text = await locked.text();
    expect(text).toContain("verschlossen");
    expect(text).toContain(`/desk/sign-in?to=${encodeURIComponent(path)}`);
    expect(text).not.toContain("data-device");
  }
  const join = await visit("/lab/zeitz/joins", {
    method: "POST",
    body: new URLSearchParams({ device: SIGN }),
  });
  expect(join.status).toBe(403);
});

test("a pass is for one lab at a time, for devices of this office that the lab can be", async () => {
  const join = (device: string, location = "zeitz") => berta.post(`/lab/${location}/joins`, { device });
  expect((await join(SIGN)).status).toBe(201);
  expect((await join(SIGN)).status).toBe(409);
  expect((await join("zeitz-kiosk-foyer")).status).toBe(404);
  expect((await join("alzey-sign-1")).status).toBe(404);
  expect((await join(SIGN, "nowhere")).status).toBe(404);
  await foyer.engine.credentials.revoke("zeitz-sign-2", foyer.clock.now());
  expect((await join("zeitz-sign-2")).status).toBe(403);
});

test("without the embedded broker the lab says what it needs, and no page links its script", async () => {
  await foyer.restart({ devices: undefined });
  const page = await (await berta.get("/lab/zeitz")).text();
  expect(page).toContain("MQTT_URL");
  expect(page).not.toContain("/assets/lab.");
  expect(await (await berta.get("/devices/zeitz")).text()).not.toContain(`"/lab/zeitz"`);
});

describeInBrowser("the device lab", (browser) => {
  async function lab(viewport = { width: 1440, height: 900 }): Promise<Page> {
    const [name = "", value = ""] = berta.cookie.split("=");
    const cookies = [
      {
        name,
        value,
        domain: "127.0.0.1",
        path: "/",
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: "Lax" as const,
      },
    ];
    return browser.open(`${foyer.url}/lab/zeitz`, { viewport, storageState: { cookies, origins: [] } });
  }
  const answers = async (page: Page, service: number) => {
    await page.locator(".box__button").nth(service).click();
    await page.locator('[data-answer="drawn"], [data-answer="refused"]').waitFor();
  };

  test("a call lights the sign in the browser, and the house knows that it was shown", async () => {
    const page = await lab();
    await linked(page, SIGN, "online");
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
    await foyer.ask("zeitz", {
      type: "draw",
      service: "ausweis-beantragen",
      medium: "qr",
      language: "de",
      channel: "kiosk",
    });
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    const sign = place(page, SIGN);
    await sign.locator(".face--blinks").waitFor();
    expect(await sign.locator("[data-spoken]").textContent()).toBe("A001");
    const { engine } = foyer;
    await until(engine, "zeitz", ({ counters }) =>
      hasShown(engine.fleet.get(SIGN)?.reported ?? null, engine.epoch, counters.get("1")?.shown ?? 0),
    );
    await shot(page, "lab-1440");
    await expectAccessible(page);
    foyer.clock.advance(12_000);
    await sign.locator("svg:not(.face--blinks)").waitFor();
  });

  test("a button pressed in the lab puts the ticket on the paper roll, with the phone page in its QR code", async () => {
    const page = await lab();
    for (const device of ["zeitz-button-foyer", PRINTER]) await linked(page, device, "online");
    await answers(page, 0);
    expect(await page.locator("[data-number]").textContent()).toBe("A001");
    const slip = page.locator(".slip");
    await slip.waitFor();
    const qr = new URL((await slip.locator("[data-qr]").getAttribute("data-qr")) ?? "");
    expect(readTicketToken(foyer.engine.keys, qr.pathname.slice(3))?.ticket).toBe("zeitz-20261117-A001");
    for (const text of ["A001", "Ausweise und Pässe", "Sie sind als Nächstes dran"]) {
      expect(await slip.locator("text", { hasText: text }).count()).toBe(1);
    }
    expect(await page.locator("a[data-phone]").getAttribute("href")).toBe(qr.pathname);
    await until(foyer.engine, "zeitz", ({ jobs }) =>
      [...jobs.values()].every((job) => job.state === "printed"),
    );
    await shot(page, "lab-printed");
    await expectAccessible(page);
  });

  test("faults are real: paper out fails the job, a stutter draws and prints once, switched off is offline", async () => {
    const page = await lab({ width: 400, height: 800 });
    const { engine } = foyer;
    for (const device of ["zeitz-button-foyer", PRINTER]) await linked(page, device, "online");
    for (const faults of await page.locator(".virtual:not(.virtual--announcer) .faults summary").all())
      await faults.click();
    const printer = place(page, PRINTER);
    await printer.locator('[data-fault="paper-out"]').check();
    await until(engine, "zeitz", () => engine.fleet.get(PRINTER)?.health.paper === "out");
    await answers(page, 0);
    await until(engine, "zeitz", ({ jobs }) => [...jobs.values()].some((job) => job.code === "paper-out"));
    await printer.locator('[data-fault="paper-out"]').uncheck();
    await until(engine, "zeitz", () => engine.fleet.prints(PRINTER));
    for (const stutter of await page.locator('[data-fault="duplicate"]').all()) await stutter.check();
    await answers(page, 0);
    await until(engine, "zeitz", ({ jobs }) => [...jobs.values()].some((job) => job.state === "printed"));
    expect(await page.locator(".slip").count()).toBe(1);
    expect(await engine.read("zeitz", ({ tickets }) => tickets.size)).toBe(2);
    await shot(page, "lab-400");
    await expectAccessible(page);
    await printer.locator('[data-fault="offline"]').check();
    await until(engine, "zeitz", () => !engine.fleet.online(PRINTER));
    await printer.locator('[data-fault="offline"]').uncheck();
    await until(engine, "zeitz", () => engine.fleet.online(PRINTER));
  });

  test("a loudspeaker that is switched on writes what it says, and its faults reach the desk", async () => {
    const page = await lab();
    const { engine } = foyer;
    const speaker = place(page, SPEAKER);
    await linked(page, SPEAKER, "offline");
    await pressAs(berta, "counter", { counter: "1" });
    await drawAtKiosk(foyer, "ausweis-beantragen");
    await speaker.locator('[data-fault="offline"]').uncheck();
    await until(engine, "zeitz", () => engine.fleet.online(SPEAKER));
    const settled = (state: string) =>
      until(engine, "zeitz", ({ counters }) => {
        return engine.announced.of("zeitz", "1", counters.get("1")?.shown ?? 0) === state;
      });
    await pressAs(berta, "calls");
    await speaker.getByText("Nummer A, null, null, eins, bitte Schalter 1.").waitFor();
    await settled("said");
    expect(await truthMarks(berta)).toContain("yes Ansage gesprochen");
    await shot(page, "lab-announcer");
    await expectAccessible(page);
    await speaker.locator('[data-fault="broken"]').check();
    await pressAs(berta, "announcements");
    await settled("unsaid");
    expect(await truthMarks(berta)).toContain("no Ansage nicht gesprochen");
  });

  test("two labs do not fight: who came first stays, and the other follows when it leaves", async () => {
    const { engine } = foyer;
    const appeared: string[] = [];
    engine.fleet.listen(({ id }, { what }) => what === "appeared" && appeared.push(id));
    const first = await lab();
    await linked(first, SIGN, "online");
    const second = await lab();
    await linked(second, SIGN, "taken");
    expect(appeared.filter((id) => id === SIGN)).toEqual([SIGN]);
    await first.close();
    await linked(second, SIGN, "online");
  });

  test("a real device is left alone, and one that comes with its own key takes its place back", async () => {
    const { engine, clock, mqtt } = foyer;
    const password = (await engine.credentials.issue(SIGN, clock.now())) ?? "";
    const page = await lab();
    await linked(page, SIGN, "online");
    const real = await DeviceClient.connect(mqtt, SIGN, { password });
    await real.say("state/availability", "online");
    await linked(page, SIGN, "taken");
    expect(await real.listen("set/#")).toBe(1);
    expect(engine.fleet.online(SIGN)).toBe(true);
    await real.leave();
    await linked(page, SIGN, "online");
  });

  test("after the house was restarted every device is back on the bus by itself and shows the truth", async () => {
    const page = await lab();
    await linked(page, SIGN, "online");
    await foyer.restart();
    await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(SIGN));
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
    await page.locator(`[data-device="${SIGN}"][data-mode="idle"]`).waitFor();
  });
});
