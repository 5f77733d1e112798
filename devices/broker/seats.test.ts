// Rule: who comes again and again is let in slowly, whoever else comes at once.
import { expect, test } from "bun:test";
import { Seats } from "./seats.ts";

const LIMITS = { max_connections: 100, max_per_address: 10, fresh_per_address: 5, again_a_second: 2 };

test("an address that opens and closes without end is slowed down; another is not, and refusals do not count", async () => {
  const seats = new Seats(LIMITS, () => {});
  const knock = (address: string) => {
    const leave = seats.take(address);
    leave?.();
    return leave !== undefined;
  };
  const knocks = (count: number) => Array.from({ length: count }, () => knock("a")).filter(Boolean).length;
  expect(knocks(50)).toBe(5);
  expect(knock("b")).toBe(true);
  while (!knock("a")) await new Promise((turn) => setImmediate(turn));
  expect(knocks(50)).toBe(1);
  expect(seats.taken).toBe(0);
});
