import { describe, expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const called = () => tell().opens("1", "2").draws(PASS, PASS).clerk("1", "call-next");
const serving = () => called().clerk("1", "start");
const back = { and_return: true, place: "arrival" } as const;
/** Served at counter 3 for another matter, to go back to counter 1. */
const sentAndServed = () =>
  serving()
    .opens("3")
    .clerk("1", "transfer", { service: "wohnsitz-anmelden", ...back })
    .clerk("3", "call-next")
    .clerk("3", "start");

describe("serving", () => {
  prove([
    ["who comes is served", () => called().clerk("1", "start"), ["A001 started 1"]],
    [
      "nobody is served twice",
      () => serving().clerk("1", "start"),
      "not-possible: A001 is already being served at counter 1",
    ],
    [
      "without a call nobody is served",
      () => tell().opens("1").clerk("1", "start"),
      "counter-idle: Nobody is at counter 1",
    ],
    ["a service ends", () => serving().clerk("1", "finish"), ["A001 completed 1", "counter 1 released"]],
    [
      "who has not come is not finished",
      () => called().clerk("1", "finish"),
      "not-possible: A001 is already called to counter 1",
    ],
    [
      "who did not come is missed and the counter is free",
      () => called().clerk("1", "miss"),
      ["A001 missed 1", "counter 1 released"],
    ],
    [
      "who is being served cannot be missed",
      () => serving().clerk("1", "miss"),
      "not-possible: A001 is already being served at counter 1",
    ],
    [
      "who was called goes back",
      () => called().clerk("1", "return"),
      ["A001 returned 1", "counter 1 released"],
    ],
    [
      "who was served goes back",
      () => serving().clerk("1", "return"),
      ["A001 returned 1", "counter 1 released"],
    ],
    [
      "who goes back keeps their place",
      () => serving().clerk("1", "return").clerk("2", "call-next"),
      ["A001 called 2"],
    ],
    [
      "a second matter follows at the same counter",
      () => serving().clerk("1", "continue", { service: "reisepass" }),
      ["A001 continued 1"],
    ],
    [
      "a second matter must be one of the town's",
      () => serving().clerk("1", "continue", { service: "heirat" }),
      "unknown-service: There is no such matter here",
    ],
    [
      "a second matter needs a first",
      () => called().clerk("1", "continue", { service: "reisepass" }),
      "not-possible: A001 is already called to counter 1",
    ],
    [
      "sent with return, finishing sends back",
      () => sentAndServed().clerk("3", "finish"),
      ["A001 transferred 3", "counter 3 released"],
    ],
    [
      "who was sent back is called by the counter that sent them, though it serves others too",
      () => sentAndServed().clerk("3", "finish").clerk("2", "call-next").clerk("1", "call-next"),
      ["A001 called 1"],
    ],
    [
      "where that counter has closed meanwhile, any counter of the matter calls them",
      () => sentAndServed().clerk("1", "close").clerk("3", "finish").clerk("2", "call-next"),
      ["A001 called 2"],
    ],
    [
      "back where they came from, finishing ends the visit",
      () =>
        sentAndServed().clerk("3", "finish").clerk("1", "call-next").clerk("1", "start").clerk("1", "finish"),
      ["A001 completed 1", "counter 1 released"],
    ],
    [
      "call next sends back, too, before it calls",
      () => sentAndServed().draws("abmeldung").clerk("3", "call-next"),
      ["A001 transferred 3", "counter 3 released", "M001 called 3"],
    ],
  ]);
});

test("a matter that was continued is worked twice and said so on the ticket", () => {
  const story = serving()
    .at("09:10")
    .clerk("1", "continue", { service: "reisepass" })
    .at("09:15")
    .clerk("1", "finish");
  expect(story.ticket("A001")).toMatchObject({
    state: "completed",
    served: [
      { service: PASS, ms: 600_000 },
      { service: "reisepass", ms: 300_000 },
    ],
  });
});

test("who goes back waits for the matter they came for, with no call behind them", () => {
  const { rank } = called().ticket("A001");
  expect(serving().clerk("1", "return").ticket("A001")).toMatchObject({
    rank,
    state: "waiting",
    calls: 0,
    counter: null,
    started_at: null,
  });
});
