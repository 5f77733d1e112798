// Rule: only a word of the printer's own counts as heard, never what the house says in its name.
import { afterEach, expect, test } from "bun:test";
import type { Driver } from "../../engine/town/driver.ts";
import { foyerDriving, PRINTER, readyToPrint } from "../../fixtures/devices/driven-printer.ts";
import type { Foyer } from "../../fixtures/foyer.ts";
import { freePort } from "../../fixtures/free-port.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { EpsonPrinter } from "../simulator/printer/epson.ts";
import { EscPosPrinter } from "../simulator/printer/escpos.ts";

let foyer: Foyer;
afterEach(() => foyer.close());

async function open(driver: Driver): Promise<SignedIn> {
  foyer = await foyerDriving(driver);
  // The drivers' first words have come in.
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(PRINTER)?.make);
  return signIn(foyer, await employ(foyer, "berta"));
}
const text = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const read = async (clerk: SignedIn, path: string) => text(await (await clerk.get(path)).text());
const row = (page: string) => page.slice(page.indexOf(PRINTER), page.indexOf(PRINTER) + 200);

const NEVER: Driver[] = [
  { type: "escpos", host: "127.0.0.1", port: await freePort() },
  { type: "epson-sdp" },
  { type: "star-mqtt", mac: "0011aabbccdd" },
];

for (const driver of NEVER) {
  test(`${driver.type}: a printer that never answered was never heard, and nobody need go there`, async () => {
    const berta = await open(driver);
    const office = row(await read(berta, "/devices/zeitz"));
    expect(office).toContain("nicht am Bus unbekannt");
    if (driver.type !== "escpos") expect(office).toContain(", unbekannt");
    expect(office).not.toContain("unknown");
    expect(foyer.engine.fleet.get(PRINTER)?.seen_at).toBe(0);
    expect(await read(berta, "/devices")).not.toContain(PRINTER);
  });
}

test("one that answered and left was heard when it answered, also after a start of the house without it", async () => {
  const device = await EscPosPrinter.open();
  const berta = await open({ type: "escpos", host: "127.0.0.1", port: device.port });
  await readyToPrint(foyer);
  foyer.clock.advance(3_600_000);
  await device[Symbol.asyncDispose]();
  const { fleet } = foyer.engine;
  await until(foyer.engine, "zeitz", () => !fleet.online(PRINTER));
  expect(row(await read(berta, "/devices/zeitz"))).toContain("zuletzt gehört 17.11.26, 09:00");
  await foyer.restart();
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(PRINTER)?.health.errors);
  expect(row(await read(berta, "/devices/zeitz"))).toContain("zuletzt gehört 17.11.26, 09:00");
});

test("one that comes by itself is heard when it comes", async () => {
  const berta = await open({ type: "epson-sdp" });
  const page = await (await berta.post("/devices/zeitz/keys", { device: PRINTER })).text();
  const [address = ""] = /http:\/\/[^<]*\/printers\/[\w-]+\/[\w-]{43}/.exec(page) ?? [];
  foyer.clock.advance(60_000);
  await new EpsonPrinter(address).poll();
  await readyToPrint(foyer);
  expect(foyer.engine.fleet.get(PRINTER)?.seen_at).toBe(foyer.clock.now());
});
