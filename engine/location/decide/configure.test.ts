import { describe, expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const keep = { and_return: false, place: "arrival" } as const;
const line = (policy = {}) => tell(policy).opens("1", "2").draws(PASS, PASS);
const without = (story: Story, counter: string) =>
  story.becomes({ counters: story.state.town.counters.filter(({ id }) => id !== counter) });
const withoutPass = (story: Story) =>
  story.becomes({
    services: story.state.town.services.filter(({ id }) => id !== PASS),
    counters: story.state.town.counters.map((counter) => ({
      ...counter,
      services: counter.services.filter((id) => id !== PASS),
      helps: counter.helps.filter(({ service }) => service !== PASS),
    })),
  });

describe("a counter that the town gives up", () => {
  prove([
    ["closes", () => without(line(), "1"), ["counter 1 closed", "town configured"]],
    ["unless it is", () => without(line(), "5"), ["town configured"]],
    [
      "sends its visitor back to their place",
      () => without(line().clerk("1", "call-next").clerk("1", "start"), "1"),
      ["A001 returned 1", "counter 1 released", "counter 1 closed", "town configured"],
    ],
    [
      "who is called elsewhere next",
      () => without(line().clerk("1", "call-next"), "1").clerk("2", "call-next"),
      ["A001 called 2"],
    ],
    [
      "keeps nobody",
      () =>
        without(line().clerk("2", "transfer", { ticket: "A001", to_counter: "1", ...keep }), "1").clerk(
          "2",
          "call-next",
        ),
      ["A001 called 2"],
    ],
    [
      "is taken by nobody",
      () => without(line(), "1").opens("1"),
      "unknown-counter: There is no such counter",
    ],
    [
      "calls nobody",
      () => without(line(), "1").clerk("1", "call-next"),
      "unknown-counter: There is no such counter",
    ],
  ]);
});

describe("tickets of a matter that the town gives up", () => {
  const gone = (policy = {}) => withoutPass(line(policy));
  prove([
    [
      "wait for nobody's next",
      () => gone().clerk("1", "call-next"),
      "nobody-waiting: Nobody is waiting for this counter",
    ],
    ["are called by choice", () => gone().clerk("1", "call", { ticket: "A001" }), ["A001 called 1"]],
    [
      "are sent to another matter",
      () =>
        gone()
          .clerk("1", "transfer", { ticket: "A001", service: "reisepass", ...keep })
          .clerk("1", "call-next"),
      ["A001 called 1"],
    ],
    [
      "are sent to a counter",
      () =>
        gone()
          .clerk("1", "transfer", { ticket: "A001", to_counter: "2", ...keep })
          .clerk("2", "call-next"),
      ["A001 called 2"],
    ],
    [
      "end with an errand",
      () => gone().visitor("step-out", { ticket: "A001" }).at("09:45"),
      ["A001 cancelled"],
    ],
    [
      "are finished",
      () => withoutPass(line().clerk("1", "call-next").clerk("1", "start")).clerk("1", "finish"),
      ["A001 completed 1", "counter 1 released"],
    ],
  ]);
});

test("a visitor who was to return to a matter that is gone is done", () => {
  const story = line()
    .opens("3")
    .clerk("1", "call-next")
    .clerk("1", "start")
    .clerk("1", "transfer", { service: "abmeldung", and_return: true, place: "arrival" })
    .clerk("3", "call-next")
    .clerk("3", "start");
  expect(withoutPass(story).clerk("3", "finish").outcome).toEqual(["A001 completed 3", "counter 3 released"]);
});
