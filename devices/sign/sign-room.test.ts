// Rule: every kind of sign shows, blinks, clears, comes back and tells the truth in a real house, on both brokers.
import { expect, test } from "bun:test";
import type { SignDriver } from "../../engine/town/sign-driver.ts";
import type { Town } from "../../engine/town/town.ts";
import { onMosquitto } from "../../fixtures/devices/each-broker.ts";
import { MOSQUITTO, Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import {
  addressOf,
  type PreparedSign,
  SIGN,
  type SignKind,
  signSuite,
  townsWith,
  truthIs,
} from "../../fixtures/devices/sign-suite.ts";
import { openFoyer } from "../../fixtures/foyer.ts";
import { until } from "../../fixtures/until.ts";
import { AsciiSignHardware } from "../simulator/sign/ascii.ts";
import { AwtrixNg } from "../simulator/sign/awtrix-ng.ts";
import { Awtrix3 } from "../simulator/sign/awtrix3.ts";
import { type ModbusFaults, ModbusSignHardware } from "../simulator/sign/modbus.ts";
import { NativeSign } from "../simulator/sign/native.ts";
import { Tasmota } from "../simulator/sign/tasmota.ts";
import { TemplateSignHardware } from "../simulator/sign/template.ts";
import { Wled } from "../simulator/sign/wled.ts";

const now = () => 1_763_366_400_000;
const options = (url: string) => ({ url, now, stats_ms: 50 });

const mqtt = (driver: SignDriver, open: PreparedSign["open"]) => async () => ({ driver, open });
const CALL = { call: "A001>1", tells: true };

const AWTRIX_3: SignKind = {
  ...{ ...CALL, name: "AWTRIX 3", tells: false },
  blinks: (sign) => sign instanceof Awtrix3 && sign.blinks,
  prepare: mqtt({ type: "awtrix3", prefix: "awtrix_1" }, (url) =>
    new Awtrix3("awtrix_1", options(url)).start(),
  ),
};
const WLED: SignKind = {
  ...{ ...CALL, name: "WLED", tells: false, blinks: "seen" },
  prepare: mqtt({ type: "wled", topic: "wled/sign1" }, (url) => new Wled("wled/sign1", options(url)).start()),
};
const TEMPLATE = {
  type: "template",
  show: [{ topic: "hall/sign", payload: '{"n":"{text}","b":{level}}', retain: true }],
  clear: [{ topic: "hall/sign", payload: '{"n":""}', retain: true }],
  blink: {
    dark: [{ topic: "hall/light", payload: "0" }],
    lit: [{ topic: "hall/light", payload: "{level}" }],
  },
  presence: { topic: "hall/there", online: "1", offline: "0" },
  confirm: { topic: "hall/answer", payload: "ok {text}" },
} satisfies SignDriver;
const ON_A_BROKER: SignKind[] = [
  {
    ...{ ...CALL, name: "native", blinks: null },
    prepare: async () => ({
      driver: undefined,
      open(url) {
        const { username, password, host } = new URL(url);
        const at = { location: "zeitz", device: username };
        return new NativeSign(at, { url: `mqtt://${host}`, secret: password, now, log: () => {} }).start();
      },
    }),
  },
  AWTRIX_3,
  {
    ...{ ...CALL, name: "AWTRIX NG" },
    blinks: (sign) => sign instanceof AwtrixNg && sign.blinks,
    prepare: mqtt({ type: "awtrix-ng", prefix: "hall/ng" }, (url) =>
      new AwtrixNg("hall/ng", options(url)).start(),
    ),
  },
  {
    ...{ ...CALL, name: "Tasmota", blinks: "seen" },
    prepare: mqtt({ type: "tasmota", topic: "sign_1", client_id: "DVES_1A2B3C" }, (url) =>
      new Tasmota("sign_1", { ...options(url), client_id: "DVES_1A2B3C" }).start(),
    ),
  },
  WLED,
  {
    ...{ ...CALL, name: "template", blinks: "seen" },
    prepare: mqtt(TEMPLATE, (url) => new TemplateSignHardware(TEMPLATE, options(url)).start()),
  },
];

const host = "127.0.0.1";
const modbus = async (faults: Partial<ModbusFaults> = {}): Promise<PreparedSign> => {
  const sign = await ModbusSignHardware.open(0, 6);
  Object.assign(sign.faults, faults);
  const driver = { type: "modbus", host, port: sign.port, text: { register: 0, length: 6 } } as const;
  return { driver, open: () => sign };
};
const ascii = async (acknowledges: boolean): Promise<PreparedSign> => {
  const sign = await AsciiSignHardware.open(0, acknowledges);
  const driver = { type: "ascii-tcp", host, port: sign.port, length: 4, acknowledges } as const;
  return { driver, open: () => sign };
};
const OVER_TCP: SignKind[] = [
  { ...CALL, name: "Modbus", blinks: "seen", prepare: () => modbus() },
  { ...CALL, name: "Modbus in halves", blinks: "seen", prepare: () => modbus({ halves: true }) },
  { name: "ASCII with answers", call: "A001", tells: true, blinks: "seen", prepare: () => ascii(true) },
  { name: "ASCII without answers", call: "A001", tells: false, blinks: "seen", prepare: () => ascii(false) },
];

async function embedded(towns: Town[]) {
  const foyer = await openFoyer({ towns, devices: true });
  return { foyer, close: () => foyer.close() };
}

async function openOnMosquitto(towns: Town[]) {
  const mosquitto = await Mosquitto.start();
  const foyer = await openFoyer({ towns, devices: { external: mosquitto.url } });
  await foyer.logged("bus connected");
  return {
    foyer,
    async close() {
      await foyer.close();
      await mosquitto[Symbol.asyncDispose]();
    },
  };
}

for (const kind of ON_A_BROKER) signSuite("embedded broker", kind, embedded);
for (const kind of OVER_TCP) signSuite("no broker", kind, embedded);
onMosquitto("signs", () => {
  for (const kind of ON_A_BROKER) signSuite("Mosquitto", kind, openOnMosquitto);
});

/** A house with one such sign over counter 1, which is closed. */
async function scene(prepared: PreparedSign) {
  const { foyer, close } = await embedded(await townsWith(prepared.driver));
  const url = await addressOf(foyer);
  return { foyer, url, [Symbol.asyncDispose]: close };
}

test("AWTRIX 3 that shows something of its own is said not to show the call, and is brought back", async () => {
  const prepared = await AWTRIX_3.prepare();
  await using at = await scene(prepared);
  await using sign = prepared.open(at.url);
  sign.faults.ignores = true;
  await truthIs(at.foyer, "behind");
  expect(at.foyer.engine.fleet.get(SIGN)?.health.errors).toEqual(["shows-something-else"]);
  sign.faults.ignores = false;
  await sign.face.becomes("---");
  await truthIs(at.foyer, "untold");
});

test("a maker's firmware keeps its connection though it asks and says more than its own, and hears none of it", async () => {
  const prepared = await WLED.prepare();
  await using at = await scene(prepared);
  const stranger = prepared.open(at.url.replace(/:[^:@]+@/, ":guessed@"));
  await at.foyer.logged("sign-in refused", { device: SIGN });
  await stranger[Symbol.asyncDispose]();
  await using sign = prepared.open(at.url);
  await sign.face.becomes("---");
  await at.foyer.logged("subscribe denied", { topic: "wled/all" });
  await truthIs(at.foyer, "untold");
});

test("a sign over TCP that staff barred is hung up on at once and left alone, until it is let in again", async () => {
  const prepared = await ascii(true);
  await using at = await scene(prepared);
  const { engine, clock, ask, logged } = at.foyer;
  await using sign = prepared.open("");
  await sign.face.becomes("---");
  await engine.credentials.revoke(SIGN, clock.now());
  await logged("sign gone", { device: SIGN });
  await ask("zeitz", { type: "open", counter: "1", clerk: "clerk" });
  await truthIs(at.foyer, "offline");
  expect(sign.face.text).toBe("---");
  await engine.credentials.issue(SIGN, clock.now());
  await sign.face.becomes("1");
  await truthIs(at.foyer, "shown");
});

if (MOSQUITTO) {
  test("while another's broker was away a sign was called at: it shows the call when both are back", async () => {
    await using mosquitto = await Mosquitto.start();
    const driver = { type: "tasmota", topic: "sign_1" } as const;
    const foyer = await openFoyer({
      towns: await townsWith(driver),
      devices: { external: mosquitto.url },
    });
    await foyer.logged("bus connected");
    await using sign = new Tasmota("sign_1", options(await addressOf(foyer))).start();
    await sign.face.becomes("---");
    await truthIs(foyer, "shown");
    await mosquitto.stop();
    await truthIs(foyer, "offline");
    await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "clerk" });
    await mosquitto.start();
    await sign.face.becomes("1");
    await truthIs(foyer, "shown");
    await foyer.close();
  });
}

test("a sign over TCP that refuses says why on the devices' page, and is behind, not offline", async () => {
  const prepared = await modbus({ refuses: true });
  await using at = await scene(prepared);
  await using sign = prepared.open("");
  await truthIs(at.foyer, "behind");
  const errors = () => at.foyer.engine.fleet.get(SIGN)?.health.errors;
  await until(at.foyer.engine, "zeitz", () => errors()?.includes("refused-modbus-2"));
  expect(sign.face.text).toBe("");
});
