import { describe, expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const line = (policy = {}) => tell(policy).opens("1").draws(PASS, PASS, PASS, PASS, PASS);
const missed = (policy = {}) => line(policy).clerk("1", "call-next").clerk("1", "miss");
/** The numbers that counter 1 calls next, so many of them. */
function calls(story: Story, times: number): string[] {
  for (let n = 0; n < times; n++) story.clerk("1", "call-next").clerk("1", "start");
  return story.state.calls.slice(-times).map(({ number }) => number);
}

describe("giving up", () => {
  prove([
    ["a visitor gives up", () => line().visitor("cancel", { ticket: "A002" }), ["A002 cancelled"]],
    [
      "giving up while called frees the counter",
      () => line().clerk("1", "call-next").visitor("cancel", { ticket: "A001" }),
      ["A001 cancelled 1", "counter 1 released"],
    ],
    [
      "who is being served has not given up",
      () => line().clerk("1", "call-next").clerk("1", "start").visitor("cancel", { ticket: "A001" }),
      "not-possible: A001 is already being served at counter 1",
    ],
    [
      "nobody gives up twice",
      () => line().visitor("cancel", { ticket: "A002" }).visitor("cancel", { ticket: "A002" }),
      "not-possible: A002 has been given up",
    ],
    ["staff strike a number", () => line().clerk("1", "cancel", { ticket: "A003" }), ["A003 cancelled 1"]],
    [
      "not one that a colleague has called",
      () => line().opens("2").clerk("2", "call-next").clerk("1", "cancel", { ticket: "A001" }),
      "counter-busy: A001 is at counter 2",
    ],
    [
      "nor without a counter of their own",
      () => line().clerk("1", "call-next").ask("staff:x", { type: "cancel", ticket: "zeitz-20261117-A001" }),
      "counter-busy: A001 is at counter 1",
    ],
  ]);
});

describe("errands", () => {
  const out = (policy = {}) => line(policy).visitor("step-out", { ticket: "A001" });
  prove([
    ["a visitor steps out", out, ["A001 stepped-out"]],
    ["and comes back", () => out().visitor("come-back", { ticket: "A001" }), ["A001 came-back"]],
    ["is skipped meanwhile", () => out().clerk("1", "call-next"), ["A002 called 1"]],
    [
      "and keeps the place",
      () => out().visitor("come-back", { ticket: "A001" }).clerk("1", "call-next"),
      ["A001 called 1"],
    ],
    ["up to the town's limit", () => out({ step_out_min: 45 }).at("09:44:59"), []],
    ["and no longer", () => out({ step_out_min: 45 }).at("09:45"), ["A001 cancelled"]],
    [
      "not after closing time",
      () => tell().at("17:40").draws(PASS).visitor("step-out", { ticket: "A001" }).at("18:00"),
      ["A001 cancelled"],
    ],
    [
      "none begins after closing time: it would end at once and cost the place",
      () => tell().at("17:40").draws(PASS).at("18:05").visitor("step-out", { ticket: "A001" }),
      "not-possible: The office is closed: whoever stepped out now would lose the place",
    ],
    [
      "a town may not offer it",
      () => line({ step_out_min: 0 }).visitor("step-out", { ticket: "A001" }),
      "not-possible: Stepping out is not offered here",
    ],
    [
      "not while being called",
      () => line().clerk("1", "call-next").visitor("step-out", { ticket: "A001" }),
      "not-possible: A001 is already called to counter 1",
    ],
    [
      "nobody comes back who is here",
      () => line().visitor("come-back", { ticket: "A001" }),
      "not-possible: A001 is waiting in the queue",
    ],
  ]);
});

describe("put back after a missed call", () => {
  prove([
    [
      "within the time the visitor puts themselves back",
      () => missed().at("09:15").visitor("put-back", { ticket: "A001" }),
      ["A001 put-back"],
    ],
    [
      "later they have to ask",
      () => missed().at("09:15:01").visitor("put-back", { ticket: "A001" }),
      "too-late: A missed ticket can be put back for 15 minutes",
    ],
    [
      "staff may at any time",
      () => missed().at("11:00").clerk("1", "put-back", { ticket: "A001" }),
      ["A001 put-back 1"],
    ],
    [
      "who waits is not put back",
      () => missed().visitor("put-back", { ticket: "A002" }),
      "not-possible: A002 is waiting in the queue",
    ],
    [
      "nobody puts back a number that is not there",
      () => missed().clerk("1", "put-back", { ticket: "A099" }),
      "unknown-ticket: There is no such ticket today",
    ],
  ]);

  const places: [behind: number, order: string[]][] = [
    [0, ["A001", "A002", "A003", "A004", "A005"]],
    [1, ["A002", "A001", "A003", "A004", "A005"]],
    [3, ["A002", "A003", "A004", "A001", "A005"]],
    [4, ["A002", "A003", "A004", "A005", "A001"]],
    [9, ["A002", "A003", "A004", "A005", "A001"]],
  ];
  test.each(places)("behind the next %i", (behind, order) => {
    const story = missed({ missed: { back_min: 15, behind } }).visitor("put-back", { ticket: "A001" });
    expect(calls(story, 5)).toEqual(order);
  });

  test("nobody comes earlier by missing a call, and nobody who draws later comes before", () => {
    const story = missed({ missed: { back_min: 15, behind: 9 } })
      .visitor("put-back", { ticket: "A001" })
      .draws(PASS);
    expect(calls(story, 6)).toEqual(["A002", "A003", "A004", "A005", "A001", "A006"]);
  });
});
