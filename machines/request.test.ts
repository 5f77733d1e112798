// Rule: a request moves along exactly these edges; once it was drawn, passed over, withdrawn or has lapsed it stays so.
import { expect, test } from "bun:test";
import { deviations, type Edge, stories } from "./proof.testing.ts";
import { type RequestState, requestMachine, requestTable, takesPart } from "./request.ts";

const specification: Edge<RequestState>[] = [
  ["asked", "confirmed", "waiting"],
  ["asked", "withdrawn", "withdrawn"],
  ["asked", "lapsed", "lapsed"],
  ["waiting", "drawn", "drawn"],
  ["waiting", "passed-over", "passed-over"],
  ["waiting", "withdrawn", "withdrawn"],
];

test.each(specification)("%s --%s--> %s", (from, event, to) => {
  expect(requestTable.next(from, event)).toBe(to);
});

test("everything else changes nothing, and a request begins with being asked to confirm", () => {
  expect(deviations(requestTable, specification)).toEqual([]);
  expect(requestTable.initial).toBe("asked");
});

test("all paths are these", () => {
  expect(stories(requestMachine)).toEqual([
    "",
    "confirmed",
    "confirmed drawn",
    "confirmed passed-over",
    "confirmed withdrawn",
    "lapsed",
    "withdrawn",
  ]);
});

test("only who is confirmed takes part", () => {
  expect(requestTable.states.filter(takesPart)).toEqual(["waiting"]);
});
