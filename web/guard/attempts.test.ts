import { expect, test } from "bun:test";
import { createAttempts } from "./attempts.ts";

test("who guesses somebody's password is slowed down without locking that person out", () => {
  const attempts = createAttempts();
  const guess = () => attempts.take("berta", "198.51.100.7", 0).wait_s;
  expect(Array.from({ length: 9 }, guess)).toEqual([...Array(8).fill(0), 15]);
  expect(attempts.take("Berta ", "192.168.1.20", 0).wait_s).toBe(0);
});

test("guessing one login from many addresses is slowed down too", () => {
  const attempts = createAttempts();
  const waits = Array.from({ length: 101 }, (_, n) => attempts.take("berta", `198.51.100.${n}`, 0).wait_s);
  expect(waits).toEqual([...Array(100).fill(0), 10]);
});

test("the right password forgives the slips before it, where they were made", () => {
  const attempts = createAttempts();
  for (let slips = 0; slips < 8; slips++) attempts.take("berta", "192.168.1.20", 0);
  attempts.worked("berta", "192.168.1.20");
  expect(attempts.take("berta", "192.168.1.20", 0).wait_s).toBe(0);
});
