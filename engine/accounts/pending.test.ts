// Rule: what was begun is taken once, in its time, and a flood costs bounded memory.
import { expect, test } from "bun:test";
import { Pending } from "./pending.ts";

test("it is taken once, under its own token, before its time is over", () => {
  const pending = new Pending<string>(1000);
  const token = pending.keep("a", 0);
  const other = pending.keep("b", 0);
  expect(token).not.toBe(other);
  expect([pending.take("forged", 1), pending.take(undefined, 1)]).toEqual([null, null]);
  expect([pending.take(token, 999), pending.take(token, 999)]).toEqual(["a", null]);
  expect(pending.take(other, 1000)).toBeNull();
});

test("a flood pushes out the oldest, and what is over makes room", () => {
  const pending = new Pending<number>(1000);
  const tokens = Array.from({ length: 10_001 }, (_, n) => pending.keep(n, 0));
  expect([pending.take(tokens[0], 1), pending.take(tokens[1], 1)]).toEqual([null, 1]);
  pending.keep(0, 1000);
  expect(pending.size).toBe(1);
});
