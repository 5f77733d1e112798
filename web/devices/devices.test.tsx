import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

const SIGN = "zeitz-sign-1";
const PRINTER = "zeitz-printer-foyer";

let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer({ devices: true });
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

/** Joins as a device with a key given out by the page. */
async function join(device: string): Promise<DeviceClient> {
  const page = await (await berta.post("/devices/zeitz/keys", { device })).text();
  const password = /DEVICE_SECRET=([\w-]{43})/.exec(page)?.[1] ?? "";
  const client = await DeviceClient.connect(foyer.mqtt, device, { password });
  await client.say("state/availability", "online");
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(device));
  return client;
}
const row = async (device: string) => {
  const page = await (await berta.get("/devices/zeitz")).text();
  const found = new RegExp(`<tr id="row-${device}">(.*?)</tr>`).exec(page)?.[1] ?? "";
  return found
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
};

test("only staff of the office see its devices and give out keys", async () => {
  const clerk = await employ(foyer, "carl", ["alzey"]);
  const carl = await signIn(foyer, clerk);
  expect((await carl.get("/devices/zeitz")).status).toBe(403);
  expect((await carl.get("/devices/zeitz/stream")).status).toBe(403);
  expect((await carl.post("/devices/zeitz/keys", { device: SIGN })).status).toBe(403);
  expect((await carl.get("/devices")).headers.get("location")).toBe("/devices/alzey");
  const stranger = await fetch(`${foyer.url}/devices/zeitz`, {
    headers: { accept: "text/html" },
    redirect: "manual",
  });
  expect(stranger.headers.get("location")).toBe("/desk/sign-in?to=%2Fdevices%2Fzeitz");
  expect((await berta.post("/devices/zeitz/keys", { device: SIGN, csrf: "forged" })).status).toBe(403);
  expect((await berta.post("/devices/zeitz/keys", { device: "alzey-sign-1" })).status).toBe(404);
  expect((await berta.post("/devices/zeitz/revocations", {})).status).toBe(404);
});

test("a new key is shown once, works, and comes with the command of the printer's agent", async () => {
  const answer = await berta.post("/devices/zeitz/keys", { device: PRINTER });
  expect(answer.status).toBe(201);
  const page = await answer.text();
  const port = new URL(foyer.mqtt).port;
  for (const line of [
    `DEVICE_ID=${PRINTER} \\`,
    `MQTT_URL=mqtt://127.0.0.1:${port} \\`,
    "bun devices/agent.ts",
  ]) {
    expect(page).toContain(line);
  }
  expect(await (await berta.get("/devices/zeitz")).text()).not.toContain("DEVICE_SECRET");
  const printer = await join(PRINTER);
  expect(await row(PRINTER)).toContain("verbunden seit 17.11.26, 09:00 in Ordnung");
  const cut = printer.closed();
  expect((await berta.post("/devices/zeitz/revocations", { device: PRINTER })).status).toBe(303);
  await cut;
  expect(await row(PRINTER)).toContain("gesperrt");
  expect(foyer.log.some((line) => JSON.stringify(line).includes("DEVICE_SECRET"))).toBe(false);
});

test("the page says what a device is, when it was last heard, and how wrong its clock is", async () => {
  const sign = await join(SIGN);
  const info = {
    schema: 1,
    kind: "sign",
    model: "HUB75 64x32",
    firmware: "1.4",
    boot: "b",
    capabilities: [],
  };
  await sign.say("state/info", info as Parameters<typeof sign.say<"state/info">>[1]);
  const health = { at: 1, uptime_s: 1, errors: [], clock_offset_ms: 7_200_000 };
  await sign.say("state/health", health);
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(SIGN)?.health.clock_offset_ms);
  expect(await row(SIGN)).toContain("Uhr geht 2 h vor HUB75 64x32, 1.4");
  await sign.leave();
  await until(foyer.engine, "zeitz", () => !foyer.engine.fleet.online(SIGN));
  expect(await row(SIGN)).toContain("nicht verbunden zuletzt gehört 17.11.26, 09:00");
  await foyer.restart();
  expect(await row(SIGN)).toContain("nicht am Bus zuletzt gehört 17.11.26, 09:00");
});

test("staff ask for a trial, read how it went, and are told why there is none", async () => {
  const printer = await join(PRINTER);
  await printer.listen("cmd/#");
  expect((await berta.post("/devices/zeitz/trials", { device: PRINTER, csrf: "forged" })).status).toBe(403);
  expect((await berta.post("/devices/zeitz/trials", { device: PRINTER })).status).toBe(303);
  expect(await row(PRINTER)).toContain("Probe 09:00: läuft");
  const { payload } = await printer.hears("cmd/print");
  await printer.say("res/print", { id: JSON.parse(payload).id, status: "failed", code: "paper-out" });
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(PRINTER)?.trial?.code);
  expect(await row(PRINTER)).toContain("Probe 09:00: kein Papier");
  expect((await berta.post("/devices/zeitz/trials", { device: SIGN })).status).toBe(409);
  await printer.leave();
});

test("the page says what a sign should show and whether it does, and what a printer lacks", async () => {
  const sign = await join(SIGN);
  const printer = await join(PRINTER);
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
  expect(await row(SIGN)).toContain("frei zeigt es noch nicht");
  await sign.listen("set/#");
  const { payload } = await sign.hears("set/display", ({ payload }) => JSON.parse(payload).mode === "idle");
  await sign.say("state/reported", { rev: JSON.parse(payload).rev });
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(SIGN)?.reported);
  expect(await row(SIGN)).toContain("frei zeigt es");
  expect(await row(SIGN)).not.toContain("noch nicht");
  await printer.say("state/health", {
    at: 1,
    uptime_s: 1,
    clock_offset_ms: null,
    errors: ["paper-out"],
    paper: "out",
    cover: "open",
  });
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(PRINTER)?.health.paper);
  expect(await row(PRINTER)).toContain("kein Papier, Klappe offen");
  for (const device of [sign, printer]) await device.leave();
});

describeInBrowser("the devices' page", (browser) => {
  test("follows by itself when a device leaves, asks before a key is changed, and is accessible in both widths", async () => {
    const sign = await join(SIGN);
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
    const page = await browser.open(`${foyer.url}/devices/zeitz`, {
      viewport: { width: 1440, height: 900 },
      storageState: { cookies, origins: [] },
    });
    await page.locator(`#row-${SIGN} >> text="verbunden"`).waitFor();
    await shot(page, "devices-1440");
    await expectAccessible(page);
    await sign.leave();
    await page.locator(`#row-${SIGN} >> text="nicht verbunden"`).waitFor();
    await page.getByText("Zugangsschlüssel von Hand").click();
    await page.locator("#device").selectOption(PRINTER);
    await page.getByText("Neuer Zugangsschlüssel").click();
    await page.locator("[data-confirm-yes]").click();
    await page.locator(".devices__lines").waitFor();
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.getByRole("button", { name: "Bondrucker im Foyer sperren" }).click();
    const asks = (await page.locator("#confirm").boundingBox())!;
    expect(Math.abs(asks.y + asks.height / 2 - 400)).toBeLessThan(2);
    await shot(page, "devices-confirm-400");
    await page.locator("[data-confirm-yes]").click();
    await page.locator(`#row-${PRINTER} >> text="gesperrt"`).waitFor();
    await shot(page, "devices-400");
    await expectAccessible(page);
  });
});
