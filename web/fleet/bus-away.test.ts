// Rule: while the broker itself is away, that is said once, as an alarm with its hour, instead of a list of the devices on it.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { workPage } from "../../fixtures/desk.ts";
import { onMosquitto } from "../../fixtures/devices/each-broker.ts";
import { joinHouse } from "../../fixtures/devices/in-house.ts";
import { Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, PASSWORD, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";

const ALARM = "Gerätebus nicht verbunden, seit 17.11.26, 09:00";
const PRINTER = "zeitz-printer-foyer";
const text = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

onMosquitto("a bus that is away", () => {
  let mosquitto: Mosquitto;
  let foyer: Foyer;
  let berta: SignedIn;
  beforeEach(async () => {
    mosquitto = await Mosquitto.start();
    foyer = await openFoyer({ devices: { external: mosquitto.url } });
    await foyer.logged("bus connected");
    berta = await signIn(foyer, await employ(foyer, "berta"));
  });
  afterEach(async () => {
    await foyer.close();
    await mosquitto[Symbol.asyncDispose]();
  });
  const read = async (path: string) => text(await (await berta.get(path)).text());

  test("all offices, the office and the desk say so until the broker is back", async () => {
    const { engine } = foyer;
    const devices = [await joinHouse(foyer, PRINTER), await joinHouse(foyer, "zeitz-sign-1")];
    await berta.post("/desk/zeitz/counter", { counter: "1" });
    for (const page of ["/devices", "/devices/zeitz"]) expect(await read(page)).not.toContain("Gerätebus");
    await mosquitto.stop();
    await until(engine, "zeitz", () => !engine.fleet.online(PRINTER));
    foyer.clock.advance(60_000);
    const fleet = await read("/devices");
    expect(fleet).toContain(ALARM);
    expect(fleet).toContain("0 von 2 Geräten sind verbunden");
    expect(fleet).not.toContain("nicht verbunden Dienstag");
    expect(fleet).not.toContain(PRINTER);
    const office = await read("/devices/zeitz");
    expect(office).toContain(ALARM);
    expect(office).toContain("Gerätebus fehlt zuletzt gehört");
    const desk = await workPage(berta);
    expect(desk).toContain(ALARM);
    expect(desk).not.toContain("Der Kiosk gibt nur QR-Codes aus");
    for (const device of devices) await device.leave();
    await mosquitto.start();
    await until(engine, "zeitz", () => engine.fleet.bus.away_since === null);
    for (const page of ["/devices", "/devices/zeitz"]) expect(await read(page)).not.toContain("Gerätebus");
    expect(await read("/devices")).toContain(PRINTER);
  });

  test("one that is away when the house starts is an alarm at once, and none once it has come", async () => {
    await mosquitto.stop();
    const house = await openFoyer({
      devices: { external: mosquitto.url.replace("mqtt://", "mqtt://house:secret@") },
    });
    const clerk = await signIn(house, await employ(house, "anna"));
    const pages = async () => [
      text(await (await clerk.get("/devices")).text()),
      text(await (await clerk.get("/devices/zeitz")).text()),
      text(await workPage(clerk)),
    ];
    for (const page of await pages()) expect(page).toContain(ALARM);
    await mosquitto.start();
    await house.logged("bus connected");
    for (const page of await pages()) expect(page).not.toContain("Gerätebus");
    await house.close();
  });

  describeInBrowser("the pages of a house without its bus", (browser) => {
    test("the alarm comes by itself and is accessible", async () => {
      const printer = await joinHouse(foyer, PRINTER);
      const page = await browser.open(`${foyer.url}/desk/sign-in?to=/devices`, {
        viewport: { width: 1440, height: 900 },
      });
      await page.locator("#login").fill("berta");
      await page.locator("#password").fill(PASSWORD);
      await page.getByRole("button", { name: "Anmelden" }).click();
      await page.waitForFunction(() => document.body.dataset.live === "ok");
      await mosquitto.stop();
      await until(foyer.engine, "zeitz", () => !foyer.engine.fleet.online(PRINTER));
      foyer.clock.advance(1_000);
      await page.getByRole("alert").getByText(ALARM).waitFor();
      await shot(page, "bus-away-1440");
      await expectAccessible(page);
      await page.setViewportSize({ width: 400, height: 800 });
      await page.goto(`${foyer.url}/devices/zeitz`);
      await page.getByRole("alert").getByText(ALARM).waitFor();
      await shot(page, "bus-away-400");
      await expectAccessible(page);
      await printer.leave();
    });
  });
});
