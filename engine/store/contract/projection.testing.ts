import { describe, expect, test } from "bun:test";
import type { ProjectionRow, StoredRow } from "../port.ts";
import { entry, events, type Open } from "./sample.testing.ts";

const waiting: ProjectionRow = { kind: "ticket", key: "t1", data: '{"value":"waiting"}' };
const called: ProjectionRow = { kind: "ticket", key: "t1", data: '{"value":"called"}' };
const counter: ProjectionRow = { kind: "counter", key: "t1", data: '{"value":"open"}' };

/** As it comes back. */
const stored = ({ kind, key, data }: ProjectionRow): StoredRow => ({ kind, key, value: JSON.parse(data!) });

/** What a location is loaded from. */
export function projectionContract(open: Open): void {
  describe("projection", () => {
    test("loading gives the rows and the journal after their watermark", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(entry("zeitz", 0, 5));
      await store.append(entry("worms", 0, 1));
      await store.project("zeitz", 3, [waiting, counter], null);
      expect(await store.load("zeitz")).toEqual({
        watermark: 3,
        rows: [counter, waiting].map(stored),
        events: events("zeitz", 3, 2),
      });
      expect(await store.load("worms")).toEqual({ watermark: 0, rows: [], events: events("worms", 0, 1) });
    });

    test("a row is replaced by its kind and key, and removed by null", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(entry("zeitz", 0, 3));
      await store.project("zeitz", 1, [waiting, counter], null);
      await store.project("zeitz", 2, [called], null);
      expect((await store.load("zeitz")).rows).toEqual([counter, called].map(stored));
      await store.project("zeitz", 3, [{ ...called, data: null }], null);
      expect((await store.load("zeitz")).rows).toEqual([counter].map(stored));
    });

    test("a projection behind the stored one or ahead of the journal is ignored", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(entry("zeitz", 0, 3));
      await store.project("zeitz", 2, [called], 50);
      await store.project("zeitz", 1, [waiting], 60);
      await store.project("zeitz", 4, [waiting], 70);
      expect(await store.load("zeitz")).toMatchObject({ watermark: 2, rows: [called].map(stored) });
      await store.project("zeitz", 2, [waiting], 80);
      expect(await store.load("zeitz")).toMatchObject({ watermark: 2, rows: [waiting].map(stored) });
    });

    test("a house projects at once, and whoever loads then sees what was asked before", async () => {
      await using opened = await open();
      const { store } = opened;
      const ids = Array.from({ length: 150 }, (_, at) => `office-${at}`);
      const asked = ids.flatMap((id) => [
        store.append(entry(id, 0, 1)),
        store.project(id, 1, [waiting], null),
      ]);
      const loaded = await Promise.all(ids.toReversed().map((id) => store.load(id)));
      expect(loaded).toEqual(ids.map(() => ({ watermark: 1, rows: [waiting].map(stored), events: [] })));
      await Promise.all(asked);
    });

    test("a projection goes through the same line as the appends it follows", async () => {
      await using opened = await open();
      const { store } = opened;
      void store.append(entry("zeitz", 0, 2));
      void store.project("zeitz", 2, [called], null);
      void store.append(entry("zeitz", 2, 1));
      expect(await store.load("zeitz")).toEqual({
        watermark: 2,
        rows: [called].map(stored),
        events: events("zeitz", 2, 1),
      });
    });

    test("every location's next deadline is told, and none that has none", async () => {
      await using opened = await open();
      const { store } = opened;
      for (const location of ["alzey", "worms", "zeitz"]) await store.append(entry(location, 0, 2));
      await store.project("zeitz", 2, [], 500);
      await store.project("worms", 2, [], 400);
      await store.project("alzey", 2, [], null);
      const both = [
        { location: "worms", at: 400 },
        { location: "zeitz", at: 500 },
      ];
      expect(await store.deadlines()).toEqual(both);
      const again = await opened.reopen();
      expect(await again.deadlines()).toEqual(both);
      await again.project("worms", 2, [], null);
      expect(await again.deadlines()).toEqual([{ location: "zeitz", at: 500 }]);
    });

    test("a location whose journal goes further than its projection may have something due at once", async () => {
      await using opened = await open();
      const { store } = opened;
      for (const location of ["alzey", "worms", "zeitz"]) await store.append(entry(location, 0, 2));
      await store.project("zeitz", 1, [], 500);
      await store.project("worms", 2, [], 400);
      const told = [
        { location: "alzey", at: 0 },
        { location: "zeitz", at: 0 },
        { location: "worms", at: 400 },
      ];
      expect(await store.deadlines()).toEqual(told);
      expect(await (await opened.reopen()).deadlines()).toEqual(told);
    });

    test("a glance shows counters and who stands at them, of locations whose projection is level with the journal", async () => {
      await using opened = await open();
      const { store } = opened;
      const own = (revision: string): ProjectionRow => ({
        kind: "location",
        key: "",
        data: JSON.stringify({ revision }),
      });
      const free: ProjectionRow = { kind: "counter", key: "1", data: '{"id":"1","ticket":null}' };
      const taken: ProjectionRow = { kind: "counter", key: "2", data: '{"id":"2","ticket":"t1"}' };
      for (const location of ["alzey", "worms", "zeitz"]) await store.append(entry(location, 0, 2));
      await store.project("zeitz", 2, [own("a"), free, taken, waiting, { ...called, key: "t2" }], 500);
      await store.project("worms", 1, [own("b"), free], 400);
      const zeitz = {
        location: "zeitz",
        at: events("zeitz", 1, 1)[0]!.at,
        next_deadline: 500,
        revision: "a",
        counters: [
          { counter: { id: "1", ticket: null }, ticket: null },
          { counter: { id: "2", ticket: "t1" }, ticket: { value: "waiting" } },
        ],
      };
      const asked = ["worms", "nowhere", "zeitz", "alzey"];
      expect(await store.glance(asked)).toEqual([zeitz]);
      const again = await opened.reopen();
      expect(await again.glance(asked)).toEqual([zeitz]);
      await again.project("worms", 2, [{ ...free, data: null }], null);
      expect(await again.glance(asked)).toMatchObject([{ location: "worms", counters: [] }, zeitz]);
      await again.append(entry("zeitz", 2));
      expect(await again.glance(["zeitz"])).toEqual([]);
    });
  });
}
