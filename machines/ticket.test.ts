// Rule: a ticket moves along exactly these edges and their ways back; whatever else is asked of it, it stays.
import { describe, expect, test } from "bun:test";
import { deviations, type Edge, reachIn, stories, waysBack } from "./proof.testing.ts";
import { type TicketState, ticketMachine, ticketTable } from "./ticket.ts";

const specification: Edge<TicketState>[] = [
  ["waiting", "called", "called"],
  ["waiting", "stepped-out", "out"],
  ["waiting", "transferred", "waiting"],
  ["waiting", "prioritised", "waiting"],
  ["waiting", "cancelled", "cancelled"],
  ["out", "came-back", "waiting"],
  ["out", "cancelled", "cancelled"],
  ["called", "recalled", "called"],
  ["called", "started", "serving"],
  ["called", "missed", "missed"],
  ["called", "returned", "waiting"],
  ["called", "transferred", "waiting"],
  ["called", "cancelled", "cancelled"],
  ["serving", "completed", "completed"],
  ["serving", "continued", "serving"],
  ["serving", "parked", "parked"],
  ["serving", "returned", "waiting"],
  ["serving", "transferred", "waiting"],
  ["parked", "resumed", "serving"],
  ["parked", "called", "called"],
  ["parked", "transferred", "waiting"],
  ["parked", "cancelled", "cancelled"],
  ["missed", "put-back", "waiting"],
  ["missed", "called", "called"],
  ["missed", "cancelled", "cancelled"],
];
const living: TicketState[] = ["waiting", "out", "called", "serving", "parked", "missed"];
const ended: TicketState[] = ["completed", "cancelled"];

const reached = reachIn<TicketState>(ticketMachine);

describe("edges", () => {
  test.each(specification)("%s --%s--> %s", (from, event, to) => {
    expect(ticketTable.next(from, event)).toBe(to);
  });

  test("and one way back along each; everything else changes nothing", () => {
    expect(deviations(ticketTable, [...specification, ...waysBack(specification)])).toEqual([]);
  });

  test("the states are these, and a ticket begins waiting", () => {
    expect(ticketTable.states.toSorted()).toEqual([...living, ...ended].toSorted());
    expect(ticketTable.initial).toBe("waiting");
  });
});

describe("all paths", () => {
  test("forwards, visiting no state twice, are these twelve", () => {
    expect(stories(ticketMachine)).toEqual([
      "",
      "called",
      "called cancelled",
      "called missed",
      "called missed cancelled",
      "called started",
      "called started completed",
      "called started parked",
      "called started parked cancelled",
      "cancelled",
      "stepped-out",
      "stepped-out cancelled",
    ]);
  });

  test("lead to every state", () => {
    expect(reached("waiting")).toEqual(new Set([...living, ...ended]));
  });

  test.each(living)("%s is no trap: a ticket can be completed and can be cancelled", (state) => {
    expect([...reached(state)]).toEqual(expect.arrayContaining(ended));
  });

  test.each(ended)("%s is the end, except for an undo", (state) => {
    expect(reached(state)).toEqual(new Set([state]));
    expect(reached(state, { undo: true })).toEqual(new Set([...living, ...ended]));
  });
});

describe("forbidden orders", () => {
  const orders: [TicketState, TicketState][] = [
    ["serving", "called"],
    ["missed", "called"],
    ["parked", "serving"],
    ["completed", "serving"],
  ];
  test.each(orders)("never %s without having been %s", (later, earlier) => {
    expect(reached("waiting", { avoiding: [earlier] })).not.toContain(later);
  });

  test("who stepped out is not called before coming back", () => {
    expect(reached("out", { avoiding: ["waiting"] })).toEqual(new Set(["out", "cancelled"]));
  });

  test("who is being served is not cancelled over their head", () => {
    const before: TicketState[] = ["waiting", "called", "parked"];
    expect(reached("serving", { avoiding: before })).toEqual(new Set(["serving", "completed"]));
  });
});
