import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const two = (policy = {}) => tell(policy).opens("1", "2").draws(PASS, PASS);
const serving = () => two().clerk("1", "call-next").clerk("1", "start");
const inOrder = { cherry_pick: false };

prove([
  ["call next calls who came first", () => two().clerk("1", "call-next"), ["A001 called 1"]],
  [
    "call next finishes who is being served first",
    () => serving().clerk("1", "call-next"),
    ["A001 completed 1", "counter 1 released", "A002 called 1"],
  ],
  [
    "call next with nobody left only finishes",
    () => serving().clerk("2", "call-next").clerk("1", "call-next"),
    ["A001 completed 1", "counter 1 released"],
  ],
  [
    "call next with nobody waiting and nobody there says so",
    () => tell().opens("1").clerk("1", "call-next"),
    "nobody-waiting: Nobody is waiting for this counter",
  ],
  [
    "nobody waits for this counter when others wait for another matter",
    () => tell().opens("5").draws(PASS).clerk("5", "call-next"),
    "nobody-waiting: Nobody is waiting for this counter",
  ],
  [
    "who is called and has not come is neither finished nor forgotten by call next",
    () => two().clerk("1", "call-next").clerk("1", "call-next"),
    "counter-busy: Counter 1 is busy with A001: finish that first",
  ],
  [
    "a paused counter calls nobody",
    () => two().clerk("1", "pause", { pause: "break" }).clerk("1", "call-next"),
    "not-possible: Counter 1 is paused",
  ],
  [
    "a closed counter calls nobody",
    () => tell().draws(PASS).clerk("1", "call-next"),
    "counter-closed: Counter 1 is closed: take it first",
  ],
  [
    "an unknown counter calls nobody",
    () => two().clerk("99", "call-next"),
    "unknown-counter: There is no such counter",
  ],
  ["a clerk may choose whom to call", () => two().clerk("1", "call", { ticket: "A002" }), ["A002 called 1"]],
  [
    "choosing somebody finishes who is being served, too",
    () => serving().clerk("1", "call", { ticket: "A002" }),
    ["A001 completed 1", "counter 1 released", "A002 called 1"],
  ],
  [
    "where the town forbids it, nobody is chosen out of the line",
    () => two(inOrder).clerk("1", "call", { ticket: "A002" }),
    "cherry-pick-forbidden: Visitors are called in order here",
  ],
  [
    "where the town forbids choosing, who missed the call goes by the rule for putting back",
    () => two(inOrder).clerk("1", "call-next").clerk("1", "miss").clerk("1", "call", { ticket: "A001" }),
    "cherry-pick-forbidden: Visitors are called in order here",
  ],
  [
    "who is parked may be called back everywhere: they stand in no line",
    () =>
      two(inOrder)
        .clerk("1", "call-next")
        .clerk("1", "start")
        .clerk("1", "park")
        .clerk("1", "call", { ticket: "A001" }),
    ["A001 called 1"],
  ],
  [
    "who missed the call may be called again by choice",
    () => two().clerk("1", "call-next").clerk("1", "miss").clerk("2", "call", { ticket: "A001" }),
    ["A001 called 2"],
  ],
  [
    "who is on an errand is not called",
    () => two().visitor("step-out", { ticket: "A002" }).clerk("1", "call", { ticket: "A002" }),
    "not-possible: A002 has stepped out and will come back",
  ],
  [
    "who is being called elsewhere is not called twice",
    () => two().clerk("1", "call-next").clerk("2", "call", { ticket: "A001" }),
    "not-possible: A001 is already called to counter 1",
  ],
  [
    "who has left is not called",
    () => two().visitor("cancel", { ticket: "A002" }).clerk("1", "call", { ticket: "A002" }),
    "not-possible: A002 has been given up",
  ],
  [
    "a number that was not drawn is not called, and nobody is finished for it",
    () => serving().clerk("1", "call", { ticket: "A099" }),
    "unknown-ticket: There is no such ticket today",
  ],
  ["a call is repeated", () => two().clerk("1", "call-next").clerk("1", "recall"), ["A001 recalled 1"]],
  [
    "a call that was answered is not repeated",
    () => serving().clerk("1", "recall"),
    "not-possible: A001 is already being served at counter 1",
  ],
  [
    "nobody is called again where nobody was",
    () => two().clerk("1", "recall"),
    "counter-idle: Nobody is at counter 1",
  ],
]);
