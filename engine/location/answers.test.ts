// Rule: what is asked again gets its first answer, a press for two hours and a draw until the morning after the night.
import { expect, test } from "bun:test";
import { tell } from "../../fixtures/stories/tell.ts";
import { PASS } from "./decide/undo.rows.testing.ts";
import { takeChanged } from "./snapshot.ts";

/** What the program remembers of the `count`th thing that was asked for. */
const remembered = (story: ReturnType<typeof tell>, count: number) =>
  story.state.answers.get(`told:${count}`);

test("a press is remembered for two hours, a draw for a night and longer", () => {
  const story = tell().opens("1").draws(PASS).later(7_100).draws(PASS);
  expect(remembered(story, 1)).toMatchObject({ seq: 1, drew: false });
  expect(remembered(story, 2)).toMatchObject({ ticket: story.ticket("A001").id, drew: true });
  story.later(200).draws(PASS);
  expect(remembered(story, 1)).toBeUndefined();
  expect(remembered(story, 2)).toMatchObject({ ticket: "zeitz-20261117-A001" });
  story.at("09:00", "2026-11-18").draws(PASS);
  expect(remembered(story, 2)).toMatchObject({ ticket: "zeitz-20261117-A001" });
  story.at("10:00", "2026-11-19").draws(PASS);
  expect(remembered(story, 2)).toBeUndefined();
});

test("what was forgotten before it was written is not written; what was written is removed", () => {
  const story = tell().opens("1");
  const rows = () => takeChanged(story.state).filter(({ kind }) => kind === "answer");
  expect(rows().map(({ key, data }) => [key, data !== null])).toEqual([["told:1", true]]);
  story.opens("2").later(7_300).draws(PASS);
  expect(rows().map(({ key, data }) => [key, data !== null])).toEqual([
    ["told:3", true],
    ["told:1", false],
  ]);
});
