// Rule: what a sign on Modbus TCP is told, to the byte, and what its answers mean, whole, in halves, late or wrong.
import { expect, test } from "bun:test";
import { DISPLAYS, hex } from "./displays.testing.ts";
import { modbusSign } from "./modbus.ts";

const host = "127.0.0.1";
const text = modbusSign({ type: "modbus", host, text: { register: 0x10, length: 6 } });
const rich = modbusSign({
  type: "modbus",
  host,
  port: 1_502,
  unit: 7,
  text: { register: 0, length: 5, packing: "two-per-register" },
  blink: { register: 0x20, on: 2, off: 0 },
  brightness: { register: 0x21 },
});
const digits = modbusSign({ type: "modbus", host, number: { register: 0, blank: 0xffff } });

type Row = [name: string, sign: typeof text, display: keyof typeof DISPLAYS, frames: string[]];
const told: Row[] = [
  ["text", text, "steady", ["00 05 00 00 00 13 01 10 00 10 00 06 0c 00 41 00 30 00 32 00 33 00 3e 00 33"]],
  ["text", text, "idle", ["00 05 00 00 00 13 01 10 00 10 00 06 0c 00 33 00 20 00 20 00 20 00 20 00 20"]],
  ["text", text, "closed", ["00 05 00 00 00 13 01 10 00 10 00 06 0c 00 2d 00 2d 00 2d 00 20 00 20 00 20"]],
  ["text", text, "off", ["00 05 00 00 00 13 01 10 00 10 00 06 0c 00 20 00 20 00 20 00 20 00 20 00 20"]],
  [
    "packed text",
    rich,
    "steady",
    [
      "00 05 00 00 00 0d 07 10 00 00 00 03 06 41 30 32 33 20 20",
      "00 05 00 00 00 06 07 06 00 20 00 00",
      "00 05 00 00 00 06 07 06 00 21 00 50",
    ],
  ],
  [
    "packed text",
    rich,
    "blinking",
    [
      "00 05 00 00 00 0d 07 10 00 00 00 03 06 41 30 32 33 20 20",
      "00 05 00 00 00 06 07 06 00 20 00 02",
      "00 05 00 00 00 06 07 06 00 21 00 50",
    ],
  ],
  ["a number", digits, "steady", ["00 05 00 00 00 06 01 06 00 00 00 17"]],
  ["a number", digits, "idle", ["00 05 00 00 00 06 01 06 00 00 ff ff"]],
  ["a number", digits, "closed", ["00 05 00 00 00 06 01 06 00 00 ff ff"]],
];
for (const [name, sign, display, frames] of told) {
  test(`${name}: shows ${display}`, () =>
    expect(sign.show(DISPLAYS[display]).map((pdu) => hex(sign.frame(pdu, 5)))).toEqual(frames));
}

test("without a register for it, blinks by blanks", () => {
  const [dark] = text.blink?.(DISPLAYS.blinking, false) ?? [];
  expect(dark).toEqual(text.show(DISPLAYS.off)[0]!);
  expect(text.blink?.(DISPLAYS.blinking, true)).toEqual(text.show(DISPLAYS.steady));
  expect(digits.blink?.(DISPLAYS.blinking, false).map(hex)).toEqual(["06 00 00 ff ff"]);
  expect(rich.blink).toBeUndefined();
});

const request = text.show(DISPLAYS.steady)[0]!;
const answers: [said: string, meaning: unknown][] = [
  ["", "incomplete"],
  ["00 05 00 00 00 06 01 10 00", "incomplete"],
  ["00 05 00 00 00 06 01 10 00 10 00 06", { taken: 12, code: null }],
  ["00 05 00 00 00 06 01 10 00 10 00 06 00 06", { taken: 12, code: null }],
  ["00 05 00 00 00 03 01 90 02", { taken: 9, code: "modbus-2" }],
  ["00 04 00 00 00 06 01 10 00 10 00 06", { late: 12 }],
  ["00 05 00 00 00 06 01 10 00 11 00 06", "garbage"],
  ["00 05 00 00 00 06 01 06 00 10 00 06", "garbage"],
  ["00 05 00 07 00 06 01 10 00 10 00 06", "garbage"],
  ["00 05 00 00 ff ff 01 10 00 10 00 06", "garbage"],
  ["48 54 54 50 2f 31 2e 31", "garbage"],
];
for (const [said, meaning] of answers) {
  test(`understands ${said || "nothing yet"}`, () => {
    const bytes = Buffer.from(said.replaceAll(" ", ""), "hex");
    expect(text.answer?.(bytes, request, 5)).toEqual(meaning as "garbage");
  });
}
