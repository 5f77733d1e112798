import { describe, expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const calling = () => tell().opens("1", "2").draws(PASS).clerk("1", "call-next");
const taking = (counter: string, clerk: string, take_over?: number) =>
  [`staff:${clerk}`, { type: "open", counter, clerk, take_over }] as const;
/** Agrees to take over what is to be seen at the counter now. */
const takesOver = (story: Story, counter: string, clerk = "clerk-9") =>
  story.ask(...taking(counter, clerk, story.state.counters.get(counter)?.touched));

describe("taking and leaving", () => {
  prove([
    ["a clerk takes a counter", () => tell().opens("1"), ["counter 1 opened"]],
    [
      "nobody takes what they have",
      () => tell().opens("1").opens("1"),
      "not-possible: You already have counter 1",
    ],
    [
      "whoever moves leaves the other counter closed",
      () =>
        tell()
          .opens("1")
          .ask(...taking("2", "clerk-1")),
      ["counter 1 closed", "counter 2 opened"],
    ],
    [
      "nobody walks away from a visitor",
      () => calling().ask(...taking("3", "clerk-1")),
      "counter-busy: Counter 1 is busy with A001: finish that first",
    ],
    [
      "nobody takes a counter for somebody else",
      () => tell().ask("staff:clerk-1", { type: "open", counter: "2", clerk: "clerk-2" }),
      "not-your-counter: Counter 2 is not yours",
    ],
    [
      "an unknown counter is not taken",
      () => tell().opens("99"),
      "unknown-counter: There is no such counter",
    ],
    [
      "a counter pauses",
      () => tell().opens("1").clerk("1", "pause", { pause: "pickup" }),
      ["counter 1 paused"],
    ],
    [
      "not with a visitor",
      () => calling().clerk("1", "pause", { pause: "break" }),
      "counter-busy: Counter 1 is busy with A001: finish that first",
    ],
    [
      "not when it is closed",
      () => tell().clerk("1", "pause", { pause: "break" }),
      "counter-closed: Counter 1 is closed: take it first",
    ],
    [
      "a pause ends",
      () => tell().opens("1").clerk("1", "pause", { pause: "break" }).clerk("1", "reopen"),
      ["counter 1 reopened"],
    ],
    [
      "an open counter is open",
      () => tell().opens("1").clerk("1", "reopen"),
      "not-possible: Counter 1 is open already",
    ],
    ["a counter closes", () => tell().opens("1").clerk("1", "close"), ["counter 1 closed"]],
    [
      "a counter closes from its pause",
      () => tell().opens("1").clerk("1", "pause", { pause: "break" }).clerk("1", "close"),
      ["counter 1 closed"],
    ],
    [
      "a counter does not close upon a visitor",
      () => calling().clerk("1", "close"),
      "counter-busy: Counter 1 is busy with A001: finish that first",
    ],
    [
      "a closed one is closed",
      () => tell().clerk("1", "close"),
      "counter-closed: Counter 1 is closed: take it first",
    ],
  ]);
});

describe("taking over from a colleague", () => {
  const serving = () => calling().clerk("1", "start");
  prove([
    [
      "not unasked",
      () =>
        tell()
          .opens("1")
          .ask(...taking("1", "clerk-9")),
      "counter-taken: A colleague has counter 1",
    ],
    [
      "not unasked, and it is said who is there",
      () => serving().ask(...taking("1", "clerk-9")),
      "counter-taken: A colleague has counter 1 and is busy with A001",
    ],
    ["idle", () => takesOver(tell().opens("1"), "1"), ["counter 1 handed-over"]],
    [
      "from a pause, which ends",
      () => takesOver(tell().opens("1").clerk("1", "pause", { pause: "break" }), "1"),
      ["counter 1 reopened", "counter 1 handed-over"],
    ],
    ["with somebody called", () => takesOver(calling(), "1"), ["counter 1 handed-over"]],
    ["with somebody served", () => takesOver(serving(), "1"), ["counter 1 handed-over"]],
    [
      "whoever takes over leaves the other counter closed",
      () => takesOver(serving(), "1", "clerk-2"),
      ["counter 2 closed", "counter 1 handed-over"],
    ],
    [
      "not with a visitor of one's own elsewhere",
      () => takesOver(serving().draws(PASS).clerk("2", "call-next"), "1", "clerk-2"),
      "counter-busy: Counter 2 is busy with A002: finish that first",
    ],
    [
      "not when the colleague was there after all",
      () => {
        const story = calling();
        const { touched } = story.state.counters.get("1")!;
        return story.clerk("1", "start").ask(...taking("1", "clerk-9", touched));
      },
      "stale-revision: Something happened at counter 1 meanwhile",
    ],
    [
      "a call that is only repeated by the clock is no sign of anybody",
      () => {
        const story = calling();
        const { touched } = story.state.counters.get("1")!;
        return story.later(70).ask(...taking("1", "clerk-9", touched));
      },
      ["counter 1 handed-over"],
    ],
    [
      "whom the colleague left is finished by who took over",
      () => takesOver(serving(), "1").ask("staff:clerk-9", { type: "finish", counter: "1" }),
      ["A001 completed 1", "counter 1 released"],
    ],
    [
      "the colleague can do nothing there any more",
      () => takesOver(serving(), "1").clerk("1", "finish"),
      "not-your-counter: Counter 1 is not yours",
    ],
    [
      "nor undo what they did",
      () => takesOver(serving(), "1").clerk("1", "undo", { seq: serving().state.actions.at(-1)!.seq }),
      "not-your-counter: Counter 1 is not yours",
    ],
    [
      "and who took over does not undo what others did",
      () => {
        const { seq } = serving().state.actions.at(-1)!;
        return takesOver(serving(), "1").ask("staff:clerk-9", { type: "undo", counter: "1", seq });
      },
      "nothing-to-undo: There is nothing to undo at this counter",
    ],
    [
      "who is kept for the counter stays kept",
      () =>
        takesOver(
          calling()
            .draws(PASS)
            .clerk("1", "transfer", { ticket: "A002", to_counter: "1", and_return: false, place: "arrival" }),
          "1",
        ).clerk("2", "call-next"),
      "nobody-waiting: Nobody is waiting for this counter",
    ],
    [
      "it is taken back over",
      () => takesOver(takesOver(serving(), "1"), "1", "clerk-1"),
      ["counter 1 handed-over"],
    ],
  ]);

  test("nothing is left to undo, not even the end of the pause", () => {
    const story = takesOver(tell().opens("1").clerk("1", "pause", { pause: "break" }), "1");
    expect(story.state.actions).toEqual([]);
  });

  test("visitor and sign notice nothing", () => {
    const { shown, touched, ...before } = serving().state.counters.get("1")!;
    const story = takesOver(serving(), "1");
    const after = story.state.counters.get("1")!;
    expect(after).toEqual({ ...before, shown, touched: story.state.seq, clerk: "clerk-9", from: "clerk-1" });
    expect(story.ticket("A001")).toEqual(serving().ticket("A001"));
  });

  test("whose counter it was is remembered until they take another, or it closes", () => {
    const from = (story: Story) => story.state.counters.get("1")?.from;
    expect(from(takesOver(serving(), "1").ask(...taking("3", "clerk-1")))).toBeNull();
    expect(from(takesOver(takesOver(serving(), "1"), "1", "clerk-1"))).toBe("clerk-9");
    expect(
      from(takesOver(tell().opens("1"), "1").ask("staff:clerk-9", { type: "close", counter: "1" })),
    ).toBeNull();
  });
});
