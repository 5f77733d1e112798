import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { entry, events, reasonOf } from "../contract/sample.testing.ts";
import { failureOf } from "./failure.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite, storeBehind } from "./open.ts";

test("a disk that gives no more rejects the whole group with the cause; what was acknowledged is found", async () => {
  using folder = temporaryFolder();
  // The shell's limit on the size of a file (in KiB) stands for a disk of 14 MiB.
  const command = `trap '' XFSZ; ulimit -f 14336; exec "$0" "$1" "$2"`;
  const script = join(import.meta.dir, "full.child.testing.ts");
  const child = Bun.spawn(["bash", "-c", command, process.execPath, script, folder.file], {
    stderr: "inherit",
  });
  const { acknowledged, reasons } = await new Response(child.stdout).json();
  expect(reasons).toHaveLength(20);
  for (const reason of reasons) {
    expect(reason).toMatchObject({ code: expect.stringMatching(/^(full|input-output)$/) });
    expect(reason.message).toMatch(/^The disk (is full|failed) \(SQLITE_/);
  }
  expect(Object.keys(acknowledged)).toHaveLength(20);
  const store = await openSqlite({ path: folder.file });
  for (const [location, seq] of Object.entries<number>(acknowledged)) {
    expect((await store.load(location)).events).toEqual(events(location, 0, seq));
    expect(await store.append(entry(location, seq))).toEqual({ ok: true });
  }
  await store.close();
}, 30_000);

test("a failure of opening names its cause", async () => {
  using folder = temporaryFolder();
  writeFileSync(folder.file, "not a database, but long enough to look at: ".repeat(100));
  const open = (path: string) => reasonOf(openSqlite({ path }));
  expect(await open(folder.file)).toMatchObject({
    code: "corrupt",
    message: expect.stringContaining("not a database"),
  });
  expect(await open(join(folder.file, "below", "a.sqlite"))).toMatchObject({ code: "cannot-open" });
  expect(await open(folder.path)).toMatchObject({ code: "cannot-open" });
});

test("a read-only database is named as such, a bug is none of the medium's failures", () => {
  using folder = temporaryFolder();
  const made = new Database(folder.file);
  made.run("create table t (a)");
  made.close();
  const db = new Database(folder.file, { readonly: true });
  let thrown: unknown;
  try {
    db.run("insert into t values (1)");
  } catch (error) {
    thrown = error;
  }
  expect(failureOf(thrown)).toMatchObject({ code: "read-only" });
  expect(failureOf(new TypeError("x is undefined"))).toBeUndefined();
  db.close();
});

test("the death of the writing thread rejects all in flight, is seen, and another may take over", async () => {
  using folder = temporaryFolder();
  const worker = new Worker(new URL("./worker.ts", import.meta.url).href);
  const store = await storeBehind(worker, folder.file);
  expect(await store.append(entry("zeitz", 0))).toEqual({ ok: true });
  const flying = [1, 2, 3].map((head) => reasonOf(store.append(entry("zeitz", head))));
  worker.terminate();
  for (const reason of await Promise.all(flying)) expect(reason).toMatchObject({ code: "writer-died" });
  expect(await store.died).toMatchObject({ code: "writer-died" });
  expect(await reasonOf(store.load("zeitz"))).toMatchObject({ code: "writer-died" });
  const again = await openSqlite({ path: folder.file });
  expect((await again.load("zeitz")).events.length).toBeGreaterThanOrEqual(1);
  await again.close();
});

test("an error that escapes in the writing thread is its death", async () => {
  using folder = temporaryFolder();
  const worker = new Worker(new URL("./worker.ts", import.meta.url).href);
  const store = await storeBehind(worker, folder.file);
  worker.postMessage("this is no batch");
  expect(await store.died).toMatchObject({ code: "writer-died", message: expect.stringContaining("JSON") });
});
