import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const calling = () => tell().opens("1", "2").draws(PASS).clerk("1", "call-next");
const takes = (counter: string, clerk: string) => ["staff:x", { type: "open", counter, clerk }] as const;

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
        .ask(...takes("2", "clerk-1")),
    ["counter 1 closed", "counter 2 opened"],
  ],
  [
    "an idle colleague's counter is taken over",
    () =>
      tell()
        .opens("1")
        .ask(...takes("1", "clerk-9")),
    ["counter 1 closed", "counter 1 opened"],
  ],
  [
    "a pausing colleague's counter is taken over",
    () =>
      tell()
        .opens("1")
        .clerk("1", "pause", { pause: "break" })
        .ask(...takes("1", "clerk-9")),
    ["counter 1 closed", "counter 1 opened"],
  ],
  [
    "a busy colleague's counter is not",
    () => calling().ask(...takes("1", "clerk-9")),
    "counter-taken: A colleague is serving at counter 1",
  ],
  [
    "nobody walks away from a visitor",
    () => calling().ask(...takes("3", "clerk-1")),
    "counter-busy: Counter 1 is busy with A001: finish that first",
  ],
  ["an unknown counter is not taken", () => tell().opens("99"), "unknown-counter: There is no such counter"],
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
