// Rule: a printer's driver in a town's document is one of ours with all it needs, or is refused with place and reason.
import { expect, test } from "bun:test";
import alzey from "../../fixtures/towns/alzey.json";
import zeitz from "../../fixtures/towns/zeitz.json";
import { DRIVEN_KIND } from "./driver-shape.ts";
import { sentence } from "./problem.ts";
import { isProblems, readTown, readTowns } from "./validate.ts";

const PRINTER = 1;
const BOARD = 3;

/** Zeitz with these drivers, by the place of their device. */
function zeitzWith(drivers: Record<number, unknown>): unknown {
  const devices = zeitz.devices.map((device, index) =>
    index in drivers ? { ...device, driver: drivers[index] } : device,
  );
  return { ...zeitz, devices };
}
const wrong = (json: unknown) => {
  const read = readTown(json, "z");
  return isProblems(read) ? read.map(sentence) : [];
};

const mac = "00:11:62:0a:bb:cc";

test("each driver is read with what it needs and with what it may have", () => {
  for (const driver of [
    { type: "escpos", host: "192.168.1.50" },
    { type: "escpos", host: "bondrucker.rathaus.example", port: 9101, columns: 32 },
    { type: "escpos", host: "fd00::50" },
    { type: "epson-sdp", columns: 48 },
    { type: "star-mqtt", mac },
    { type: "star-mqtt", mac, tls: true },
  ])
    expect(wrong(zeitzWith({ [PRINTER]: driver }))).toEqual([]);
});

const TYPES = Object.keys(DRIVEN_KIND).join(", ");
const mistakes: [driver: unknown, sentence: string][] = [
  ["escpos", 'driver must be an object, not "escpos".'],
  [{}, "driver.type is missing."],
  [{ type: "lpt" }, `driver.type must be one of ${TYPES}, not "lpt".`],
  [{ type: "toString" }, `driver.type must be one of ${TYPES}, not "toString".`],
  [{ type: "escpos" }, "driver.host is missing."],
  [
    { type: "escpos", host: "http://x/" },
    'driver.host must be a host name or an IP address, not "http://x/".',
  ],
  [{ type: "escpos", host: "a", port: 0 }, "driver.port must be a whole number from 1 to 65535, not 0."],
  [
    { type: "escpos", host: "a", columns: 12 },
    "driver.columns must be a whole number from 24 to 64, not 12.",
  ],
  [
    { type: "star-mqtt", mac: "00:11:62:0A:BB:CC" },
    'driver.mac must be a MAC address in small letters like 00:11:62:0a:bb:cc, not "00:11:62:0A:BB:CC".',
  ],
  [{ type: "browser", width_mm: 70 }, "driver.width_mm must be one of 58, 80, not 70."],
  [{ type: "epson-sdp", mac }, "driver.mac is not known here; known are type, columns."],
];

for (const [driver, reason] of mistakes) {
  test(`refused: ${JSON.stringify(driver)}`, () => {
    expect(wrong(zeitzWith({ [PRINTER]: driver }))).toContain(`z: devices[${PRINTER}].${reason}`);
  });
}

test("a driver belongs to its kind of device", () => {
  expect(wrong(zeitzWith({ [BOARD]: { type: "epson-sdp" } }))).toEqual([
    `z: devices[${BOARD}].driver.type belongs to a printer only; this is a board.`,
  ]);
});

test("a printer behind a kiosk's page is none for a button box", () => {
  expect(wrong(zeitzWith({ [PRINTER]: { type: "browser" } }))).toEqual([
    "z: devices[2].printer prints from a kiosk's page only, which a button box has not: zeitz-printer-foyer.",
  ]);
});

test("two printers never have one address, neither in a town nor in two", () => {
  const star = { type: "star-mqtt", mac };
  const kiosk = zeitz.devices.findIndex(({ kind }) => kind === "kiosk");
  const topic = `star/cloudprnt/to-server/${mac}`;
  expect(wrong(zeitzWith({ [PRINTER]: star, [kiosk]: star }))).toContain(
    `z: devices[${PRINTER}].driver shares the topic ${topic} with ${zeitz.devices[kiosk]?.id}.`,
  );
  const place = alzey.devices.findIndex(({ kind }) => kind === "printer");
  const devices = alzey.devices.map((device, index) =>
    index === place ? { ...device, driver: star } : device,
  );
  const read = readTowns([
    { document: "z", json: zeitzWith({ [PRINTER]: star }) },
    { document: "a", json: { ...alzey, devices } },
  ]);
  expect(isProblems(read) && read.map(sentence)).toContain(
    `a: devices[${place}].driver shares the topic ${topic} with ${zeitz.devices[PRINTER]?.id}.`,
  );
});
