import { expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const serving = () => tell().opens("1", "2").draws(PASS, PASS).clerk("1", "call-next").clerk("1", "start");
const parked = () => serving().at("09:10").clerk("1", "park");

prove([
  ["who is parked leaves the counter free", parked, ["A001 parked 1", "counter 1 released"]],
  [
    "who has not come is not parked",
    () => tell().opens("1").draws(PASS).clerk("1", "call-next").clerk("1", "park"),
    "not-possible: A001 is already called to counter 1",
  ],
  [
    "who is parked is taken on without a call",
    () => parked().clerk("1", "resume", { ticket: "A001" }),
    ["A001 resumed 1"],
  ],
  [
    "a colleague may take them on",
    () => parked().clerk("2", "resume", { ticket: "A001" }),
    ["A001 resumed 2"],
  ],
  [
    "nobody is taken on beside another",
    () => parked().clerk("1", "call-next").clerk("1", "resume", { ticket: "A001" }),
    "counter-busy: Counter 1 is busy with A002: finish that first",
  ],
  [
    "who waits is not taken on past the line",
    () => parked().clerk("1", "resume", { ticket: "A002" }),
    "not-possible: A002 is waiting in the queue",
  ],
  ["who is parked is not called by next", () => parked().clerk("1", "call-next"), ["A002 called 1"]],
  [
    "at a counter there is not nobody is taken on",
    () => parked().clerk("99", "resume", { ticket: "A001" }),
    "unknown-counter: There is no such counter",
  ],
]);

test("pieces of one service count together, without the time apart", () => {
  const story = parked().at("09:30").clerk("1", "resume", { ticket: "A001" }).at("09:35").clerk("1", "park");
  expect(story.ticket("A001").served).toEqual([{ service: PASS, ms: 15 * 60_000 }]);
});
