import { eq, getTableColumns, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Row, TableName } from "../port.ts";
import { device, note, session, setting, sighting, staff } from "./schema.ts";

type Keyed = SQLiteTable & { id: SQLiteColumn };

interface Statements {
  put(row: object): void;
  remove(id: string): void;
  get(id: string): unknown;
  list(): unknown[];
}

/** The rows beside the journal: accounts, sessions, devices, notes, settings. */
export class TableRows {
  readonly #tables: Record<TableName, Statements>;
  readonly #notes;

  constructor(db: BunSQLiteDatabase) {
    this.#tables = {
      staff: statements(db, staff),
      session: statements(db, session),
      device: statements(db, device),
      sighting: statements(db, sighting),
      note: statements(db, note),
      setting: statements(db, setting),
    };
    const ofLocation = eq(note.location, sql.placeholder("location"));
    this.#notes = db.select().from(note).where(ofLocation).orderBy(note.id).prepare();
  }

  /** Inside the caller's transaction. */
  put(rows: readonly Row[]): void {
    for (const row of rows) {
      if ("remove" in row) this.#tables[row.table].remove(row.remove);
      else this.#tables[row.table].put(row.row);
    }
  }

  /** null when there is none. */
  get(table: TableName, id: string): unknown {
    return this.#tables[table].get(id) ?? null;
  }

  list(table: TableName): unknown[] {
    return this.#tables[table].list();
  }

  notes(location: string): unknown[] {
    return this.#notes.all({ location });
  }
}

function statements<T extends Keyed>(db: BunSQLiteDatabase, table: T): Statements {
  const values: Record<string, Placeholder> = {};
  const set: Record<string, SQL> = {};
  for (const name of Object.keys(getTableColumns(table))) {
    values[name] = sql.placeholder(name);
    set[name] = sql`excluded.${sql.identifier(name)}`;
  }
  const put = db.insert<Keyed>(table).values(values).onConflictDoUpdate({ target: table.id, set }).prepare();
  const byId = eq(table.id, sql.placeholder("id"));
  const remove = db.delete<Keyed>(table).where(byId).prepare();
  const get = db.select().from<Keyed>(table).where(byId).prepare();
  const list = db.select().from<Keyed>(table).orderBy(table.id).prepare();
  return {
    put: (row) => void put.run({ ...row }),
    remove: (id) => void remove.run({ id }),
    get: (id) => get.get({ id }),
    list: () => list.all(),
  };
}
