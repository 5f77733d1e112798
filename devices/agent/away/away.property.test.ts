// Rule: whatever fails in whatever order, no number goes out twice, nothing that was drawn is lost, and the line keeps the order of the draws.
import { expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { openBothAway, type Step, type World } from "../../../fixtures/devices/away-world.ts";

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("draw" as const), who: fc.nat(1), service: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("house-draws" as const), service: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("both-draw" as const),
      who: fc.nat(1),
      service: fc.nat(2),
      house_first: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.nat(20 * 60_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.nat(30 * 3_600_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("go" as const, "come" as const), who: fc.nat(1) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("killed" as const), who: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("power-cut" as const),
      who: fc.nat(1),
      clock_off_ms: fc.integer({ min: -40 * 3_600_000, max: 40 * 3_600_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("house-restarts" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("twice" as const, "losing" as const, "well" as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("late" as const) }) },
);

async function told(steps: readonly Step[], look: (world: World) => Promise<void>): Promise<void> {
  const files = [0, 1].map(() => join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`));
  await using world = await openBothAway(files);
  for (const one of steps) await world.take(one);
  await world.reconcile();
  await look(world);
  for (const file of files) await rm(file, { force: true });
}

test("two agents and a house through outages, kills, power cuts, lost, late and repeated messages", async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) =>
      told(steps, async (world) => {
        const { given, found, unsent, ghosts } = await world.look();
        expect(unsent).toEqual([0, 0]);
        // One press is one number, whichever of the two was quicker.
        expect(ghosts).toBe(0);
        // Twice on one day would be twice in one hall.
        const names = given.map(({ day, number }) => `${day} ${number}`);
        expect(new Set(names).size).toBe(names.length);
        // Each became a ticket or is shown at the desk, and once.
        const drawn = given.filter(({ who }) => who !== null);
        expect(found.map(({ number }) => number).toSorted()).toEqual(
          drawn.map(({ number }) => number).toSorted(),
        );
        // In the order of each ledger, and when nothing was uncertain to the very moment.
        for (const who of [0, 1]) {
          const own = found.filter((one) => one.who === who);
          const mine = drawn.filter((one) => one.who === who);
          expect(own.map(({ number }) => number)).toEqual(mine.map(({ number }) => number));
          const times = own.map(({ drawn_at }) => drawn_at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          if (!world.uncertain(who)) expect(times).toEqual(mine.map(({ at }) => at));
        }
        most = Math.max(most, drawn.length);
      }),
    ),
    { numRuns: 12, endOnFailure: true },
  );
  expect(most).toBeGreaterThan(5);
}, 120_000);
