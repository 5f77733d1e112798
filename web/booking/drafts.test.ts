// Rule: what was typed before a sign-in waits for a while, in bounded memory, and no longer.
import { expect, test } from "bun:test";
import { Drafts } from "./drafts.ts";

test("kept for twenty minutes, replaced by what was typed later, forgotten on demand", () => {
  const drafts = new Drafts();
  drafts.keep("t1", { name: "Anna" }, 0);
  drafts.keep("t1", { name: "Anna Grün" }, 1000);
  expect(drafts.of("t1", 20 * 60_000 + 999)).toEqual({ name: "Anna Grün" });
  expect(drafts.of("t1", 20 * 60_000 + 1000)).toEqual({});
  drafts.keep("t2", { name: "Ben" }, 0);
  drafts.forget("t2");
  expect(drafts.of("t2", 1)).toEqual({});
});

test("a flood pushes out the oldest", () => {
  const drafts = new Drafts();
  for (let n = 0; n <= 2_000; n++) drafts.keep(`t${n}`, { name: "A" }, 0);
  expect([drafts.of("t0", 1), drafts.of("t1", 1)]).toEqual([{}, { name: "A" }]);
});
