// Rule: who pressed long before the house hears of it has gone, and gets no number; nobody who waits is turned away for a clock.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { until } from "../../fixtures/until.ts";
import { PressAges } from "./press-ages.ts";

const BOX = "zeitz-button-foyer";

test("the age is reckoned by the device's own counting, whatever was late on its way", () => {
  const ages = new PressAges();
  expect(ages.of(BOX, 5, 1_000_000)).toBe(0);
  ages.note(BOX, 100, 1_000_000);
  expect(ages.of(BOX, undefined, 2_000_000)).toBe(0);
  expect(ages.of(BOX, 130, 1_030_000)).toBe(0);
  expect(ages.of(BOX, 130, 1_100_000)).toBe(70_000);
  // The house was held up: a word of 105 arrives at 160, before a press of 130.
  ages.note(BOX, 105, 1_060_000);
  expect(ages.of(BOX, 130, 1_060_000)).toBe(30_000);
  // Its counting is slower than ours: after some words that is no age any more.
  for (const late of [20_000, 21_000, 22_000]) ages.note(BOX, 1_000, 1_900_000 + late);
  expect(ages.of(BOX, 1_000, 1_922_000)).toBe(2_000);
  // Switched off and on again.
  ages.note(BOX, 1, 2_000_000);
  expect(ages.of(BOX, 2, 2_001_000)).toBe(0);
});

let foyer: Foyer;
let box: DeviceClient;
beforeEach(async () => {
  foyer = await openFoyer({ devices: true });
  const password = (await foyer.engine.credentials.issue(BOX, foyer.clock.now())) ?? "";
  box = await DeviceClient.connect(foyer.mqtt, BOX, { password });
  await box.listen("ack/#");
});
afterEach(async () => {
  await box.leave();
  await foyer.close();
});

/** The number that a press gets, or why it gets none. */
async function press(id: string, uptime_s?: number): Promise<string> {
  await box.say("evt/ticket-request", { id, service: "reisepass", language: "de", medium: "qr", uptime_s });
  const { payload } = await box.hears("ack/ticket-request", (heard) => heard.payload.includes(id));
  const { ticket, code } = JSON.parse(payload) as { ticket?: { number: string }; code?: string };
  return ticket?.number ?? code ?? "";
}

test("a press of more than ten seconds ago draws nothing; one that was answered keeps its number", async () => {
  await box.say("state/health", { at: 0, uptime_s: 100, clock_offset_ms: null, errors: [] });
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(BOX)?.health.uptime_s === 100);
  foyer.clock.advance(60_000);
  expect(await press("press-old-1", 149)).toBe("expired");
  expect(await lookAt(foyer, "zeitz", ({ tickets }) => tickets.size)).toBe(0);
  expect(await press("press-now-1", 150)).toBe("A001");
  expect(await press("press-without-1")).toBe("A002");
  foyer.clock.advance(30_000);
  expect(await press("press-now-1", 150)).toBe("A001");
});

test("a clock that somebody sets, or that runs fast as a demo's does, makes no press old", async () => {
  await box.say("state/health", { at: 0, uptime_s: 100, clock_offset_ms: null, errors: [] });
  await until(foyer.engine, "zeitz", () => foyer.engine.fleet.get(BOX)?.health.uptime_s === 100);
  foyer.clock.set(60_000);
  expect(await press("press-now-2", 100)).toBe("A001");
});
