// Rule: a puzzle is solved by work alone, and its solution is good for the one time it was made for.
import { expect, test } from "bun:test";
import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { Keys } from "./keys.ts";
import { Puzzles } from "./puzzles.ts";

const puzzles = new Puzzles(new Keys("secret"));
const sent = (payload: unknown) => btoa(JSON.stringify(payload));

async function solved(appointment: string) {
  const challenge = JSON.parse(await puzzles.about(appointment)) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("not solved");
  return { challenge, solution };
}

test("worked for, it counts, for its own time only and in its own house only", async () => {
  const payload = await solved("alzey-t1");
  expect(await puzzles.isSolved(sent(payload), "alzey-t1")).toBe(true);
  expect(await puzzles.isSolved(sent(payload), "alzey-t2")).toBe(false);
  expect(await new Puzzles(new Keys("other")).isSolved(sent(payload), "alzey-t1")).toBe(false);
});

test("guessed, made easier or written for another time, it does not", async () => {
  const { challenge, solution } = await solved("alzey-t1");
  const { parameters } = challenge;
  const forged = [
    { challenge, solution: { ...solution, counter: solution.counter + 1 } },
    { challenge, solution: { ...solution, derivedKey: "00".repeat(32) } },
    { challenge: { ...challenge, parameters: { ...parameters, cost: 1 } }, solution },
    { challenge: { ...challenge, parameters: { ...parameters, keyPrefix: "0" } }, solution },
    { challenge: { ...challenge, parameters: { ...parameters, cost: 1e12 } }, solution },
    { challenge: { ...challenge, parameters: { ...parameters, data: { for: "alzey-t2" } } }, solution },
    { challenge: { ...challenge, signature: "" }, solution },
    { challenge: { parameters }, solution },
  ];
  for (const payload of forged)
    for (const appointment of ["alzey-t1", "alzey-t2"])
      expect(await puzzles.isSolved(sent(payload), appointment)).toBe(false);
});

test("whatever else somebody sends is no solution and no mistake of ours", async () => {
  const odd = [
    "",
    "x",
    "é",
    btoa("null"),
    btoa("[]"),
    btoa("{"),
    sent({}),
    sent({ challenge: {}, solution: {} }),
  ];
  for (const work of [...odd, sent({ challenge: { parameters: null }, solution: null }), "A".repeat(9_999)])
    expect(await puzzles.isSolved(work, "alzey-t1")).toBe(false);
});
