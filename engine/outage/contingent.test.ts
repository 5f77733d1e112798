// Rule: what devices may draw without the house of a scarce matter never adds up to more than was left, whoever comes, goes, draws and hands over.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { type Story, tell } from "../../fixtures/stories/tell.ts";
import { leftOf } from "./contingent.ts";

const SCARCE = "gewerbe-anmelden";
const DEVICES = ["zeitz-printer-foyer", "zeitz-button-foyer", "zeitz-kiosk-foyer"] as const;
const most = tell().state.town.services.find(({ id }) => id === SCARCE)?.daily_contingent ?? 0;

const ledgerOf = (device: string) => `ledger-of-${device}`;
const lend = (story: Story, device: string) =>
  story.ask(`device:${device}`, { type: "lend-series", ledger: ledgerOf(device), device });
const allot = (story: Story, here: readonly string[], barred: readonly string[] = []) =>
  story.ask("device:kits", { type: "allot-contingents", here: here.map(ledgerOf), barred });
const shares = ({ state }: Story) =>
  DEVICES.map((device) => {
    const ledger = state.ledgers.get(ledgerOf(device));
    return ledger ? leftOf(ledger, SCARCE, state.day).today : 0;
  });
const draws = (story: Story) =>
  story.ask("staff:clerk", {
    type: "draw",
    service: SCARCE,
    medium: "none",
    language: "de",
    channel: "desk",
  });

test("all of it for one, a part for each of several; who is away keeps what it was told until its week is over", () => {
  const [first, second, third] = DEVICES;
  expect(most).toBe(8);
  const story = allot(lend(tell(), first), [first]);
  expect(shares(story)).toEqual([8, 0, 0]);
  allot(lend(story, second), [first, second]);
  expect(shares(story)).toEqual([4, 4, 0]);
  expect(allot(story, [first, second]).outcome).toEqual([]);
  allot(draws(draws(draws(story))), [first, second]);
  expect(shares(story)).toEqual([3, 2, 0]);
  allot(lend(draws(story), third), [first, third]);
  expect(shares(story)).toEqual([1, 2, 1]);
  allot(story, [first], [second]);
  expect(shares(story)).toEqual([3, 2, 1]);
  allot(story.at("08:00", "2026-11-18"), [second, third]);
  expect(shares(story)).toEqual([6, 1, 1]);
  allot(story.at("08:00", "2026-11-26"), []);
  allot(lend(story, second), [second]);
  expect(shares(story).at(1)).toBe(8);
});

test("a device that has begun another ledger draws from that alone", () => {
  const [first] = DEVICES;
  const story = allot(lend(tell(), first), [first]);
  story.ask(`device:${first}`, { type: "lend-series", ledger: "another", device: first });
  story.ask("device:kits", { type: "allot-contingents", here: ["another"], barred: [] });
  expect(leftOf(story.state.ledgers.get("another")!, SCARCE, story.state.day).today).toBe(8);
});

const who = fc.nat(DEVICES.length - 1);
const step = fc.oneof(
  fc.record({ what: fc.constantFrom("comes" as const, "goes" as const, "draws" as const), who }),
  fc.record({ what: fc.constant("house-draws" as const) }),
);

test("whatever happens while the house goes on, what all devices may draw then fits into what is left", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const story = tell();
      const here = new Set<string>();
      /** Drawn by devices that are away: the house does not know of it. */
      const unknown = new Map<string, number>();
      for (const one of steps) {
        const device = "who" in one ? DEVICES[one.who]! : "";
        if (one.what === "house-draws") {
          // In the outage that counts the house draws nothing either.
          if (here.size === DEVICES.length) draws(story);
        } else if (one.what === "goes") here.delete(device);
        else if (one.what === "draws") {
          const may = shares(story)[DEVICES.indexOf(device as (typeof DEVICES)[number])]!;
          const drawn = unknown.get(device) ?? 0;
          if (!here.has(device) && drawn < may) unknown.set(device, drawn + 1);
        } else {
          lend(story, device);
          for (let left = unknown.get(device) ?? 0; left > 0; left--) draws(story);
          unknown.delete(device);
          here.add(device);
        }
        allot(story, [...here]);
        const drawn = story.state.drawn.get(SCARCE) ?? 0;
        const may = shares(story).reduce((all, share) => all + share, 0);
        expect(drawn + may).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 200 },
  );
});
