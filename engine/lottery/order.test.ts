// Rule: every request is equally likely at every place, whenever it came, and anybody can count the order again from the seed.
import { expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { lotOrder } from "./order.ts";

const REQUESTS = Array.from({ length: 8 }, (_, n) => `alzey-t9${String(n).padStart(14, "0")}`);
const DRAWS = 8_000;

test("it is the order of the SHA-256 of seed and request, whoever asks first", () => {
  const byHand = REQUESTS.toSorted((a, b) => {
    const lot = (id: string) => createHash("sha256").update(`seed ${id}`).digest("hex");
    return lot(a) < lot(b) ? -1 : 1;
  });
  expect(lotOrder("seed", REQUESTS)).toEqual(byHand);
  expect(lotOrder("seed", REQUESTS.toReversed())).toEqual(byHand);
  expect(lotOrder("another", REQUESTS)).not.toEqual(byHand);
});

test("over many draws each comes equally often at each place", () => {
  const places = new Map(REQUESTS.map((id) => [id, REQUESTS.map(() => 0)]));
  for (let draw = 0; draw < DRAWS; draw++) {
    for (const [place, id] of lotOrder(`draw ${draw}`, REQUESTS).entries()) places.get(id)![place]! += 1;
  }
  // Chi-squared of 49 degrees of freedom: 85.4 is passed by one in a thousand fair tables, and these seeds are fixed.
  const expected = DRAWS / REQUESTS.length;
  const counts = [...places.values()].flat();
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(chi).toBeLessThan(85.4);
});

test("of two, the one who came later is first half of the time", () => {
  const [early = "", late = ""] = REQUESTS;
  let late_first = 0;
  for (let draw = 0; draw < DRAWS; draw++)
    if (lotOrder(`draw ${draw}`, [early, late])[0] === late) late_first += 1;
  // Four standard deviations.
  expect(Math.abs(late_first - DRAWS / 2)).toBeLessThan(4 * Math.sqrt(DRAWS / 4));
});
