import { expect, test } from "bun:test";
import fc from "fast-check";
import { Tally } from "./tally.ts";

const WIDTH = 16;
const change = fc.record({
  seat: fc.nat(WIDTH - 1),
  taken: fc.boolean(),
  brought: fc.integer({ min: -3, max: 5 }),
  mark: fc.nat(3),
});

test("the tree says what a walk along the row says: marks behind, first at a bound, last before and first after a seat", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60, size: "max" }), (changes) => {
      const tally = new Tally(WIDTH);
      const row: ({ brought: number; mark: number } | null)[] = Array(WIDTH).fill(null);
      for (const { seat, taken, brought, mark } of changes) {
        row[seat] = taken ? { brought, mark } : null;
        if (taken) tally.set(seat, brought, mark);
        else tally.empty(seat);
      }
      const marks = (from: number) => row.slice(from).reduce((sum, seat) => sum + (seat?.mark ?? 0), 0);
      for (let seat = 0; seat < WIDTH; seat++) {
        expect(tally.behind(seat)).toBe(marks(seat + 1));
        expect(tally.before(seat)).toBe(row.slice(0, seat).findLastIndex((one) => one !== null));
        expect(tally.after(seat)).toBe(row.findIndex((one, at) => at > seat && one !== null));
      }
      expect(tally.first()).toBe(row.findIndex((one) => one !== null));
      for (let bound = -3; bound < 20; bound++) {
        expect(tally.first(bound)).toBe(
          row.findIndex((one, seat) => one !== null && one.brought + marks(seat) >= bound),
        );
      }
    }),
    { numRuns: 500 },
  );
});
