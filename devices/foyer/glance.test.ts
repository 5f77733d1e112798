// Rule: what a sign is told at a start by a glance is what it would be told if its location had been loaded.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { Vault } from "../../engine/contacts/vault.ts";
import { Engine } from "../../engine/engine.ts";
import { Keys } from "../../engine/keys/keys.ts";
import { nextDeadline } from "../../engine/location/deadlines.ts";
import { takeChanged } from "../../engine/location/snapshot.ts";
import { temporaryFolder } from "../../engine/store/sqlite/open.testing.ts";
import { openSqlite } from "../../engine/store/sqlite/open.ts";
import { revision } from "../../engine/town/revision.ts";
import type { Town } from "../../engine/town/town.ts";
import { manualClock } from "../../fixtures/clock.ts";
import { bothTowns, openFoyer } from "../../fixtures/foyer.ts";
import { LogBook } from "../../fixtures/log-book.ts";
import { steps } from "../../fixtures/stories/commands.ts";
import { play } from "../../fixtures/stories/play.ts";
import { printTable } from "../../machines/print.ts";
import type { SignRoom } from "../sign/sign-room.ts";
import { Signs } from "./signs.ts";

const TUESDAY = Date.UTC(2026, 10, 17, 8);
const towns = (await bothTowns()).map((one) => ({ ...one, [fc.toStringMethod]: () => one.id }));

/** Keeps what each sign was told last. */
function keeper(): { told: Map<string, unknown>; room: Pick<SignRoom, "show"> } {
  const told = new Map<string, unknown>();
  const show: SignRoom["show"] = async ({ device }, display) => void told.set(device, display);
  return { told, room: { show } };
}

test("a glance shows what loading would, wherever it shows anything, and nothing is loaded for it", async () => {
  let asked = 0;
  let glanced = 0;
  using folder = temporaryFolder();
  const store = await openSqlite({ path: folder.file });
  const property = fc.asyncProperty(
    fc.constantFrom<Town>(...towns),
    steps,
    fc.nat(40_000),
    fc.nat(4),
    async (document, story, away_ms, level) => {
      const town = { ...document, id: `office-${++asked}` };
      const scene = play(town, TUESDAY, story, () => {});
      if (!scene || scene.events.length === 0) return;
      const { state, events, now } = scene;
      state.revision = revision(town);
      const due = nextDeadline(state)?.at ?? 0;
      await store.append({ location: town.id, expected: 0, events, rows: [] });
      if (level > 0) await store.project(town.id, state.seq, takeChanged(state), due);
      const clock = manualClock(now + away_ms);
      const open = () =>
        new Engine({
          store,
          clock,
          log: new LogBook().log,
          keys: new Keys("secret"),
          vault: new Vault("secret"),
          towns: [town],
          epoch: 1,
        });

      const seen = keeper();
      const engine = open();
      const signs = new Signs(engine, seen.room);
      let shown = false;
      for await (const [, glance] of engine.glances()) {
        if (glance) await signs.show(glance);
        shown = glance !== null;
      }
      signs.close();
      expect(shown).toBe(level > 0 && due > clock.now() + town.policy.print_answer_s * 1000);
      if (shown) {
        glanced += 1;
        const loaded = keeper();
        const again = open();
        const all = new Signs(again, loaded.room);
        await all.refresh(town.id);
        all.close();
        expect(seen.told).toEqual(loaded.told);
        const jobs = await again.read(town.id, ({ jobs }) => [...jobs.values()]);
        expect(jobs?.filter((job) => printTable.next(job.state, "sent"))).toEqual([]);
        expect((await store.load(town.id)).events).toEqual([]);
      }
    },
  );
  await fc.assert(property, { numRuns: 60, endOnFailure: true });
  await store.close();
  expect(glanced).toBeGreaterThan(5);
}, 60_000);

test("a glance that was taken before a change is not shown after it", async () => {
  const foyer = await openFoyer();
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
  await foyer.restart();
  const { told, room } = keeper();
  const signs = new Signs(foyer.engine, room);
  const glances = (await Array.fromAsync(foyer.engine.glances())).flatMap(([, glance]) => glance ?? []);
  const zeitz = glances.find(({ location }) => location === "zeitz");
  expect(zeitz?.counters.get("1")?.clerk).toBe("berta");
  await foyer.ask("zeitz", { type: "close", counter: "1" });
  if (zeitz) await signs.show(zeitz);
  expect(told.get("zeitz-sign-1")).toMatchObject({ mode: "closed" });
  await foyer.close();
});
