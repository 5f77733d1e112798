import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { Store } from "../port.ts";
import { entry, events, type Open, reasonOf } from "./sample.testing.ts";

const step = fc.record({
  place: fc.constantFrom("alzey", "worms", "zeitz"),
  verb: fc.constantFrom("append", "append", "append", "stale", "hasty", "bad", "project", "load", "pause"),
  count: fc.integer({ min: 1, max: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Asks all steps, waiting only at pauses; every answer is compared with what one order makes of it. */
async function play(store: Store, run: number, steps: readonly Step[]): Promise<Map<string, number>> {
  const heads = new Map<string, number>();
  const checks: Promise<void>[] = [];
  for (const { place, verb, count } of steps) {
    const location = `${place}-${run}`;
    const head = heads.get(location) ?? 0;
    if (verb === "append") {
      checks.push(
        store.append(entry(location, head, count)).then((got) => expect(got).toEqual({ ok: true })),
      );
      heads.set(location, head + count);
    } else if (verb === "stale" || verb === "hasty") {
      const wrong = verb === "stale" ? head - 1 : head + 1;
      if (wrong < 0) continue;
      const asked = store.append(entry(location, wrong, count));
      checks.push(asked.then((got) => expect(got).toEqual({ ok: false, head })));
    } else if (verb === "bad") {
      const asked = store.append(entry(location, head, count, [{ table: "note", row: wrongNote(location) }]));
      checks.push(reasonOf(asked).then((reason) => expect(reason).toMatchObject({ code: "bad-row" })));
    } else if (verb === "project") {
      checks.push(store.project(location, head, [{ kind: "location", key: "l", data: `${head}` }], null));
    } else if (verb === "load") {
      checks.push(
        store.load(location).then((got) => {
          const seen = got.watermark + got.events.length;
          expect(seen).toBeGreaterThanOrEqual(head);
          expect(got.events).toEqual(events(location, got.watermark, got.events.length));
        }),
      );
    } else await checks.at(-1);
  }
  await Promise.all(checks);
  return heads;
}

/** A fraction where a whole number belongs: well-formed for the types, refused by the table. */
function wrongNote(id: string) {
  return { id, location: id, text: "", at: 0.5 };
}

/** Acknowledged is found, in whatever order things were asked. */
export function concurrencyContract(open: Open): void {
  describe("concurrency", () => {
    test("acknowledged = found, refused = not found, over random interleavings and a restart", async () => {
      await using opened = await open();
      const { store } = opened;
      const all = new Map<string, number>();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
          const heads = await play(store, ++run, steps);
          await check(store, heads);
          for (const [location, head] of heads) all.set(location, head);
        }),
        { numRuns: 60 },
      );
      await check(await opened.reopen(), all);
    });
  });
}

async function check(store: Store, heads: ReadonlyMap<string, number>): Promise<void> {
  for (const [location, head] of heads) {
    const { watermark, rows, events: found } = await store.load(location);
    expect(found).toEqual(events(location, watermark, head - watermark));
    if (watermark > 0) expect(rows).toEqual([{ kind: "location", key: "l", value: watermark }]);
  }
  expect(await store.list("note")).toEqual([]);
}
