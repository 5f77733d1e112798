// Rule: the earliest deadline is the one that a look at all of them finds, however they were set, moved and taken away.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { Deadlines } from "./due.ts";

const step = fc.record({
  key: fc.nat(12).map(String),
  at: fc.nat(40),
  away: fc.nat(3).map((one) => one === 0),
});

test("the earliest of random deadlines, after every step", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const deadlines = new Deadlines();
      for (const { key, at, away } of steps) {
        if (away) deadlines.delete(key);
        else deadlines.set(key, at);
        const earliest = deadlines.earliest();
        expect(earliest?.at).toBe(deadlines.size ? Math.min(...deadlines.values()) : undefined);
        if (earliest) expect(deadlines.get(earliest.key)).toBe(earliest.at);
      }
      deadlines.clear();
      expect(deadlines.earliest()).toBeNull();
    }),
  );
});
