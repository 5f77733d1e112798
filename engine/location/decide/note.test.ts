import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const line = () => tell().opens("1").draws(PASS, PASS);

prove([
  ["staff leave a note", () => line().clerk("1", "note", { ticket: "A002", text: "pram" }), ["A002 noted"]],
  [
    "not on a number that is not there",
    () => line().clerk("1", "note", { ticket: "A099", text: "pram" }),
    "unknown-ticket: There is no such ticket today",
  ],
  [
    "a note can be left on who is finished",
    () => line().visitor("cancel", { ticket: "A002" }).clerk("1", "note", { ticket: "A002", text: "left" }),
    ["A002 noted"],
  ],
  [
    "staff raise somebody",
    () => line().clerk("1", "prioritise", { ticket: "A002", priority: 1 }),
    ["A002 prioritised 1"],
  ],
  [
    "who is called first then",
    () => line().clerk("1", "prioritise", { ticket: "A002", priority: 1 }).clerk("1", "call-next"),
    ["A002 called 1"],
  ],
  [
    "who is being called is not raised",
    () => line().clerk("1", "call-next").clerk("1", "prioritise", { ticket: "A001", priority: 1 }),
    "not-possible: A001 is already called to counter 1",
  ],
]);
