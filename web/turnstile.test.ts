// Rule: however many ask at once, the event loop goes on turning, clerks pass first and the surplus is told so soon.
import { expect, test } from "bun:test";
import { type Let, Turnstile } from "./turnstile.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const visitor = () => false;

/** What became of each who entered, in the order of entering; null: still waits. */
function crowd(turnstile: Turnstile, isClerk: () => boolean, size: number): (Let | null)[] {
  const all: (Let | null)[] = Array(size).fill(null);
  for (let at = 0; at < size; at++) {
    const waits = turnstile.enter(isClerk);
    if (waits === null) all[at] = "pass";
    else void waits.then((as) => (all[at] = as));
  }
  return all;
}
const count = (all: (Let | null)[], as: Let | null) => all.filter((one) => one === as).length;

test("a turn lets some pass, the others in the order in which they came", async () => {
  const turnstile = new Turnstile();
  const all = crowd(turnstile, visitor, 600);
  expect(count(all, "pass")).toBe(256);
  await turn();
  expect(all.slice(0, 512).every((as) => as === "pass")).toBe(true);
  expect(count(all, null)).toBe(88);
  await turn();
  expect(count(all, "pass")).toBe(600);
});

test("clerks pass before visitors who came earlier", async () => {
  const turnstile = new Turnstile();
  const visitors = crowd(turnstile, visitor, 1_000);
  const clerks = crowd(turnstile, () => true, 64);
  expect(count(clerks, "pass")).toBe(0);
  await turn();
  expect(count(clerks, "pass")).toBe(64);
  expect(count(visitors, "pass")).toBe(256 + 192);
});

test("the surplus is told so from the next turn on, no more in a turn than pass", async () => {
  const turnstile = new Turnstile();
  const all = crowd(turnstile, visitor, 256 + 2_000 + 300);
  await turn();
  expect([count(all, "busy"), count(all, "pass")]).toEqual([256, 512]);
  await turn();
  expect([count(all, "busy"), count(all, "pass")]).toEqual([300, 768]);
});

test("after a quiet turn everybody passes at once", async () => {
  const turnstile = new Turnstile();
  crowd(turnstile, visitor, 300);
  await turn();
  await turn();
  expect(count(crowd(turnstile, visitor, 256), "pass")).toBe(256);
});
