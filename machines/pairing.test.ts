// Rule: a pairing moves along exactly these edges; a code is confirmed at most once, a secret fetched at most once.
import { expect, test } from "bun:test";
import { isDenied, isPending, type PairingState, pairingMachine, pairingTable } from "./pairing.ts";
import { deviations, type Edge, reachIn, stories } from "./proof.testing.ts";

const specification: Edge<PairingState>[] = [
  ["pending", "confirmed", "confirmed"],
  ["pending", "denied", "denied"],
  ["pending", "expired", "expired"],
  ["confirmed", "claimed", "claimed"],
  ["confirmed", "withdrawn", "denied"],
  ["confirmed", "expired", "expired"],
];
const reached = reachIn<PairingState>(pairingMachine);

test.each(specification)("%s --%s--> %s", (from, event, to) => {
  expect(pairingTable.next(from, event)).toBe(to);
});

test("everything else changes nothing, and a pairing begins pending", () => {
  expect(deviations(pairingTable, specification)).toEqual([]);
  expect(pairingTable.initial).toBe("pending");
});

test("all paths visiting no state twice are these seven", () => {
  expect(stories(pairingMachine)).toEqual([
    "",
    "confirmed",
    "confirmed claimed",
    "confirmed expired",
    "confirmed withdrawn",
    "denied",
    "expired",
  ]);
});

test("no secret without a confirmation, and none after a no, the end of its time or the first time", () => {
  expect(reached("pending", { avoiding: ["confirmed"] })).not.toContain("claimed");
  for (const end of ["claimed", "denied", "expired"] as const) expect(reached(end)).toEqual(new Set([end]));
});

test("only denied is denied, only pending is pending", () => {
  const states = pairingTable.states as PairingState[];
  expect(states.filter(isDenied)).toEqual(["denied"]);
  expect(states.filter(isPending)).toEqual(["pending"]);
});
