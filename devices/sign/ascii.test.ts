// Rule: what a sign with framed ASCII is told, to the byte, and what its answers mean.
import { expect, test } from "bun:test";
import { asciiSign } from "./ascii.ts";
import { DISPLAYS, hex } from "./displays.testing.ts";

const at = { type: "ascii-tcp", host: "127.0.0.1", port: 10_001 } as const;
const plain = asciiSign({ ...at, length: 4 });
const rich = asciiSign({
  ...at,
  length: 8,
  align: "right",
  start: "0241",
  end: "0d0a",
  blink: { on: "1b42", off: "1b53" },
  acknowledges: true,
});

const told: [name: string, sign: typeof plain, display: keyof typeof DISPLAYS, frame: string][] = [
  ["plain", plain, "steady", "02 41 30 32 33 03"],
  ["plain", plain, "blinking", "02 41 30 32 33 03"],
  ["plain", plain, "idle", "02 33 20 20 20 03"],
  ["plain", plain, "closed", "02 2d 2d 2d 20 03"],
  ["plain", plain, "off", "02 20 20 20 20 03"],
  ["with format bytes", rich, "steady", "02 41 1b 53 20 20 41 30 32 33 3e 33 0d 0a"],
  ["with format bytes", rich, "blinking", "02 41 1b 42 20 20 41 30 32 33 3e 33 0d 0a"],
];
for (const [name, sign, display, frame] of told) {
  test(`${name}: shows ${display}`, () =>
    expect(sign.show(DISPLAYS[display]).map((request) => hex(sign.frame(request, 0)))).toEqual([frame]));
}

test("three digits show the number without its letter", () => {
  const three = asciiSign({ ...at, length: 3 });
  expect(three.show(DISPLAYS.steady).map(hex)).toEqual(["02 30 32 33 03"]);
});

test("without format bytes, blinks by blanks", () => {
  expect(plain.blink?.(DISPLAYS.blinking, false).map(hex)).toEqual(["02 20 20 20 20 03"]);
  expect(plain.blink?.(DISPLAYS.blinking, true).map(hex)).toEqual(["02 41 30 32 33 03"]);
  expect(rich.blink).toBeUndefined();
});

test("answers with ACK or NAK where the town says that it does, anything else is garbage", () => {
  const answer = (...bytes: number[]) => rich.answer?.(Uint8Array.from(bytes), Buffer.alloc(0), 0);
  expect([answer(), answer(6), answer(0x15), answer(6, 6), answer(0x41)]).toEqual([
    "incomplete",
    { taken: 1, code: null },
    { taken: 1, code: "nak" },
    { taken: 1, code: null },
    "garbage",
  ]);
  expect(plain.answer).toBeUndefined();
});
