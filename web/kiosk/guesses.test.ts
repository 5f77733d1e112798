// Rule: guessing codes gets slow, at one kiosk and in the house; a right code always works, and slips are soon forgotten.
import { expect, test } from "bun:test";
import { manualClock } from "../../fixtures/clock.ts";
import { Guesses } from "./guesses.ts";

const RIGHT = "appointment";
const clocked = () => {
  const clock = manualClock();
  const guesses = new Guesses(clock);
  let looked = 0;
  const look = (code: string) => async () => {
    looked += 1;
    return code === "right" ? RIGHT : null;
  };
  return {
    clock,
    looked: () => looked,
    at: (kiosk: string, code: string) => guesses.try("alzey", kiosk, look(code)),
    /** How long a try at a kiosk takes, s; it is let through. */
    async seconds(kiosk: string, code: string): Promise<number> {
      const begun = clock.now();
      const before = looked;
      const answer = guesses.try("alzey", kiosk, look(code));
      for (;;) {
        await settled();
        if (looked > before) break;
        clock.advance(500);
      }
      expect(await answer).toBe(code === "right" ? RIGHT : null);
      return (clock.now() - begun) / 1000;
    },
  };
};
const settled = () => new Promise<void>((done) => setImmediate(done));

test("slips cost nothing, guessing costs more with each try, and never more than eight seconds", async () => {
  const house = clocked();
  const costs: number[] = [];
  for (let nth = 0; nth < 9; nth++) costs.push(await house.seconds("one", "wrong"));
  expect(costs.slice(0, 6)).toEqual([0, 0, 0, 1, 2, 4]);
  expect(Math.max(...costs)).toBe(8);
});

test("a right code works in the middle of it, and a minute later at once", async () => {
  const house = clocked();
  for (let nth = 0; nth < 20; nth++) await house.seconds("one", "wrong");
  expect(await house.seconds("one", "right")).toBeLessThanOrEqual(8);
  house.clock.advance(60_000);
  expect(await house.seconds("one", "right")).toBe(0);
});

test("a guesser at one kiosk costs whoever stands at another three seconds at most", async () => {
  const house = clocked();
  for (let nth = 0; nth < 40; nth++) await house.seconds("one", "wrong");
  expect(await house.seconds("two", "right")).toBeLessThanOrEqual(3);
});

test("guesses wait for each other: many at once are no faster, and too many are sent away unlooked at", async () => {
  const house = clocked();
  for (let nth = 0; nth < 8; nth++) await house.seconds("one", "wrong");
  const before = house.looked();
  const many = Array.from({ length: 50 }, () => house.at("one", "wrong"));
  await settled();
  expect(house.looked()).toBe(before);
  const answers: (string | null)[] = [];
  for (const one of many) void one.then((answer) => answers.push(answer));
  const soon: number[] = [];
  for (let nth = 0; nth < 60; nth++) {
    house.clock.advance(1_000);
    await settled();
    if (nth < 8) soon.push(house.looked() - before);
  }
  expect(soon).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  expect(answers.filter((one) => one === "busy")).toHaveLength(47);
  expect(house.looked() - before).toBe(3);
});
