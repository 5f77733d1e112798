// Rule: a line sets a fault of its kind and nothing else; a clock may be ahead or behind, no other number is below nothing.
import { expect, test } from "bun:test";
import { setFault } from "./faults.ts";

const PAPER = { paper: ["ok", "low", "out"] };

test("a line sets a fault of its kind, and nothing else", () => {
  const faults = { paper: "ok", cover_open: false, slow_ms: 0 };
  expect(setFault(faults, "paper low", PAPER)).toBe("paper is low.");
  expect(setFault(faults, " cover_open  on ", PAPER)).toBe("cover_open is on.");
  expect(setFault(faults, "slow_ms 300", PAPER)).toBe("slow_ms is 300.");
  const set = { paper: "low", cover_open: true, slow_ms: 300 };
  expect(faults).toEqual(set);
  for (const line of ["", "paper blue", "cover_open 1", "slow_ms fast", "toString on", "__proto__ on"])
    expect(setFault(faults, line, PAPER)).toContain(
      "  paper ok|low|out\n  cover_open on|off\n  slow_ms <number>",
    );
  expect(faults).toEqual(set);
});

test("a clock goes ahead or behind", () => {
  const faults = { clock_off_s: 0, slow_ms: 0 };
  expect(setFault(faults, "clock_off_s -7200")).toBe("clock_off_s is -7200.");
  setFault(faults, "slow_ms -1");
  expect(faults).toEqual({ clock_off_s: -7200, slow_ms: 0 });
  setFault(faults, "clock_off_s 7200");
  expect(faults.clock_off_s).toBe(7200);
});
