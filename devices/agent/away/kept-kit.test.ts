// Rule: what only the broker remembers of the house sets no clock: no number is drawn for a day that is over.
import { afterEach, expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keys } from "../../../engine/keys/keys.ts";
import { kitFor } from "../../../engine/outage/kit.ts";
import { manualClock } from "../../../fixtures/clock.ts";
import { tell } from "../../../fixtures/stories/tell.ts";
import type { LedgerSaid } from "../../contract/away.ts";
import { isRefused } from "../../refused.ts";
import { Away } from "./away.ts";

const HOUR = 3_600_000;
/** Tuesday, nine o'clock in Berlin. */
const NINE = Date.UTC(2026, 10, 17, 8);

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

/** An agent whose machine runs on, and whose own clock is years slow. */
function agent() {
  const file = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`);
  const clock = manualClock(NINE);
  let ledger = "";
  const opened = Away.open({
    ...{
      ledger_file: file,
      device: "zeitz-printer-foyer",
      house: new URL("http://127.0.0.1:9"),
      presses: null,
    },
    paper: { ready: () => true, print: async () => "printed" },
    say: (path, payload) => {
      if (path === "state/ledger") ledger = (payload as LedgerSaid).ledger;
    },
    ...{ connected: () => false, log: () => {} },
    clock: { ...clock, now: () => clock.now() - 20_000 * HOUR },
    unset: { boot: "boot-1", ms: () => clock.now() - NINE },
  });
  if (isRefused(opened)) throw new Error(opened.sentence);
  left.push(async () => {
    await opened.close();
    await rm(file, { force: true });
  });
  opened.handover.tell();
  const story = tell();
  const kit = (after_h: number) => {
    const device = "zeitz-printer-foyer";
    const { state, now } = story.later((NINE + after_h * HOUR - story.now) / 1_000).ask(`device:${device}`, {
      ...{ type: "lend-series", ledger, device },
    });
    return kitFor(state, ledger, { keys: new Keys("kept"), now, publicUrl: "https://zeitz.example" })!;
  };
  let presses = 0;
  const draw = () => {
    const wish = { press: `press-${++presses}`, service: "ausweis-beantragen", language: "de" };
    const drawn = opened.counter.draw({ ...wish, channel: "kiosk", origin: "zeitz-kiosk-foyer" });
    return isRefused(drawn) ? drawn.code : `${drawn.day} ${drawn.sure === 1}`;
  };
  return { away: opened, clock, kit, draw };
}

test("the same kit once more, a day later: the clock goes on from when the house said it", () => {
  const { away, clock, kit, draw } = agent();
  const said = kit(0);
  away.equip(said, false);
  expect(draw()).toBe("2026-11-17 true");
  clock.advance(24 * HOUR);
  away.equip(said, true);
  expect(draw()).toBe("2026-11-18 true");
});

test("one that the house said while nobody listened counts from when it was said", () => {
  const { away, clock, kit, draw } = agent();
  away.equip(kit(0), false);
  clock.advance(24 * HOUR);
  away.equip(kit(2), true);
  expect(draw()).toBe("2026-11-18 true");
});

test("the first word of a house that nobody heard is no clock; its next is", () => {
  const { away, kit, draw } = agent();
  const said = kit(0);
  away.equip(said, true);
  expect(draw()).toBe("2026-11-17 false");
  away.equip(said, false);
  expect(draw()).toBe("2026-11-17 true");
});
