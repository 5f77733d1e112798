import { describe, expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const called = (unanswered: "missed" | "ask", calls = 3) =>
  tell({ call: { answer_s: 60, calls, unanswered } })
    .opens("1")
    .draws(PASS)
    .clerk("1", "call-next");

describe("a call that nobody answers", () => {
  prove([
    ["waits for its time", () => called("missed").at("09:00:59"), []],
    ["is repeated", () => called("missed").at("09:01"), ["A001 recalled 1"]],
    [
      "as often as the town says",
      () => called("missed").at("09:02:59"),
      ["A001 recalled 1", "A001 recalled 1"],
    ],
    [
      "and then missed",
      () => called("missed").at("09:03"),
      ["A001 recalled 1", "A001 recalled 1", "A001 missed 1", "counter 1 released"],
    ],
    [
      "where one call is enough, at once",
      () => called("missed", 1).at("09:01"),
      ["A001 missed 1", "counter 1 released"],
    ],
    ["or the desk is asked", () => called("ask").at("09:02:59").at("09:03"), ["A001 asked 1"]],
    ["once", () => called("ask").at("09:03").at("10:00"), []],
    [
      "and asked again after a call by hand",
      () => called("ask").at("09:03").clerk("1", "recall").at("09:10"),
      ["A001 asked 1"],
    ],
    [
      "a call by hand begins the wait anew",
      () => called("missed").at("09:00:50").clerk("1", "recall").at("09:01:49"),
      [],
    ],
    ["who comes ends it", () => called("missed").clerk("1", "start").at("10:00"), []],
  ]);
});

describe("the day turns", () => {
  const busy = () =>
    tell({ step_out_min: 600 })
      .opens("1", "2", "3", "4")
      .draws(PASS, PASS, PASS, PASS, PASS, "abmeldung")
      .clerk("1", "call-next")
      .clerk("1", "start")
      .clerk("2", "call-next")
      .clerk("2", "start")
      .clerk("2", "park")
      .clerk("2", "call-next")
      .clerk("3", "pause", { pause: "break" })
      .clerk("1", "cancel", { ticket: "A005" });

  test("with everything open: whoever is served is done, all others end, counters close, numbers begin anew", () => {
    const story = busy().at("00:00", "2026-11-18");
    expect(story.outcome.slice(-12)).toEqual(
      [
        "A001 completed 1",
        "counter 1 released",
        "A003 cancelled",
        "counter 2 released",
        "A002 cancelled",
        "A004 cancelled",
        "M001 cancelled",
        "counter 1 closed",
        "counter 2 closed",
        "counter 3 closed",
        "counter 4 closed",
        "day turned 2026-11-18",
      ].slice(-12),
    );
    const { state } = story;
    expect([state.tickets.size, state.lines.size, state.calls, state.actions, state.jobs.size]).toEqual([
      0,
      0,
      [],
      [],
      0,
    ]);
    expect([...state.deadlines.keys()]).toEqual(["day"]);
    expect(story.at("09:00", "2026-11-19").draws(PASS).outcome).toEqual(["A001 drawn"]);
    expect(story.ticket("A001").id).toBe("zeitz-20261119-A001");
  });

  test("nothing is learned about a service that midnight ended", () => {
    const story = tell().opens("1").draws(PASS).clerk("1", "call-next").clerk("1", "start");
    const before = story.state.durations[PASS];
    expect(story.at("00:00", "2026-11-18").state.durations[PASS]).toBe(before!);
  });

  test("what was done yesterday cannot be undone today", () => {
    const story = tell().opens("1").draws(PASS).clerk("1", "call-next");
    const [action] = story.state.actions;
    expect(story.at("09:00", "2026-11-18").opens("1").undoes("1", action!.seq).outcome).toBe(
      "nothing-to-undo: There is nothing to undo at this counter",
    );
  });
});
