// Rule: two appointments of a location never have the same code, however many are booked at once.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { Codes } from "./codes.ts";

/** Waits so many turns, as a store does. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

test("what is lent is neither written nor lent to somebody else", async () => {
  const booking = fc.record({ begins: fc.nat(40), takes: fc.nat(20), refused: fc.boolean() });
  const bookings = fc.array(booking, { minLength: 1, maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(bookings, fc.integer(), async (all, seed) => {
      // Two hundred codes in all, so that they meet.
      let drawn = seed >>> 0;
      const draw = () => {
        drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
        return drawn % 200;
      };
      const written = new Set<string>();
      const lent = new Set<string>();
      const codes = new Codes({
        mark: (_, digits) => `mark ${digits}`,
        draw,
        async written(marks) {
          await turns(3);
          const found = marks.filter((mark) => written.has(mark));
          await turns(3);
          return found;
        },
      });
      const book = async ({ begins, takes, refused }: (typeof all)[number]) => {
        await turns(begins);
        await codes.lend("alzey", async ({ digits, mark }) => {
          expect(digits).toMatch(/^\d{6}$/);
          expect(mark).toBe(`mark ${digits}`);
          expect(lent.has(mark) || written.has(mark)).toBe(false);
          lent.add(mark);
          await turns(takes);
          if (!refused) written.add(mark);
          lent.delete(mark);
        });
      };
      await Promise.all(all.map(book));
      expect(written.size).toBe(all.filter(({ refused }) => !refused).length);
    }),
    { numRuns: 50, verbose: true },
  );
});

test("where no code is left, and where the store fails, whoever books hears of it, and the next one is tried anew", async () => {
  const mark = (_: string, digits: string) => digits;
  const none = new Codes({ mark, written: async (marks) => marks });
  expect(await none.lend("alzey", async () => "booked").catch(String)).toContain("no code left at alzey");
  let broken = true;
  const codes = new Codes({
    mark,
    async written() {
      if (broken) throw new Error("the disk cannot be read");
      return [];
    },
  });
  expect(await codes.lend("alzey", async () => "booked").catch(String)).toContain("the disk cannot be read");
  broken = false;
  expect(await codes.lend("alzey", async () => "booked")).toBe("booked");
});
