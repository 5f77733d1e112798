import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { reasonOf } from "../contract/sample.testing.ts";
import { migrate } from "./migrate.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite } from "./open.ts";

const FIRST = "create table a (x); insert into a values (1);";
const SECOND = "create table b (x); insert into b select x + 1 from a;";

function version(db: Database): unknown {
  return db.query("pragma user_version").values()[0]?.[0];
}

test("migrations run once each, in order, from wherever the database stands", () => {
  const db = new Database(":memory:");
  migrate(db, [FIRST]);
  expect(version(db)).toBe(1);
  migrate(db, [FIRST, SECOND]);
  migrate(db, [FIRST, SECOND]);
  expect(version(db)).toBe(2);
  expect(db.query("select x from b").values()).toEqual([[2]]);
});

test("a migration that fails leaves the database as it was", () => {
  const db = new Database(":memory:");
  migrate(db, [FIRST]);
  expect(() => migrate(db, [FIRST, "create table b (x); insert into nowhere values (1);"])).toThrow(
    "nowhere",
  );
  expect(version(db)).toBe(1);
  expect(db.query("select name from sqlite_master").values()).toEqual([["a"]]);
});

test("a database that a newer program wrote is refused with a sentence and left alone", async () => {
  using folder = temporaryFolder();
  await (await openSqlite({ path: folder.file })).close();
  const newer = new Database(folder.file);
  newer.run("pragma user_version = 99");
  newer.close();
  expect(await reasonOf(openSqlite({ path: folder.file }))).toMatchObject({
    code: "newer",
    message: expect.stringContaining("version 99"),
  });
});
