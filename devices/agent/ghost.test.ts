// Rule: one press is one number, also where the house answers the kiosk too late: over the real agent, proxy, bus and house.
import { afterEach, expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../engine/clock.ts";
import { Browser } from "../../fixtures/demo/browser.ts";
import { onEachBroker } from "../../fixtures/devices/each-broker.ts";
import { type Lane, SlowLane } from "../../fixtures/devices/slow-lane.ts";
import type { Foyer } from "../../fixtures/foyer.ts";
import { unlockPath } from "../../fixtures/kiosk.ts";
import { LogBook } from "../../fixtures/log-book.ts";
import { until } from "../../fixtures/until.ts";
import { readAgentEnv } from "../agent-environment.ts";
import { isRefused } from "../refused.ts";
import { EscPosPrinter } from "../simulator/printer/escpos.ts";
import { readTicket } from "../simulator/printer/read-escpos.ts";
import { startPrinterAgent } from "./printer-agent.ts";

const DEVICE = "zeitz-printer-foyer";
const BASE = "/kiosk/zeitz/zeitz-kiosk-foyer";
const MATTER = `${BASE}/services/ausweis-beantragen?lang=de`;
/** So long this agent waits for the house: longer than a busy machine takes over a page. */
const ANSWER_MS = 2_000;

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

/** A kiosk before its agent, ready to go on alone; a slow lane lies between them and the house. */
async function kioskOf(foyer: Foyer) {
  left.push(() => foyer.close());
  const lane = new SlowLane(foyer.url);
  left.push(() => lane[Symbol.asyncDispose]());
  const printer = await EscPosPrinter.open();
  left.push(() => printer[Symbol.asyncDispose]());
  const ledger = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`);
  const env = readAgentEnv({
    ...{ DEVICE_ID: DEVICE, LOCATION: "zeitz", MQTT_URL: foyer.mqtt, KIOSK_URL: lane.url },
    DEVICE_SECRET: (await foyer.engine.credentials.issue(DEVICE, foyer.clock.now())) ?? "",
    ...{ PRINTER: `127.0.0.1:${printer.port}`, LEDGER_FILE: ledger, AGENT_PORT: "0" },
  });
  if (isRefused(env)) throw new Error(env.sentence);
  const book = new LogBook();
  const agent = await startPrinterAgent({ env, log: book.log, clock: systemClock, answer_ms: ANSWER_MS });
  if (isRefused(agent)) throw new Error(agent.sentence);
  left.push(async () => {
    await agent.stop();
    await rm(ledger, { force: true });
  });
  const browser = new Browser(`http://127.0.0.1:${agent.port}`);
  await browser.submit((await browser.get(unlockPath(foyer, "zeitz"))).form("")!);
  await browser.get(BASE);
  await book.logged("kiosk pages kept");
  await book.logged("ready to draw without the house");
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.prints(DEVICE));
  const form = (await browser.get(MATTER)).form("/tickets")!;
  return { lane, browser, printer, press: (medium: string) => browser.submit(form, { medium }) };
}

const ticketsOf = (foyer: Foyer) =>
  foyer.engine.read("zeitz", ({ tickets }) =>
    [...tickets.values()].map(({ number, state }) => `${number} ${state}`),
  );
const adopted = (foyer: Foyer) =>
  until(foyer.engine, "zeitz", ({ tickets }) => [...tickets.keys()].some((id) => id.endsWith("-A901")));

onEachBroker("one press, one number", (open) => {
  const HEARD: [Lane, string[]][] = [
    ["answers-late", ["A001 cancelled", "A901 waiting"]],
    ["answers-lost", ["A001 cancelled", "A901 waiting"]],
    ["heard-late", ["A901 waiting"]],
  ];
  for (const [how, tickets] of HEARD) {
    test(`${how}: the paper's number stands in line, and no other`, async () => {
      const foyer = await open({ devices: true });
      const { lane, browser, press } = await kioskOf(foyer);
      lane.lane = how;
      const page = await press("qr");
      // The agent's page, or the house's where it has heard of the number already.
      expect(page.html).toContain("A901");
      await adopted(foyer);
      await lane.clear();
      expect(await ticketsOf(foyer)).toEqual(tickets);
      // The page sent once more, now that the house answers again: the same number.
      expect((await press("qr")).path.split("?")[0]).toBe(page.path.split("?")[0]!);
      expect(await ticketsOf(foyer)).toEqual(tickets);
      expect((await browser.get(page.path)).html).toContain("A901");
    }, 60_000);
  }

  for (const how of ["answers-late", "answers-lost", "heard-late"] as const) {
    test(`${how}, on paper: one paper comes out, and its number is the one that waits`, async () => {
      const foyer = await open({ devices: true });
      const { lane, printer, press } = await kioskOf(foyer);
      lane.lane = how;
      const { promise: cut, resolve: onCut } = Promise.withResolvers<Uint8Array>();
      printer.onCut = onCut;
      await press("paper");
      const held = readTicket(Buffer.from(await cut)).lines.find((line) => /^A\d{3}$/.test(line));
      await until(foyer.engine, "zeitz", ({ lines }) => {
        const waiting = [...lines.tickets()].map((one) => one.number);
        return waiting.length === 1 && waiting[0] === held;
      });
      await lane.clear();
      await until(foyer.engine, "zeitz", ({ jobs }) =>
        [...jobs.values()].every(({ ended_at }) => ended_at !== null),
      );
      expect((await ticketsOf(foyer))?.filter((ticket) => ticket.endsWith("waiting"))).toEqual([
        `${held} waiting`,
      ]);
      expect(printer.cuts).toBe(1);
    }, 60_000);
  }
});
