import { expect, test } from "bun:test";
import fc from "fast-check";
import { spoken } from "./spoken.ts";

const range = (low: number, high: number) => ({
  low_ms: low * 60_000,
  mid_ms: ((low + high) / 2) * 60_000,
  high_ms: high * 60_000,
});

test("minutes for people are rounded outwards", () => {
  const table: [low: number, high: number, low_min: number, high_min: number][] = [
    [0, 0, 0, 5],
    [1, 4, 0, 5],
    [0, 5.1, 0, 10],
    [16, 24, 15, 25],
    [15, 15, 15, 20],
    [4.9, 9.9, 0, 10],
    [52, 71, 50, 80],
    [61, 119, 60, 120],
    [121, 200, 120, 210],
  ];
  for (const [low, high, low_min, high_min] of table) {
    expect(spoken(range(low, high))).toEqual({ low_min, high_min });
  }
});

test("property: what is said holds the range, and is never 0–0 or x–x", () => {
  const minutes = fc.double({ min: 0, max: 600, noNaN: true });
  fc.assert(
    fc.property(minutes, minutes, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const { low_min, high_min } = spoken(range(low, high));
      expect(low_min).toBeLessThanOrEqual(low);
      expect(high_min).toBeGreaterThanOrEqual(high - 1e-9);
      expect(high_min).toBeGreaterThan(low_min);
    }),
  );
});
