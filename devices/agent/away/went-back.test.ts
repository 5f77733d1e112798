// Rule: a ledger that went back in time begins anew, and what was drawn from it since reaches the house under the new name.
import { expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "../../../fixtures/clock.ts";
import type { AwayDraws, LedgerSaid } from "../../contract/away.ts";
import { isRefused } from "../../refused.ts";
import { Away } from "./away.ts";
import { LedgerFile } from "./ledger.ts";

test("the house has read further than the file goes: nothing counts as handed over", async () => {
  const file = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`);
  const before = LedgerFile.open(file, "printer-1");
  if (isRefused(before)) throw new Error(before.sentence);
  before.write({
    ...{
      form: "press-0001",
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
  let said: LedgerSaid | null = null;
  const away = Away.open({
    ...{ ledger_file: file, device: "printer-1", house: new URL("http://127.0.0.1:9"), presses: null },
    paper: { ready: () => true, print: async () => "printed" },
    say: (path, payload) => {
      if (path === "state/ledger") said = payload as LedgerSaid;
      if (path === "evt/away-draws") handed.push(payload as AwayDraws);
    },
    ...{ connected: () => true, log: () => {}, clock, unset: { boot: "boot-1", ms: () => 60_000 } },
  });
  if (isRefused(away)) throw new Error(away.sentence);
  away.joined();
  away.confirmed({ id: handed[0]!.id, ledger: old, status: "done", read: 5 });
  expect(said).toMatchObject({ unsent: 1 });
  expect(said).not.toMatchObject({ ledger: old });
  clock.advance(11_000);
  expect(handed.map(({ draws }) => draws.map(({ number }) => number))).toEqual([["A901"], ["A901"]]);
  expect(handed.map(({ ledger }) => ledger === old)).toEqual([true, false]);
  await away.close();
  await rm(file, { force: true });
});
