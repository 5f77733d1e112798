// Rule: a call is not repeated, and nobody is missed, because the house was away when the wait for an answer ran out.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";

const COUNTER = "1";
let foyer: Foyer;
let wait_ms: number;
beforeEach(async () => {
  foyer = await openFoyer();
  const { calls, answer_s } = foyer.engine.town("zeitz")!.policy.call;
  wait_ms = answer_s * 1_000;
  expect(calls).toBeGreaterThan(1);
  const draw = { service: "ausweis-beantragen", medium: "qr", language: "de", channel: "kiosk" } as const;
  await foyer.ask("zeitz", { type: "open", counter: COUNTER, clerk: "berta" });
  await foyer.ask("zeitz", { type: "draw", ...draw });
  await foyer.ask("zeitz", { type: "call-next", counter: COUNTER });
});
afterEach(() => foyer.close());

/** How often the visitor was called, and whether the desk is asked what shall happen. */
const called = () =>
  lookAt(foyer, "zeitz", ({ tickets }) => [...tickets.values()].map(({ calls, asked }) => [calls, asked]));
const awayFor = (ms: number) => foyer.restart({}, () => foyer.clock.advance(ms));

test("a wait that ran out meanwhile is left to the desk, and goes on with the clerk's own call", async () => {
  await awayFor(wait_ms + 5_000);
  expect(await called()).toEqual([[1, true]]);
  foyer.clock.advance(10 * wait_ms);
  expect(await called()).toEqual([[1, true]]);
  await foyer.ask("zeitz", { type: "recall", counter: COUNTER });
  expect(await called()).toEqual([[2, false]]);
  foyer.clock.advance(wait_ms);
  expect(await called()).toEqual([[3, false]]);
});

test("over a short absence the wait ends when it would have", async () => {
  await awayFor(wait_ms - 1_000);
  expect(await called()).toEqual([[1, false]]);
  foyer.clock.advance(1_000);
  expect(await called()).toEqual([[2, false]]);
});
