import { describe, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../port.ts";
import { clerkRow, entry, events, type Open, reasonOf } from "./sample.testing.ts";

/** Opening, closing, copying. */
export function lifeContract(open: Open): void {
  describe("life", () => {
    test("closing waits for what was asked, opening again finds all of it and goes on", async () => {
      await using opened = await open();
      await fill(opened.store);
      void opened.store.append(entry("worms", 2, 3));
      const again = await opened.reopen();
      expect((await again.load("zeitz")).events).toEqual(events("zeitz", 3, 2));
      expect((await again.load("worms")).events).toEqual(events("worms", 0, 5));
      expect(await again.append(entry("worms", 4))).toEqual({ ok: false, head: 5 });
      expect(await again.append(entry("worms", 5))).toEqual({ ok: true });
    });

    test("a closed store says so, and may be closed twice", async () => {
      await using opened = await open();
      await Promise.all([opened.store.close(), opened.store.close()]);
      expect(await reasonOf(opened.store.load("zeitz"))).toMatchObject({ code: "closed" });
      expect(await reasonOf(opened.store.append(entry("zeitz", 0)))).toMatchObject({ code: "closed" });
      await opened.reopen();
    });

    test("a backup opens as a store and equals the original, which goes on meanwhile", async () => {
      await using opened = await open();
      const { store } = opened;
      await fill(store);
      const path = join(opened.folder, "backup");
      const before = await contents(store);
      const copied = store.backup(path);
      await store.append(entry("alzey", 0));
      await copied;
      const copy = await opened.openBackup(path);
      // The append in between may be in the copy or not.
      expect(await contents(copy)).toEqual(before);
      expect([0, 1]).toContain((await copy.load("alzey")).events.length);
      expect(await copy.append(entry("zeitz", 5))).toEqual({ ok: true });
      expect(await contents(store)).toEqual(before);
      await copy.close();
    });

    test("a backup does not overwrite a file", async () => {
      await using opened = await open();
      const path = join(opened.folder, "taken");
      writeFileSync(path, "kept");
      expect(await reasonOf(opened.store.backup(path))).toMatchObject({ code: "cannot-open" });
      expect(await Bun.file(path).text()).toBe("kept");
    });
  });
}

async function fill(store: Store): Promise<void> {
  await store.append(entry("zeitz", 0, 5, [clerkRow("a")]));
  await store.append(entry("worms", 0, 2));
  await store.project("zeitz", 3, [{ kind: "ticket", key: "t", data: "{}" }], 900);
}

async function contents(store: Store): Promise<unknown> {
  return {
    zeitz: await store.load("zeitz"),
    worms: await store.load("worms"),
    staff: await store.list("staff"),
    deadlines: (await store.deadlines()).filter(({ location }) => location !== "alzey"),
  };
}
