// Rule: a message moves along exactly these edges; what was sent is not sent again, and what is unknown only becomes known by a report or another try.
import { describe, expect, test } from "bun:test";
import { type MessageState, messageMachine, messageTable } from "./message.ts";
import { deviations, type Edge, reachIn } from "./proof.testing.ts";

const specification: Edge<MessageState>[] = [
  ["planned", "composed", "ready"],
  ["planned", "dropped", "dropped"],
  ["ready", "tried", "sending"],
  ["ready", "kept", "kept"],
  ["ready", "delivered", "delivered"],
  ["ready", "refused", "failed"],
  ["ready", "dropped", "dropped"],
  ["sending", "sent", "sent"],
  ["sending", "deferred", "ready"],
  ["sending", "delivered", "delivered"],
  ["sending", "refused", "failed"],
  ["sending", "lost", "unknown"],
  ["unknown", "tried", "sending"],
  ["unknown", "delivered", "delivered"],
  ["unknown", "refused", "failed"],
  ["unknown", "given-up", "lost"],
  ["sent", "delivered", "delivered"],
  ["sent", "refused", "failed"],
  ["lost", "delivered", "delivered"],
  ["lost", "refused", "failed"],
];
const ended: MessageState[] = ["kept", "delivered", "failed", "dropped"];
const reached = reachIn<MessageState>(messageMachine);

describe("edges", () => {
  test.each(specification)("%s --%s--> %s", (from, event, to) => {
    expect(messageTable.next(from, event)).toBe(to);
  });

  test("everything else changes nothing; what left the house knows no undo", () => {
    expect(deviations(messageTable, specification)).toEqual([]);
    expect(messageTable.initial).toBe("planned");
  });
});

describe("all paths", () => {
  test("what was sent, or may have been, never stands ready again", () => {
    for (const state of ["sent", "lost", ...ended] as MessageState[])
      expect([...reached(state)].filter((one) => messageTable.next(one, "tried"))).toEqual([]);
  });

  test("every end can be reached, and an end is an end", () => {
    expect([...reached("planned")]).toEqual(expect.arrayContaining(ended));
    for (const state of ended) expect(reached(state)).toEqual(new Set([state]));
  });
});
