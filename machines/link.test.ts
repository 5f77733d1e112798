// Rule: a device's link moves along exactly these edges; a revoked device stays out until it is admitted again.
import { describe, expect, test } from "bun:test";
import { type LinkState, linkMachine, linkTable } from "./link.ts";
import { deviations, type Edge, reachIn, stories } from "./proof.testing.ts";

const specification: Edge<LinkState>[] = [
  ["unseen", "appeared", "online"],
  ["unseen", "revoked", "revoked"],
  ["online", "appeared", "online"],
  ["online", "vanished", "offline"],
  ["online", "revoked", "revoked"],
  ["offline", "appeared", "online"],
  ["offline", "vanished", "offline"],
  ["offline", "revoked", "revoked"],
  ["revoked", "admitted", "unseen"],
];
const states: LinkState[] = ["unseen", "online", "offline", "revoked"];

const reached = reachIn<LinkState>(linkMachine);

describe("edges", () => {
  test.each(specification)("%s --%s--> %s", (from, event, to) => {
    expect(linkTable.next(from, event)).toBe(to);
  });

  test("everything else changes nothing; there is no undo", () => {
    expect(deviations(linkTable, specification)).toEqual([]);
  });

  test("the states are these, and a link begins unseen", () => {
    expect(linkTable.states.toSorted()).toEqual(states.toSorted());
    expect(linkTable.initial).toBe("unseen");
  });
});

describe("all paths", () => {
  test("visiting no state twice are these six", () => {
    expect(stories(linkMachine)).toEqual([
      "",
      "appeared",
      "appeared revoked",
      "appeared vanished",
      "appeared vanished revoked",
      "revoked",
    ]);
  });

  test.each(states)("%s is no trap: every state can be reached from it", (state) => {
    expect(reached(state)).toEqual(new Set(states));
  });
});

describe("forbidden orders", () => {
  test("a revoked device does not appear before it is admitted", () => {
    expect(reached("revoked", { avoiding: ["unseen"] })).toEqual(new Set(["revoked"]));
  });

  test("only what was online can be offline: unseen says that nobody ever saw it", () => {
    expect(reached("unseen", { avoiding: ["online"] })).not.toContain("offline");
  });
});
