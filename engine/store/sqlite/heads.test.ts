import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { statSync } from "node:fs";
import { entry, events, reasonOf } from "../contract/sample.testing.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite, storeBehind } from "./open.ts";

function change(path: string, statement: string): void {
  const db = new Database(path);
  db.run(statement);
  db.close();
}

/** As much as makes the writer save its heads, and then some, without closing. Returns the bytes of the log. */
async function appendMany(path: string): Promise<number> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url).href);
  const store = await storeBehind(worker, path);
  for (let head = 0; head < 52_000; head += 1000) {
    await Promise.all([
      store.append(entry("zeitz", head, 1000)),
      store.append(entry("worms", head / 10, 100)),
    ]);
  }
  await store.append(entry("alzey", 0, 2));
  const log = statSync(`${path}-wal`).size;
  worker.terminate();
  await store.died;
  return log;
}

test("heads saved on the way and the journal after them give every head again, also without closing", async () => {
  using folder = temporaryFolder();
  const log = await appendMany(folder.file);
  // Grown before it was needed, and kept within bounds by checkpoints, though 15 MiB went through it.
  expect(log).toBeGreaterThanOrEqual(10 * 1024 * 1024);
  expect(log).toBeLessThan(14 * 1024 * 1024);
  const saved = new Database(folder.file);
  expect(saved.query("select max(position) from head").values()[0]?.[0]).toBeGreaterThanOrEqual(50_000);
  expect(saved.query("select count(*) from head where location = 'alzey'").values()).toEqual([[0]]);
  saved.close();
  const store = await openSqlite({ path: folder.file });
  expect(await store.append(entry("zeitz", 0))).toEqual({ ok: false, head: 52_000 });
  expect(await store.append(entry("worms", 5200))).toEqual({ ok: true });
  expect(await store.append(entry("alzey", 2))).toEqual({ ok: true });
  expect((await store.load("worms")).events).toEqual(events("worms", 0, 5201));
  await store.close();
}, 30_000);

test("a journal that is not dense is refused: at its end when it is opened, further back when it is read", async () => {
  using folder = temporaryFolder();
  const store = await openSqlite({ path: folder.file });
  await store.append(entry("zeitz", 0, 5));
  await store.append(entry("worms", 0, 5));
  await store.close();
  change(folder.file, "delete from journal where location = 'zeitz' and seq = 3");
  const again = await openSqlite({ path: folder.file });
  expect((await again.load("worms")).events).toHaveLength(5);
  expect(await reasonOf(again.load("zeitz"))).toMatchObject({
    code: "corrupt",
    message: expect.stringContaining("zeitz is not dense at event 3"),
  });
  await again.close();
  change(folder.file, "delete from head");
  expect(await reasonOf(openSqlite({ path: folder.file }))).toMatchObject({ code: "corrupt" });
});
