// Rule: of a sign is said what is known of it: that it shows a call, that it does not, or that nobody can tell.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import type { Driver } from "../town/driver.ts";
import { Fleet, type News } from "./fleet.ts";
import { signTruth } from "./shown.ts";

const SIGN = "zeitz-sign-1";
const EPOCH = 3;
const towns = await bothTowns();

function truth(driver: Driver | undefined, ...news: News[]) {
  const fleet = new Fleet(
    towns.map((town) => ({
      ...town,
      devices: town.devices.map((device) => (device.id === SIGN ? { ...device, driver } : device)),
    })),
  );
  for (const one of news) fleet.hear(SIGN, one, 0);
  return signTruth(fleet, SIGN, { epoch: EPOCH, shown: 10, now: 0 });
}

const HERE: News = { what: "appeared" };
const says = (seq: number, epoch = EPOCH): News => ({ what: "reported", reported: { epoch, seq } });
const lines = [{ topic: "s", payload: "{text}" }];
const presence = { topic: "p", online: "1", offline: "0" };
const template: Driver = { type: "template", show: lines, clear: lines, presence };
const ascii: Driver = { type: "ascii-tcp", host: "a", port: 1, length: 4 };
const astray: News = { what: "health", health: { errors: ["shows-something-else"] } };

const rows: [what: string, driver: Driver | undefined, news: News[], truth: string][] = [
  ["one that was never there", undefined, [], "offline"],
  ["one that has gone", undefined, [HERE, says(20), { what: "vanished" }], "offline"],
  ["one that says nothing", undefined, [HERE], "behind"],
  ["one that shows what was before", undefined, [HERE, says(19)], "behind"],
  ["one that shows it blinking", undefined, [HERE, says(20)], "shown"],
  ["one that shows something later", undefined, [HERE, says(22)], "shown"],
  ["one that says so of an older epoch", undefined, [HERE, says(22, 2)], "behind"],
  ["AWTRIX 3", { type: "awtrix3", prefix: "p" }, [HERE], "untold"],
  ["AWTRIX 3 with an app of its own on", { type: "awtrix3", prefix: "p" }, [HERE, astray], "behind"],
  ["AWTRIX NG", { type: "awtrix-ng", prefix: "p" }, [HERE], "behind"],
  ["Tasmota", { type: "tasmota", topic: "t" }, [HERE], "behind"],
  ["WLED", { type: "wled", topic: "t" }, [HERE], "untold"],
  ["a template", template, [HERE], "untold"],
  ["a template that confirms", { ...template, confirm: { topic: "c", payload: "ok" } }, [HERE], "behind"],
  ["Modbus", { type: "modbus", host: "a", number: { register: 0, blank: 0 } }, [HERE], "behind"],
  ["ASCII", ascii, [HERE], "untold"],
  ["ASCII that acknowledges", { ...ascii, acknowledges: true }, [HERE], "behind"],
];
for (const [what, driver, news, expected] of rows)
  test(`${what}: ${expected}`, () => expect(truth(driver, ...news)).toBe(expected as "none"));

test("a counter without a sign has none", () => {
  expect(signTruth(new Fleet(towns), undefined, { epoch: EPOCH, shown: 10, now: 0 })).toBe("none");
});

test("one that was there a moment before the program started is not called offline until it had time to come back", () => {
  const [start, minute] = [1_000_000_000, 60_000];
  const after = (seen_at: number, now: number) => {
    const fleet = new Fleet(towns);
    fleet.started_at = start;
    fleet.recall(SIGN, seen_at, null);
    return signTruth(fleet, SIGN, { epoch: EPOCH, shown: 10, now });
  };
  expect(after(start - minute, start + minute)).toBe("unknown");
  expect(after(start - minute, start + 2 * minute)).toBe("offline");
  expect(after(start - 60 * minute, start)).toBe("offline");
});
