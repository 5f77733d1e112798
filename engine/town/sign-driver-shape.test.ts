// Rule: a sign's driver in a town's document is one of ours with all it needs, or is refused with place and reason.
import { expect, test } from "bun:test";
import alzey from "../../fixtures/towns/alzey.json";
import zeitz from "../../fixtures/towns/zeitz.json";
import { DRIVEN_KIND } from "./driver-shape.ts";
import { sentence } from "./problem.ts";
import { isProblems, readTown, readTowns } from "./validate.ts";

const FIRST = zeitz.devices.findIndex(({ kind }) => kind === "sign");
const KIOSK = zeitz.devices.findIndex(({ kind }) => kind === "kiosk");

/** A town with these drivers, by the place of their device. */
function withDrivers(town: typeof zeitz | typeof alzey, drivers: Record<number, unknown>): unknown {
  const devices = town.devices.map((device, index) =>
    index in drivers ? { ...device, driver: drivers[index] } : device,
  );
  return { ...town, devices };
}
function wrong(drivers: Record<number, unknown>): string[] {
  const read = readTown(withDrivers(zeitz, drivers), "z");
  return isProblems(read) ? read.map(sentence) : [];
}

const line = { topic: "hall/sign", payload: "{text}" };
const presence = { topic: "hall/there", online: "1", offline: "0" };
const host = "192.168.1.60";

test("each driver is read with what it needs and with what it may have", () => {
  for (const driver of [
    { type: "awtrix3", prefix: "awtrix_1" },
    { type: "awtrix-ng", prefix: "hall/clock", client_id: "a4cf12ab34cd" },
    { type: "tasmota", topic: "sign_1", client_id: "DVES_1A2B3C" },
    { type: "wled", topic: "wled/sign1" },
    { type: "template", show: [line], clear: [{ ...line, retain: true }], presence },
    {
      type: "template",
      show: [line],
      clear: [line],
      blink: { dark: [line], lit: [line] },
      presence,
      confirm: { topic: "hall/answer", payload: "ok {text}" },
    },
    { type: "modbus", host, text: { register: 0, length: 5 } },
    { type: "modbus", host: "fd00::60", port: 1502, unit: 3, number: { register: 0, blank: 65_535 } },
    { type: "ascii-tcp", host: "schild.rathaus.example", port: 10_001, length: 4, acknowledges: true },
  ])
    expect(wrong({ [FIRST]: driver })).toEqual([]);
});

const TYPES = Object.keys(DRIVEN_KIND).join(", ");
const mistakes: [driver: unknown, sentence: string][] = [
  ["awtrix3", 'driver must be an object, not "awtrix3".'],
  [{}, "driver.type is missing."],
  [{ type: "lamp" }, `driver.type must be one of ${TYPES}, not "lamp".`],
  [{ type: "toString" }, `driver.type must be one of ${TYPES}, not "toString".`],
  [{ type: "awtrix3" }, "driver.prefix is missing."],
  [
    { type: "awtrix3", prefix: "wartemarke/v1/zeitz" },
    'driver.prefix must be an MQTT prefix of A-Z, a-z, 0-9, _, / and -, at most 32, outside wartemarke/ and star/, not "wartemarke/v1/zeitz".',
  ],
  [
    { type: "wled", topic: "wled/#" },
    'driver.topic must be an MQTT topic of at most 8 levels of A-Z, a-z, 0-9, _ and -, outside wartemarke/ and star/, not "wled/#".',
  ],
  [{ type: "template", show: [], clear: [line], presence }, "driver.show must have 1 to 8 entries, not 0."],
  [{ type: "modbus", host }, "driver must say where it shows: either text or number."],
  [
    { type: "modbus", host: "http://x/", text: { register: 0, length: 5 } },
    'driver.host must be a host name or an IP address, not "http://x/".',
  ],
  [
    { type: "ascii-tcp", host, port: 1, length: 4, start: "2" },
    'driver.start must be bytes in hexadecimal like 1b42, at most 16 of them, not "2".',
  ],
];

for (const [driver, reason] of mistakes) {
  test(`refused: ${JSON.stringify(driver)}`, () => {
    expect(wrong({ [FIRST]: driver })).toContain(`z: devices[${FIRST}].${reason}`);
  });
}

test("a sign's driver belongs to a sign", () => {
  expect(wrong({ [KIOSK]: { type: "wled", topic: "wled" } })).toEqual([
    `z: devices[${KIOSK}].driver.type belongs to a sign only; this is a kiosk.`,
  ]);
});

test("two signs never share a topic or a client id, neither in a town nor in two", () => {
  const id = zeitz.devices[FIRST]?.id;
  expect(
    wrong({ [FIRST]: { type: "wled", topic: "hall" }, [FIRST + 1]: { type: "wled", topic: "hall/sign" } }),
  ).toEqual([`z: devices[${FIRST + 1}].driver shares the topic hall/sign with ${id}.`]);
  expect(wrong({ [FIRST + 1]: { type: "awtrix3", prefix: "p", client_id: id } })).toEqual([
    `z: devices[${FIRST + 1}].driver shares the MQTT client id ${id} with ${id}.`,
  ]);
  const place = alzey.devices.findIndex(({ kind }) => kind === "sign");
  const clock = { type: "awtrix3", prefix: "awtrix_1" };
  const read = readTowns([
    { document: "z", json: withDrivers(zeitz, { [FIRST]: clock }) },
    { document: "a", json: withDrivers(alzey, { [place]: clock }) },
  ]);
  expect(isProblems(read) && read.map(sentence)).toEqual([
    `a: devices[${place}].driver shares the topic awtrix_1 with ${id}.`,
    `a: devices[${place}].driver shares the MQTT client id awtrix_1 with ${id}.`,
  ]);
});
