import { describe, expect, test } from "bun:test";
import { StoreFailure } from "../failure.ts";
import { clerk, clerkRow, entry, events, type Open, reasonOf, START } from "./sample.testing.ts";

/** What an append promises. */
export function appendContract(open: Open): void {
  describe("append", () => {
    test("an append at the head gets in and is found as it was given", async () => {
      await using opened = await open();
      const { store } = opened;
      expect(await store.append(entry("zeitz", 0, 3))).toEqual({ ok: true });
      expect(await store.append(entry("zeitz", 3))).toEqual({ ok: true });
      expect(await store.load("zeitz")).toEqual({ watermark: 0, rows: [], events: events("zeitz", 0, 4) });
      expect(await store.load("worms")).toEqual({ watermark: 0, rows: [], events: [] });
    });

    test("one order per location: a stale or a hasty append changes nothing and is told the head", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(entry("zeitz", 0, 2));
      expect(await store.append(entry("zeitz", 1, 2, [clerkRow("a")]))).toEqual({ ok: false, head: 2 });
      expect(await store.append(entry("zeitz", 3))).toEqual({ ok: false, head: 2 });
      expect((await store.load("zeitz")).events).toEqual(events("zeitz", 0, 2));
      expect(await store.list("staff")).toEqual([]);
    });

    test("appends that do not wait for each other keep their order", async () => {
      await using opened = await open();
      const { store } = opened;
      const results = await Promise.all([0, 1, 2, 3, 4].map((head) => store.append(entry("zeitz", head))));
      expect(results).toEqual(Array(5).fill({ ok: true }));
      expect((await store.load("zeitz")).events).toEqual(events("zeitz", 0, 5));
    });

    test("a conflict concerns its location only, and what was decided on top of it", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(entry("zeitz", 0));
      const results = await Promise.all([
        store.append(entry("worms", 0)),
        store.append(entry("zeitz", 0, 2)),
        store.append(entry("zeitz", 2)),
        store.append(entry("worms", 1)),
      ]);
      expect(results).toEqual([{ ok: true }, { ok: false, head: 1 }, { ok: false, head: 1 }, { ok: true }]);
      expect((await store.load("worms")).events).toHaveLength(2);
      expect(await store.append(entry("zeitz", 1))).toEqual({ ok: true });
    });

    test("rows are in the event's own transaction", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(
        entry("zeitz", 0, 1, [clerkRow("a"), { table: "setting", row: { id: "k", value: "v" } }]),
      );
      expect(await store.get("staff", "a")).toEqual(clerk("a"));
      expect(await store.append(entry("zeitz", 1, 0, [{ table: "staff", remove: "a" }]))).toEqual({
        ok: true,
      });
      expect(await store.get("staff", "a")).toBeUndefined();
      expect((await store.load("zeitz")).events).toHaveLength(1);
    });

    test("a row that breaks a rule takes its events with it, and nobody else's", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.put([clerkRow("a", "same")]);
      const results = await Promise.allSettled([
        store.append(entry("worms", 0)),
        store.append(entry("zeitz", 0, 2, [clerkRow("b"), clerkRow("c", "same")])),
        store.append(entry("zeitz", 2)),
        store.append(entry("worms", 1, 1, [clerkRow("d")])),
      ]);
      expect(results).toMatchObject([
        { value: { ok: true } },
        { reason: { name: "StoreFailure", code: "bad-row", message: expect.stringContaining("staff") } },
        { value: { ok: false, head: 0 } },
        { value: { ok: true } },
      ]);
      expect((await store.load("zeitz")).events).toEqual([]);
      expect((await store.list("staff")).map(({ id }) => id)).toEqual(["a", "d"]);
      expect(await store.append(entry("zeitz", 0))).toEqual({ ok: true });
    });

    test("events that do not follow each other are a bug and change nothing", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append(entry("zeitz", 0, 2));
      const backwards = [...events("zeitz", 2, 1), ...events("zeitz", 3, 1, () => START)];
      for (const wrong of [events("zeitz", 3, 1), events("worms", 2, 1), backwards]) {
        const refusal = store.append({ location: "zeitz", expected: 2, events: wrong, rows: [] });
        const error = await reasonOf(refusal);
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(StoreFailure);
      }
      expect((await store.load("zeitz")).events).toEqual(events("zeitz", 0, 2));
    });

    test("arguments are read when asked", async () => {
      await using opened = await open();
      const { store } = opened;
      const given = entry("zeitz", 0);
      const list = [...given.events];
      const asked = store.append({ ...given, events: list });
      list.push(...events("zeitz", 1, 1));
      list[0]!.seq = 7;
      expect(await asked).toEqual({ ok: true });
      expect((await store.load("zeitz")).events).toEqual(events("zeitz", 0, 1));
    });

    test("a read sees every write that was asked before it", async () => {
      await using opened = await open();
      const { store } = opened;
      void store.append(entry("zeitz", 0));
      void store.put([clerkRow("a")]);
      expect((await store.load("zeitz")).events).toHaveLength(1);
      void store.put([{ table: "staff", remove: "a" }]);
      expect(await store.get("staff", "a")).toBeUndefined();
    });
  });
}
