// Rule: on a bad day no call is lost or shown at the wrong counter, nothing is done late, and the desk says what is wrong.
import { afterEach, expect, test } from "bun:test";
import { pressAs, workPage } from "../../fixtures/desk.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { onEachBroker, onMosquitto } from "../../fixtures/devices/each-broker.ts";
import { drawAt, joinHouse } from "../../fixtures/devices/in-house.ts";
import { Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { LogBook } from "../../fixtures/log-book.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { joinBus } from "../agent/device-link.ts";
import type { EngineMessage } from "../contract/contract.ts";
import type { Display } from "../contract/set.ts";
import { topicOf } from "../contract/topic.ts";

const [SIGN, OTHER] = ["zeitz-sign-1", "zeitz-sign-2"];
const BOX = "zeitz-button-foyer";
const PRINTER = "zeitz-printer-foyer";
const SERVICE = "ausweis-beantragen";
const HOURS_MS = 5 * 3_600_000;

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

async function house(mosquitto: Mosquitto): Promise<Foyer> {
  const foyer = await openFoyer({ devices: { external: mosquitto.url } });
  left.push(() => foyer.close());
  await foyer.logged("bus connected");
  return foyer;
}
async function mosquittoOf(): Promise<Mosquitto> {
  const mosquitto = await Mosquitto.start();
  left.push(() => mosquitto[Symbol.asyncDispose]());
  return mosquitto;
}

async function join(foyer: Foyer, device: string, password?: string): Promise<DeviceClient> {
  const client = await joinHouse(foyer, device, { password });
  left.push(() => client.leave());
  return client;
}
const shown = ({ heard }: DeviceClient): Display[] =>
  heard.filter(({ topic }) => topic.endsWith("set/display")).map(({ payload }) => JSON.parse(payload));

/** What holds whichever broker carries it. */
function suite(open: () => Promise<Foyer>): void {
  test("a device that comes back while its old connection still stands is there: the old one's will does not count", async () => {
    const foyer = await open();
    const { engine, clock } = foyer;
    const password = (await engine.credentials.issue(SIGN, clock.now())) ?? "";
    let device = await join(foyer, SIGN, password);
    for (let round = 1; round <= 10; round++) {
      const cut = device.closed();
      device = await join(foyer, SIGN, password);
      await cut;
      await device.say("state/health", { at: 0, uptime_s: round, clock_offset_ms: null, errors: [] });
      await until(engine, "zeitz", () => engine.fleet.get(SIGN)?.health.uptime_s === round);
      expect(engine.fleet.online(SIGN)).toBe(true);
    }
  });

  test("clocks that are hours off change nothing: drawn, heard and printed by the house's clock, and the desk is told", async () => {
    const foyer = await open();
    const { engine, clock } = foyer;
    const [box, printer] = [await join(foyer, BOX), await join(foyer, PRINTER)];
    for (const [n, off] of [HOURS_MS, -HOURS_MS].entries()) {
      const at = clock.now() + off;
      await box.say("state/health", { at, uptime_s: 1, clock_offset_ms: off, errors: [] });
      await box.say("evt/ticket-request", {
        id: `press-000${n}`,
        at,
        service: SERVICE,
        language: "de",
        medium: "paper",
      });
      const ticket = await until(engine, "zeitz", ({ tickets }) => [...tickets.values()].at(n));
      expect(ticket.drawn_at).toBe(clock.now());
      expect(engine.fleet.get(BOX)).toMatchObject({ seen_at: clock.now(), health: { clock_offset_ms: off } });
      const order = await printer.hears("cmd/print", ({ payload }) => payload.includes(ticket.number));
      const { id } = JSON.parse(order.payload);
      await printer.say("res/print", { id, status: "done" });
      await until(engine, "zeitz", ({ jobs }) => [...jobs.values()].at(n)?.state === "printed");
    }
  });
}
onEachBroker("bad days", (open) =>
  suite(async () => {
    const foyer = await open();
    left.push(() => foyer.close());
    return foyer;
  }),
);

onMosquitto("bad days", () => {
  test("what an older installation left retained is never shown, printed or drawn", async () => {
    const mosquitto = await mosquittoOf();
    const old = await DeviceClient.connect(mosquitto.url, "old");
    const leave = (
      device: string,
      path: "set/display" | "cmd/print" | "evt/ticket-request",
      payload: object,
    ) =>
      old.client.publishAsync(topicOf({ location: "zeitz", device }, path), JSON.stringify(payload), {
        qos: 1,
        retain: true,
      });
    const call = { mode: "call", text: "Z999", counter: "9", color: "#FF0000", blink_ms: 0, brightness: 9 };
    for (const sign of [SIGN, OTHER]) await leave(sign, "set/display", { rev: "99.1", ...call });
    const raw = { media: "text/plain", base64: "" };
    const command = { id: "01JD3ZK9V4T8Q2M6N0P5R7S1WX", at: 1, expires_at: 60_000, args: { raw } };
    await leave(PRINTER, "cmd/print", command);
    await leave(BOX, "evt/ticket-request", {
      id: "press-of-old",
      service: SERVICE,
      language: "de",
      medium: "qr",
    });
    for (const device of [SIGN, "zeitz-sign-of-old"])
      await old.client.publishAsync(topicOf({ location: "zeitz", device }, "state/availability"), "online", {
        qos: 1,
        retain: true,
      });
    await old.leave();

    const foyer = await house(mosquitto);
    const { engine } = foyer;
    await foyer.logged("unknown device", { device: "zeitz-sign-of-old" });
    await foyer.logged("device message refused", { code: "retained" });
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "clerk" });
    await drawAt(foyer);
    await foyer.ask("zeitz", { type: "call-next", counter: "1" });
    const [sign, other] = [await join(foyer, SIGN), await join(foyer, OTHER)];
    await sign.hears("set/display", ({ payload }) => payload.includes("A001"));
    await other.hears("set/display");
    expect([...shown(sign), ...shown(other)].map(({ text }) => text)).not.toContain("Z999");
    expect(await engine.read("zeitz", ({ tickets }) => tickets.size)).toBe(1);
    const book = new LogBook();
    const told = Promise.withResolvers<EngineMessage>();
    const agent = joinBus({
      url: mosquitto.url,
      address: { location: "zeitz", device: PRINTER },
      secret: "",
      log: book.log,
      branches: ["cmd"],
      heard: (message) => told.resolve(message),
    });
    left.push(() => agent.close());
    await book.logged("message refused", { code: "retained" });
    await until(engine, "zeitz", () => engine.fleet.prints(PRINTER));
    await drawAt(foyer, PRINTER);
    expect((await told.promise).payload).toMatchObject({ args: { ticket: { number: "A002" } } });
  });

  test("a broker that is away for minutes: the desk says so, a ticket fails at once and never comes late, the sign shows what counts then", async () => {
    const mosquitto = await mosquittoOf();
    const foyer = await house(mosquitto);
    const { engine, clock } = foyer;
    const clerk = await signIn(foyer, await employ(foyer, "berta"));
    await pressAs(clerk, "counter", { counter: "1" });
    const before = [await join(foyer, SIGN), await join(foyer, PRINTER)];
    for (let n = 0; n < 2; n++) await drawAt(foyer);
    await mosquitto.stop();
    await until(engine, "zeitz", () => !engine.fleet.online(SIGN));
    await pressAs(clerk, "calls");
    expect(await workPage(clerk)).toContain("Schild offline");
    await drawAt(foyer, PRINTER);
    await until(engine, "zeitz", ({ jobs }) => [...jobs.values()].at(0)?.code === "bus-offline");
    expect(await workPage(clerk)).toContain("Gerätebus nicht verbunden");
    await pressAs(clerk, "starts");
    clock.advance(3 * 60_000);
    await pressAs(clerk, "calls");
    for (const device of before) await device.leave();
    await mosquitto.start();
    const [sign, printer] = [await join(foyer, SIGN), await join(foyer, PRINTER)];
    await sign.hears("set/display");
    expect(shown(sign).map(({ text }) => text)).toEqual(["A002"]);
    await drawAt(foyer, PRINTER);
    await printer.hears("cmd/print");
    const printed = printer.heard.filter(({ topic }) => topic.endsWith("cmd/print"));
    expect(printed.map(({ payload }) => JSON.parse(payload).args.ticket.number)).toEqual(["A004"]);
  });
});
