import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/migrations.ts";
import * as schema from "./schema.ts";

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

test("the migrations make exactly the tables and columns that the schema names", () => {
  const db = new Database(":memory:");
  migrate(db, MIGRATIONS);
  const made = db
    .query<{ name: string }, []>("select name from sqlite_master where type = 'table' order by name")
    .all()
    .map(({ name }) => [name, columnsOf(db, name)]);
  const named = Object.values(schema)
    .filter((table) => table instanceof SQLiteTable)
    .map((table) => getTableConfig(table))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, columns, primaryKeys }) => {
      const key = primaryKeys.flatMap((one) => one.columns.map((column) => column.name));
      return [
        name,
        columns.map((column) => ({
          name: column.name,
          type: column.getSQLType(),
          required: column.notNull,
          key: column.primary || key.includes(column.name),
        })),
      ];
    });
  expect(named).toEqual(made);
});

function columnsOf(db: Database, table: string) {
  return db
    .query<Column, []>(`pragma table_info(${table})`)
    .all()
    .map(({ name, type, notnull, pk }) => ({
      name,
      type: type.toLowerCase(),
      // An integer primary key is never null, but SQLite does not say so.
      required: notnull === 1 || pk > 0,
      key: pk > 0,
    }));
}
