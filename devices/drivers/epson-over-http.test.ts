// Rule: over real HTTP a printer with its key gets its tickets, each once, and nobody without the key gets anything.
import { afterEach, beforeEach, expect, test } from "bun:test";
import {
  drawPaper,
  foyerDriving,
  jobBecomes,
  PRINTER,
  readyToPrint,
} from "../../fixtures/devices/driven-printer.ts";
import type { Foyer } from "../../fixtures/foyer.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { EpsonPrinter } from "../simulator/printer/epson.ts";
import { readTicket } from "../simulator/printer/read-escpos.ts";

let foyer: Foyer;
let device: EpsonPrinter;
beforeEach(async () => {
  foyer = await foyerDriving({ type: "epson-sdp" });
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  const page = await (await berta.post("/devices/zeitz/keys", { device: PRINTER })).text();
  const [address = ""] = /http:\/\/[^<]*\/printers\/[\w-]+\/[\w-]{43}/.exec(page) ?? [];
  expect(page).toContain("Server Direct Print");
  device = new EpsonPrinter(address);
});
afterEach(() => foyer.close());

const numbers = () =>
  device.tickets.map((bytes) => readTicket(bytes).lines.find((line) => /^A\d/.test(line)));

test("it comes, is there, and prints what was drawn, with the address of the ticket as QR code", async () => {
  expect(await device.poll()).toBe(200);
  await readyToPrint(foyer);
  await drawPaper(foyer);
  await jobBecomes(foyer, "sent");
  await device.poll();
  expect(await jobBecomes(foyer, "printed")).toBe("-");
  expect(numbers()).toEqual(["A001"]);
  expect(readTicket(device.tickets[0]!).qr).toStartWith("https://foyer.example/t/zeitz-20261117-A001.");
  await device.poll();
  expect(numbers()).toEqual(["A001"]);
});

test("paper low is known before it is out; out, the next ticket is a code on the screen at once", async () => {
  const { engine } = foyer;
  await device.poll();
  await readyToPrint(foyer);
  device.faults.paper = "low";
  await device.notify();
  await until(engine, "zeitz", () => engine.fleet.get(PRINTER)?.health.paper === "low");
  expect(engine.fleet.prints(PRINTER)).toBe(true);
  device.faults.paper = "out";
  await drawPaper(foyer);
  await jobBecomes(foyer, "sent");
  await device.poll();
  expect(await jobBecomes(foyer, "failed")).toBe("paper-out");
  expect(engine.fleet.prints(PRINTER)).toBe(false);
});

test("a job that nobody came for fails when its time is over, and is not given out afterwards", async () => {
  await device.poll();
  await readyToPrint(foyer);
  await drawPaper(foyer);
  await jobBecomes(foyer, "sent");
  foyer.clock.advance(15_000);
  expect(await jobBecomes(foyer, "failed")).toBe("expired");
  await device.poll();
  expect(numbers()).toEqual([]);
});

for (const fault of ["drops_jobs", "loses_results", "garbles", "times_out"] as const) {
  test(`${fault}: nobody knows whether paper came out, so it is never given out again, not after a restart`, async () => {
    await device.poll();
    await readyToPrint(foyer);
    device.faults[fault] = true;
    await drawPaper(foyer);
    await jobBecomes(foyer, "sent");
    await device.poll();
    foyer.clock.advance(15_000);
    await jobBecomes(foyer, "unknown");
    device.faults[fault] = false;
    await device.poll();
    await foyer.restart();
    await device.poll();
    await readyToPrint(foyer);
    await drawPaper(foyer);
    await jobBecomes(foyer, "sent");
    await device.poll();
    await jobBecomes(foyer, "printed");
    expect(numbers().filter((number) => number === "A001").length).toBeLessThanOrEqual(1);
    expect(numbers().at(-1)).toBe("A002");
  });
}

test("a result told twice, and one that comes after the desk was asked, are believed once", async () => {
  await device.poll();
  await readyToPrint(foyer);
  device.faults.twice = true;
  device.onCut = () => foyer.clock.advance(15_000);
  await drawPaper(foyer);
  await jobBecomes(foyer, "sent");
  await device.poll();
  await jobBecomes(foyer, "printed");
  const events = await foyer.engine.store.journal("zeitz", 0, foyer.clock.now() + 1);
  const told = events.map(({ type }) => type).filter((type) => type.startsWith("print."));
  expect(told).toEqual(["print.queued", "print.sent", "print.lost", "print.printed"]);
});

test("the door: a wrong key, another device, a barred one and too much are refused, and a flood is slowed down", async () => {
  const post = (path: string, body: string) =>
    fetch(`${foyer.url}/printers/${path}`, { method: "POST", body }).then(({ status }) => status);
  const key = new URL(device.url).pathname.split("/").at(-1);
  const ask = "ConnectionType=GetRequest";
  expect(await post(`${PRINTER}/${"x".repeat(43)}`, ask)).toBe(403);
  expect(await post(`zeitz-sign-1/${key}`, ask)).toBe(403);
  expect(await post(`nobody/${key}`, ask)).toBe(404);
  expect(await post(`${PRINTER}/${key}`, "x".repeat(20_000))).toBe(413);
  expect(await post(`${PRINTER}/${key}`, "\u0000%%%")).toBe(200);
  expect((await fetch(device.url)).status).toBe(404);
  const flood = await Promise.all(Array.from({ length: 40 }, () => post(`${PRINTER}/${key}`, ask)));
  expect(flood).toContain(200);
  expect(flood.at(-1)).toBe(429);
  foyer.clock.advance(60_000);
  await foyer.engine.credentials.revoke(PRINTER, foyer.clock.now());
  expect(await device.poll()).toBe(403);
  expect(JSON.stringify(foyer.log)).not.toContain(key!);
});
