import { describe, expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const REGISTER = "wohnsitz-anmelden";
const keep = { and_return: false, place: "arrival" } as const;
const end = { and_return: false, place: "end" } as const;
const called = () => tell().opens("1", "2", "3").draws(PASS, PASS, REGISTER).clerk("1", "call-next");
const serving = () => called().clerk("1", "start");

describe("where to", () => {
  prove([
    [
      "to another matter, and the counter is free",
      () => serving().clerk("1", "transfer", { service: REGISTER, ...keep }),
      ["A001 transferred 1", "counter 1 released"],
    ],
    [
      "whoever was only called can be sent on as well",
      () => called().clerk("1", "transfer", { service: REGISTER, ...keep }),
      ["A001 transferred 1", "counter 1 released"],
    ],
    [
      "somebody who waits is sent on without a call",
      () => called().clerk("1", "transfer", { ticket: "A002", service: REGISTER, ...keep }),
      ["A002 transferred 1"],
    ],
    [
      "with the place of arrival they come before those who came later",
      () =>
        serving()
          .clerk("1", "transfer", { service: REGISTER, ...keep })
          .clerk("3", "call-next"),
      ["A001 called 3"],
    ],
    [
      "at the end they come after them",
      () =>
        serving()
          .clerk("1", "transfer", { service: REGISTER, ...end })
          .clerk("3", "call-next"),
      ["M001 called 3"],
    ],
    [
      "to a counter: no other calls them by next",
      () =>
        serving()
          .clerk("1", "transfer", { to_counter: "2", ...keep })
          .clerk("1", "call-next"),
      ["A002 called 1"],
    ],
    [
      "to a counter: it calls them by next, whatever it serves",
      () =>
        serving()
          .clerk("1", "transfer", { to_counter: "3", ...keep })
          .clerk("3", "call-next"),
      ["A001 called 3"],
    ],
    [
      "who is at a colleague's counter stays there",
      () => serving().clerk("2", "transfer", { ticket: "A001", service: REGISTER, ...keep }),
      "counter-busy: A001 is at counter 1",
    ],
    [
      "without anybody there is nobody to transfer",
      () => called().clerk("2", "transfer", { service: REGISTER, ...keep }),
      "counter-idle: There is nobody to transfer",
    ],
    [
      "to the same matter and no counter is nowhere",
      () => serving().clerk("1", "transfer", { service: PASS, ...keep }),
      "bad-input: Choose another matter or a counter to transfer to",
    ],
    [
      "to an unknown matter",
      () => serving().clerk("1", "transfer", { service: "heirat", ...keep }),
      "unknown-service: There is no such matter here",
    ],
    [
      "to an unknown counter",
      () => serving().clerk("1", "transfer", { to_counter: "99", ...keep }),
      "unknown-counter: There is no such counter",
    ],
    [
      "to a closed counter",
      () => serving().clerk("1", "transfer", { to_counter: "5", ...keep }),
      "counter-closed: Counter 5 is closed: nobody would call A001 there",
    ],
    [
      "to a counter that only pauses",
      () =>
        serving()
          .clerk("3", "pause", { pause: "break" })
          .clerk("1", "transfer", { to_counter: "3", ...keep }),
      ["A001 transferred 1", "counter 1 released"],
    ],
    [
      "who is on an errand is not sent on behind their back",
      () =>
        called()
          .visitor("step-out", { ticket: "A002" })
          .clerk("1", "transfer", { ticket: "A002", service: REGISTER, ...keep }),
      "not-possible: A002 has stepped out and will come back",
    ],
    [
      "who is finished is not sent on",
      () =>
        serving()
          .clerk("1", "finish")
          .clerk("1", "transfer", { ticket: "A001", service: REGISTER, ...keep }),
      "not-possible: A001 is already finished",
    ],
  ]);
});

describe("a place kept for a counter is kept only while a clerk sits there", () => {
  const kept = () => serving().clerk("1", "transfer", { to_counter: "2", ...keep });
  prove([
    ["it closes", () => kept().clerk("2", "close").clerk("1", "call-next"), ["A001 called 1"]],
    [
      "it closes during an errand",
      () =>
        kept()
          .visitor("step-out", { ticket: "A001" })
          .clerk("2", "close")
          .visitor("come-back", { ticket: "A001" })
          .clerk("1", "call-next"),
      ["A001 called 1"],
    ],
    [
      "its clerk moves to another",
      () =>
        kept().ask("staff:clerk-2", { type: "open", counter: "4", clerk: "clerk-2" }).clerk("1", "call-next"),
      ["A001 called 1"],
    ],
    [
      "it closes before an undo puts somebody back there",
      () =>
        kept().clerk("1", "call", { ticket: "A001" }).clerk("2", "close").undoes("1").clerk("1", "call-next"),
      ["A001 called 1"],
    ],
    [
      "a pause keeps it",
      () => kept().clerk("2", "pause", { pause: "break" }).clerk("1", "call-next"),
      ["A002 called 1"],
    ],
  ]);
});

test("what was worked before goes along, and so does the wish to see them again", () => {
  const story = serving()
    .at("09:10")
    .clerk("1", "transfer", { service: REGISTER, and_return: true, place: "arrival" });
  const home = { service: PASS, counter: "1" };
  expect(story.ticket("A001")).toMatchObject({ served: [{ service: PASS, ms: 600_000 }], back_to: home });
  story
    .clerk("3", "call-next")
    .clerk("3", "start")
    .clerk("3", "transfer", { service: "abmeldung", ...keep });
  expect(story.ticket("A001")).toMatchObject({ service: "abmeldung", back_to: home });
  story.clerk("3", "transfer", { ticket: "A001", service: PASS, ...keep });
  expect(story.ticket("A001")).toMatchObject({ service: PASS, back_to: null });
});
