// Rule: an announcer says each command once and one at a time, in time or not at all, and remembers what became of it.
import { expect, test } from "bun:test";
import type { Result } from "../contract/command.ts";
import { Speaker, type SpeakerFaults } from "./speaker.ts";

const WELL: SpeakerFaults = { silent: false, fails: false, late_ms: 0 };

function stage(faults: Partial<SpeakerFaults> = {}) {
  let now = 0;
  const answers: string[] = [];
  const heard: string[] = [];
  const state = { ...WELL, ...faults };
  let speaking = 0;
  const speaker = new Speaker({
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
    faults: () => state,
    answer: ({ id, status, code, detail }: Result) =>
      answers.push([id, status, code, detail].filter(Boolean).join(" ")),
    async sound({ text }) {
      speaking += 1;
      expect(speaking).toBe(1);
      await Promise.resolve();
      heard.push(text);
      speaking -= 1;
    },
  });
  const order = (id: string, text: string, left_ms = 15_000) => {
    const utterances = [{ language: "de" as const, text }];
    return {
      id,
      at: 9_000,
      expires_at: 9_000 + left_ms,
      args: { gong: true, volume: 80, repeat: 2, utterances },
    };
  };
  return { speaker, answers, heard, order, state };
}

test("said as often as told, one after the other; again asked for, it is a duplicate with its end", async () => {
  const { speaker, answers, heard, order } = stage();
  await Promise.all([speaker.take(order("A", "eins")), speaker.take(order("B", "zwei"))]);
  await speaker.take(order("A", "eins", 0));
  expect(heard).toEqual(["eins", "eins", "zwei", "zwei"]);
  expect(answers).toEqual(["A accepted", "B accepted", "A done", "B done", "A duplicate done"]);
});

for (const [what, faults, left_ms, ends] of [
  ["one that is broken says so", { fails: true }, 15_000, ["A accepted", "A failed no-speaker"]],
  ["one that thinks too long is too late", { late_ms: 16_000 }, 15_000, ["A accepted", "A expired"]],
  ["one that hears of it only after its time says nothing", {}, 0, ["A accepted", "A expired"]],
  ["one that is silent answers nothing", { silent: true }, 15_000, []],
] as const)
  test(what, async () => {
    const { speaker, answers, heard, order } = stage(faults);
    await speaker.take(order("A", "eins", left_ms));
    expect([heard, answers]).toEqual([[], [...ends]]);
  });

test("one that thinks a while still speaks, and forgets what was long ago", async () => {
  const { speaker, answers, heard, order, state } = stage({ late_ms: 4_000 });
  await speaker.take(order("A", "eins"));
  expect(heard).toEqual(["eins", "eins"]);
  state.late_ms = 0;
  for (let count = 0; count < 64; count++) await speaker.take(order(`B${count}`, "zwei"));
  await speaker.take(order("A", "eins", 0));
  expect(answers.at(-1)).toBe("A expired");
});
