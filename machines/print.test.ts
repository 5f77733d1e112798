// Rule: a print job moves along exactly these edges, forwards only: paper that may have left a printer is not sent again.
import { describe, expect, test } from "bun:test";
import { type PrintState, printMachine, printTable } from "./print.ts";
import { deviations, type Edge, reachIn, stories } from "./proof.testing.ts";

const specification: Edge<PrintState>[] = [
  ["queued", "sent", "sent"],
  ["queued", "failed", "failed"],
  ["queued", "expired", "expired"],
  ["sent", "printed", "printed"],
  ["sent", "failed", "failed"],
  ["sent", "lost", "unknown"],
  ["sent", "handed", "handed"],
  ["unknown", "printed", "printed"],
  ["unknown", "failed", "failed"],
];
const living: PrintState[] = ["queued", "sent", "unknown"];
const ended: PrintState[] = ["printed", "handed", "failed", "expired"];

const reached = reachIn<PrintState>(printMachine);

describe("edges", () => {
  test.each(specification)("%s --%s--> %s", (from, event, to) => {
    expect(printTable.next(from, event)).toBe(to);
  });

  test("everything else changes nothing; paper knows no undo", () => {
    expect(deviations(printTable, specification)).toEqual([]);
  });

  test("the states are these, and a job begins queued", () => {
    expect(printTable.states.toSorted()).toEqual([...living, ...ended].toSorted());
    expect(printTable.initial).toBe("queued");
  });
});

describe("all paths", () => {
  test("are these ten", () => {
    expect(stories(printMachine)).toEqual([
      "",
      "expired",
      "failed",
      "sent",
      "sent failed",
      "sent handed",
      "sent lost",
      "sent lost failed",
      "sent lost printed",
      "sent printed",
    ]);
  });

  test.each(living)("%s is no trap", (state) => {
    expect(reached(state).isDisjointFrom(new Set(ended))).toBe(false);
  });

  test("every end can be reached, and an end is an end", () => {
    expect([...reached("queued")]).toEqual(expect.arrayContaining(ended));
    for (const state of ended) expect(reached(state, { undo: true })).toEqual(new Set([state]));
  });
});

describe("forbidden orders", () => {
  test("a job never comes back to where it was: sent is sent once", () => {
    for (const [from, , to] of specification) {
      expect(reached(to, { undo: true })).not.toContain(from);
    }
  });

  test("nothing is printed, handed over or lost that was not sent", () => {
    const unsent = reached("queued", { avoiding: ["sent"] });
    expect(unsent).toEqual(new Set(["queued", "failed", "expired"]));
  });

  test("a job that was sent does not expire", () => {
    expect(reached("sent")).not.toContain("expired");
  });
});
