import { expect, test } from "bun:test";
import { decodeStatus, isRealTimeStatus, obstacle } from "./status.ts";

const CASES = [
  ["ready", 0x12, 0x12, 0x12, "ok", undefined],
  ["paper near its end", 0x12, 0x12, 0x1e, "low", undefined],
  ["paper out by the roll sensor", 0x1a, 0x12, 0x72, "out", "paper-out"],
  ["paper out by the offline cause", 0x1a, 0x32, 0x12, "out", "paper-out"],
  ["cover open", 0x1a, 0x16, 0x12, "ok", "cover-open"],
  ["cover open and no paper: the cover first", 0x1a, 0x36, 0x72, "out", "cover-open"],
  ["offline without a cause", 0x1a, 0x12, 0x12, "ok", "offline"],
  ["an error", 0x1a, 0x52, 0x12, "ok", "printer-fault"],
] as const;

test("status bytes n=1, 2, 4 become paper, cover and the obstacle a clerk should hear", () => {
  for (const [name, one, two, four, paper, blocked] of CASES) {
    const status = decodeStatus({ 1: one, 2: two, 4: four });
    expect([name, status.paper, obstacle(status)]).toEqual([name, paper, blocked]);
  }
});

test("a byte is a real-time status if and only if its fixed bits say so", () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  expect(bytes.filter(isRealTimeStatus).every((byte) => (byte & 0b10010011) === 0b00010010)).toBe(true);
  expect(isRealTimeStatus(0x00)).toBe(false);
  expect(isRealTimeStatus(0x7e)).toBe(true);
});
