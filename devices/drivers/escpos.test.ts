// Rule: a printer on the network prints without an agent, each ticket once as far as it lets anybody know.
import { afterEach, expect, test } from "bun:test";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import {
  drawPaper,
  foyerDriving,
  jobBecomes,
  PRINTER,
  readyToPrint,
} from "../../fixtures/devices/driven-printer.ts";
import { until } from "../../fixtures/until.ts";
import { EscPosPrinter } from "../simulator/printer/escpos.ts";
import { readTicket } from "../simulator/printer/read-escpos.ts";

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

async function setUp() {
  const device = await EscPosPrinter.open();
  const foyer = await foyerDriving({ type: "escpos", host: "127.0.0.1", port: device.port });
  left.push(
    () => device[Symbol.asyncDispose](),
    () => foyer.close(),
  );
  await readyToPrint(foyer);
  return { device, foyer };
}

test("a ticket drawn is a ticket on paper, and nothing went over MQTT", async () => {
  const { device, foyer } = await setUp();
  await drawPaper(foyer);
  await jobBecomes(foyer, "printed");
  const { lines, qr, cut } = readTicket(device.paper);
  expect(lines).toContain("A001");
  expect(lines).toContain("Bürgerbüro Zeitz");
  expect([qr?.startsWith("https://foyer.example/t/zeitz-20261117-A001."), cut]).toEqual([true, true]);
});

test("the desk hears that the paper goes to its end before it is out, and then why nothing comes", async () => {
  const { device, foyer } = await setUp();
  const { fleet } = foyer.engine;
  device.faults.paper = "low";
  await until(foyer.engine, "zeitz", () => fleet.get(PRINTER)?.health.paper === "low");
  expect(fleet.prints(PRINTER)).toBe(true);
  device.faults.paper = "out";
  await until(foyer.engine, "zeitz", () => !fleet.prints(PRINTER));
  await drawPaper(foyer);
  expect(await jobBecomes(foyer, "failed")).toBe("paper-out");
  expect(device.paper.length).toBe(0);
});

test("cut off in the middle the job is unknown for good: a printer that is back prints the next ticket, not this one", async () => {
  const { device, foyer } = await setUp();
  device.faults.cut_after_bytes = 40;
  await drawPaper(foyer);
  await jobBecomes(foyer, "unknown");
  device.faults.cut_after_bytes = 0;
  await foyer.restart();
  await readyToPrint(foyer);
  const before = device.paper.length;
  await drawPaper(foyer);
  await jobBecomes(foyer, "printed");
  expect(readTicket(device.paper.subarray(before)).lines).toContain("A002");
  expect(device.cuts).toBe(1);
});

test("who claims to be the printer over MQTT is not heard", async () => {
  const { foyer } = await setUp();
  const password = (await foyer.engine.credentials.issue(PRINTER, foyer.clock.now())) ?? "";
  await readyToPrint(foyer);
  const stranger = await DeviceClient.connect(foyer.mqtt, PRINTER, { password });
  left.push(() => stranger.leave());
  await stranger.say("state/availability", "offline");
  await foyer.logged("the house drives this device itself");
  expect(foyer.engine.fleet.online(PRINTER)).toBe(true);
  await stranger.leave();
  expect(foyer.engine.fleet.online(PRINTER)).toBe(true);
});

test("a test slip comes out of it, in the office's own layout, and says that it is none", async () => {
  const { device, foyer } = await setUp();
  foyer.engine.trials.begin(PRINTER, foyer.clock.now());
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(PRINTER)?.trial?.state === "passed");
  expect(readTicket(device.paper).lines).toContain("TEST");
});
