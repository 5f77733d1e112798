// Rule: an appointment moves along exactly these edges; time that was given up is not taken again without a new appointment.
import { describe, expect, test } from "bun:test";
import { type AppointmentState, appointmentMachine, appointmentTable, isExpected } from "./appointment.ts";
import { deviations, type Edge, reachIn, stories, waysBack } from "./proof.testing.ts";

const forwards: Edge<AppointmentState>[] = [
  ["held", "asked", "held"],
  ["held", "confirmed", "confirmed"],
  ["held", "expired", "expired"],
  ["held", "cancelled", "cancelled"],
  ["confirmed", "moved", "confirmed"],
  ["confirmed", "delayed", "confirmed"],
  ["confirmed", "prepared", "confirmed"],
  ["confirmed", "checked-in", "checked-in"],
  ["confirmed", "missed", "missed"],
  ["confirmed", "cancelled", "cancelled"],
  ["missed", "checked-in", "checked-in"],
  ["checked-in", "fulfilled", "fulfilled"],
  ["checked-in", "cancelled", "cancelled"],
];
const ends: AppointmentState[] = ["fulfilled", "expired", "cancelled"];
const reached = reachIn<AppointmentState>(appointmentMachine);

describe("edges", () => {
  test.each(forwards)("%s --%s--> %s", (from, event, to) => {
    expect(appointmentTable.next(from, event)).toBe(to);
  });

  test("and their ways back; everything else changes nothing", () => {
    expect(deviations(appointmentTable, [...forwards, ...waysBack(forwards)])).toEqual([]);
  });

  test("an appointment begins as a hold; only a confirmed one is expected", () => {
    expect(appointmentTable.initial).toBe("held");
    expect(appointmentTable.states.filter(isExpected)).toEqual(["confirmed"]);
  });
});

describe("all paths", () => {
  test("are these", () => {
    expect(stories(appointmentMachine)).toEqual([
      "",
      "cancelled",
      "confirmed",
      "confirmed cancelled",
      "confirmed checked-in",
      "confirmed checked-in cancelled",
      "confirmed checked-in fulfilled",
      "confirmed missed",
      "confirmed missed checked-in",
      "confirmed missed checked-in cancelled",
      "confirmed missed checked-in fulfilled",
      "expired",
    ]);
  });

  test("every end can be reached, and an end is an end", () => {
    expect([...reached("held")]).toEqual(expect.arrayContaining(ends));
    for (const state of ends) expect(reached(state)).toEqual(new Set([state]));
  });
});

describe("forbidden orders", () => {
  test("nobody checks in on a slot that was only held", () => {
    expect(reached("held", { avoiding: ["confirmed"] })).toEqual(new Set(["held", "expired", "cancelled"]));
  });

  test("a confirmed appointment does not run out", () => {
    expect(reached("confirmed")).not.toContain("expired");
  });

  test("who was missed came, or nobody did: it is not moved and not cancelled any more", () => {
    expect(reached("missed", { avoiding: ["checked-in"] })).toEqual(new Set(["missed"]));
  });
});
