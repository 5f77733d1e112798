import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { spoken } from "../estimate/spoken.ts";
import { isRefused } from "../refusal.ts";
import type { Intent } from "./command.ts";
import { OUTLOOK_MS, type Outlook, outlookOf } from "./outlook.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

const outlook = (): Promise<Outlook> =>
  lookAt(foyer, "zeitz", (state) => outlookOf(state, foyer.clock.now()));

const ask = async (intent: Intent): Promise<string> => {
  const answer = await foyer.ask("zeitz", intent);
  if (isRefused(answer)) throw new Error(answer.sentence);
  return answer.ticket ?? "";
};

const draw = (service = "ausweis-beantragen") =>
  ask({ type: "draw", service, medium: "qr", language: "de", channel: "kiosk" });

test("an outlook is worked out once for all who look, until something happens or a quarter of a minute is over", async () => {
  await draw();
  const first = await outlook();
  expect(await outlook()).toBe(first);
  foyer.clock.advance(OUTLOOK_MS - 1);
  expect(await outlook()).toBe(first);
  foyer.clock.advance(1);
  const second = await outlook();
  expect(second).not.toBe(first);
  await draw();
  expect(await outlook()).not.toBe(second);
});

test("who stepped out is counted by nobody, and counts nobody, until they are back", async () => {
  const [first, second] = [await draw(), await draw()];
  expect((await outlook()).ahead(second)).toBe(1);
  await ask({ type: "step-out", ticket: first });
  const away = await outlook();
  expect([away.ahead(second), away.order.includes(first), away.range(first)]).toEqual([0, false, null]);
  await ask({ type: "come-back", ticket: first });
  expect((await outlook()).order).toEqual([first, second]);
});

test("a wait is promised only while somebody is there to call, and shrinks while nothing happens", async () => {
  await draw();
  const second = await draw();
  expect((await outlook()).range(second)).toBeNull();
  await ask({ type: "open", counter: "1", clerk: "c" });
  await ask({ type: "call-next", counter: "1" });
  await ask({ type: "start", counter: "1" });
  const before = (await outlook()).range(second)!;
  foyer.clock.advance(4 * 60_000);
  expect((await outlook()).range(second)!.mid_ms).toBeLessThan(before.mid_ms);
});

test("an idle counter takes the next it can serve at once, whoever waits for another and will be helped out later", async () => {
  for (const counter of ["1", "2"]) await ask({ type: "open", counter, clerk: `c${counter}` });
  for (const minutes of [4, 19]) {
    await draw("wohnsitz-anmelden");
    foyer.clock.advance(minutes * 60_000);
  }
  const passport = await draw("reisepass");
  const { ahead, range } = await outlook();
  expect(spoken(range(passport)!).high_min).toBeLessThanOrEqual(10);
  expect(ahead(passport)).toBeLessThanOrEqual(1);
  const called = await ask({ type: "call-next", counter: "1" });
  expect(called).toBe(passport);
});

test("an outlook that was kept does not speak about a state that is gone", async () => {
  const first = await draw();
  const kept = await outlook();
  await draw();
  expect(kept.order).toEqual([first]);
  expect(() => kept.ahead(first)).toThrow("of a state that is gone");
  expect(() => kept.range(first)).toThrow("of a state that is gone");
});
