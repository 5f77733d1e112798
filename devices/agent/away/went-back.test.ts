// Rule: a ledger that went back in time begins anew, and what was drawn from it since reaches the house under the new name.
import { afterEach, expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keys } from "../../../engine/keys/keys.ts";
import { kitFor } from "../../../engine/outage/kit.ts";
import { manualClock } from "../../../fixtures/clock.ts";
import { tell } from "../../../fixtures/stories/tell.ts";
import type { AwayAnswer, AwayDraws, LedgerSaid } from "../../contract/away.ts";
import { isRefused } from "../../refused.ts";
import { Away } from "./away.ts";
import { LedgerFile } from "./ledger.ts";

/** An agent whose ledger holds one number that was never handed over: A901, for the press `press-0001`. */
async function agent() {
  const file = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`);
  const before = LedgerFile.open(file, "printer-1");
  if (isRefused(before)) throw new Error(before.sentence);
  before.write({
    ...{
      form: "kiosk-1:press-0001",
      day: "2026-11-17",
      sure: 1,
      queue: "A",
      n: 901,
      service: "pass",
      language: "de",
    },
    ...{ channel: "kiosk", origin: "kiosk-1", boot: "boot-1", at_ms: 0, after_ms: 0, issued_at: 0 },
  });
  const old = before.id;
  before.close();

  const clock = manualClock();
  const handed: AwayDraws[] = [];
  const said: LedgerSaid[] = [];
  const away = Away.open({
    ...{ ledger_file: file, device: "printer-1", house: new URL("http://127.0.0.1:9"), presses: null },
    paper: { ready: () => true, print: async () => "printed" },
    say: (path, payload) => {
      if (path === "state/ledger") said.push(payload as LedgerSaid);
      if (path === "evt/away-draws") handed.push(payload as AwayDraws);
    },
    ...{ connected: () => true, log: () => {}, clock, unset: { boot: "boot-1", ms: () => 60_000 } },
  });
  if (isRefused(away)) throw new Error(away.sentence);
  away.joined();
  left.push(async () => {
    await away.close();
    await rm(file, { force: true });
  });
  return { away, clock, old, handed, said };
}

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0)) await leave();
});

const READ: [string, Pick<AwayAnswer, "status" | "read" | "read_press">][] = [
  ["further than the file goes", { status: "done", read: 5 }],
  ["another press in the same place", { status: "done", read: 1, read_press: "press-9999" }],
  ["that, and says so", { status: "refused", read: 1, read_press: "press-9999" }],
];
for (const [what, answer] of READ) {
  test(`the house has read ${what}: nothing counts as handed over`, async () => {
    const { away, clock, old, handed, said } = await agent();
    away.confirmed({ id: handed[0]!.id, ledger: old, ...answer });
    expect(said.at(-1)).toMatchObject({ unsent: 1 });
    expect(said.at(-1)).not.toMatchObject({ ledger: old });
    clock.advance(11_000);
    expect(handed.map(({ draws }) => draws.map(({ number }) => number))).toEqual([["A901"], ["A901"]]);
    expect(handed.map(({ ledger }) => ledger === old)).toEqual([true, false]);
  });
}

test("the house has read this very press: it is handed over, and the ledger goes on", async () => {
  const { away, clock, old, handed, said } = await agent();
  expect(handed[0]?.draws).toMatchObject([{ number: "A901", press: "press-0001" }]);
  away.confirmed({ id: handed[0]!.id, ledger: old, status: "done", read: 1, read_press: "press-0001" });
  expect(said.at(-1)).toEqual({ ledger: old, unsent: 0 });
  clock.advance(11_000);
  expect(handed).toHaveLength(1);
});

test("the house was put back from its backup: what it had confirmed is handed over once more, and counts once", async () => {
  const { away, old, handed, said } = await agent();
  const answer = { ledger: old, status: "done", read: 1, read_press: "press-0001" } as const;
  away.confirmed({ id: handed[0]!.id, ...answer });
  const { state, now } = tell().ask("device:printer-1", {
    type: "lend-series",
    ledger: old,
    device: "printer-1",
  });
  const ports = { keys: new Keys("kept"), now, publicUrl: "https://x.example" };
  away.equip(kitFor(state, old, ports)!, true);
  expect(handed).toHaveLength(1);
  away.equip(kitFor(state, old, { ...ports, now: now + 1 })!, false);
  expect(said.at(-1)).toEqual({ ledger: old, unsent: 1 });
  expect(handed.map(({ draws }) => draws.map(({ number }) => number))).toEqual([["A901"], ["A901"]]);
  away.confirmed({ id: handed[1]!.id, ...answer });
  expect(said.at(-1)).toEqual({ ledger: old, unsent: 0 });
});
