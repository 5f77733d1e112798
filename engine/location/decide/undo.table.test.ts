// Rule: what a clerk took back never was, and nothing is taken back behind somebody's back.
import { describe, expect, test } from "bun:test";
import { facts } from "../../../fixtures/stories/facts.ts";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";
import { NOT_UNDONE, PASS, REGISTER, type Row, type Told, UNDONE } from "./undo.rows.testing.ts";

const rows = (Object.entries(UNDONE) as [string, Row[]][]).flatMap(([verb, rows]) =>
  rows.map(([whom, ...rest]) => [`${verb}: ${whom}`, ...rest] as Row),
);

const inLine = () => tell().opens("1", "2", "3").draws(PASS, PASS, REGISTER, PASS);
const after = (steps: readonly Told[]) => steps.reduce((story, step) => step(story).later(5), inLine());

/** An hour of work at every counter, whatever there is to do. */
function goesOn(story: Story): Story {
  for (let visits = 0; visits < 8; visits++) {
    for (const counter of ["1", "2", "3"])
      story.clerk(counter, "call-next").later(20).clerk(counter, "start");
    story.draws(PASS, REGISTER).later(400);
  }
  return story;
}

describe.each(rows)("%s", (_, steps, deed, then, late) => {
  const done = () => {
    const story = deed(after(steps));
    expect(story.outcome).toBeArray();
    return story;
  };
  const undone = () => {
    const story = done().later(20).undoes("1");
    expect(story.outcome).toEqual(["action undone"]);
    return story;
  };
  const never = () => after(steps).later(20);

  test("taken back, it never was", () => {
    expect(facts(undone())).toEqual(facts(never()));
  });

  test("and all that follows is as if it never had been", () => {
    expect(facts(goesOn(undone()))).toEqual(facts(goesOn(never())));
  });

  test("taken back twice, the step before it never was either", () => {
    const story = undone().undoes("1");
    expect(story.outcome).toEqual(["action undone"]);
    expect(facts(story)).toEqual(facts(after(steps.slice(0, -1)).later(25)));
  });

  test("it is done again and taken back again", () => {
    const story = deed(undone());
    expect(facts(story)).toEqual(facts(deed(never())));
    expect(facts(story.undoes("1"))).toEqual(facts(never()));
  });

  test("too late once something else happened", () => {
    const story = done();
    const { seq } = story.state.actions.at(-1)!;
    expect(then(story).outcome).toBeArray();
    expect(story.undoes("1", seq).outcome).toBe(late);
  });

  test("once, from its own counter, on its own day", () => {
    const story = done();
    const { seq } = story.state.actions.at(-1)!;
    const nothing = "nothing-to-undo: There is nothing to undo at this counter";
    expect(story.undoes("2", seq).outcome).toBe(nothing);
    expect(story.undoes("1", seq).outcome).toBeArray();
    expect(story.undoes("1", seq).outcome).toBe("nothing-to-undo: That has been undone already");
    expect(story.at("08:00", "2026-11-18").opens("1").undoes("1", seq).outcome).toBe(nothing);
  });
});

describe("no step to take back", () => {
  test.each(Object.entries(NOT_UNDONE))("%s: %j", (_, [__, deed]) => {
    const story = inLine();
    const { seq } = story.state;
    deed(story);
    expect(story.state.seq).toBeGreaterThan(seq);
    const done = story.events.at(-1)?.command;
    for (const action of story.state.actions.filter(({ command }) => command === done)) {
      expect(story.undoes("1", action.seq).outcome).toStartWith("not-undone: ");
    }
  });

  // Else the key for "undo" would take back what was done before it, unseen.
  test.each(["draw", "note", "step-out", "come-back"] as const)(
    "%s by a clerk stands among the steps all the same",
    (verb) => {
      const [, deed] = NOT_UNDONE[verb];
      const story = deed(inLine().clerk("1", "prioritise", { ticket: "M001", priority: 1 }).later(5));
      const newest = story.state.actions.filter(({ counter }) => counter === "1").at(-1);
      const drawn = story.events.findLast(({ type }) => type.startsWith("ticket."));
      expect(newest?.what).toBe(drawn!.type);
      expect(story.undoes("1").outcome).toStartWith("not-undone: ");
    },
  );
});
