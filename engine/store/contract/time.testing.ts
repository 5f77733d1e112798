import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { JournalEvent } from "../../location/event.ts";
import { events, type Open, START } from "./sample.testing.ts";

const HOUR = 3_600_000;
const hours = fc.nat(200).map((n) => n * HOUR);

/** The journal by time, as statistics read it. */
export function timeContract(open: Open): void {
  describe("journal", () => {
    test("a span of time holds the location's events with from <= at < to, whatever lies around it", async () => {
      await using opened = await open();
      const { store } = opened;
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.oneof(fc.constant(0), hours)), { maxLength: 40 }),
          fc.array(fc.tuple(hours, hours), { minLength: 1, maxLength: 8 }),
          async (steps, spans) => {
            const places = { a: `a${++run}`, b: `b${run}` };
            const written: Record<"a" | "b", JournalEvent[]> = { a: [], b: [] };
            for (const [place, gap] of steps) {
              const known = written[place];
              const at = (known.at(-1)?.at ?? START) + gap;
              const next = events(places[place], known.length, 1, () => at);
              void store.append({ location: places[place], expected: known.length, events: next, rows: [] });
              known.push(...next);
            }
            for (const [offset, length] of spans) {
              const [from, to] = [START + offset, START + offset + length];
              const wanted = written.a.filter(({ at }) => from <= at && at < to);
              expect(await store.journal(places.a, from, to)).toEqual(wanted);
            }
            expect(await store.journal(places.b, 0, Number.MAX_SAFE_INTEGER)).toEqual(written.b);
          },
        ),
        { numRuns: 60 },
      );
    });
  });
}
