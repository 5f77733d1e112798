import { asc, eq, getTableColumns, lte, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { DUE_BY, type DueTable, FOUND_BY, type FoundTable, type Row, type TableName } from "../port.ts";
import {
  account,
  contact,
  device,
  message,
  note,
  passkey,
  session,
  setting,
  sighting,
  staff,
} from "./schema.ts";

type Keyed = SQLiteTable & { id: SQLiteColumn };

interface Statements {
  put(row: object): void;
  remove(id: string): void;
  get(id: string): unknown;
  list(): unknown[];
}

interface Finder {
  rows: { all(values: { value: string }): unknown[] };
  /** `values`: JSON. */
  known: { all(values: { values: string }): { value: string }[] };
}

/** The rows beside the journal: staff, visitors' accounts, sessions, devices, notes, contacts, messages, settings. */
export class TableRows {
  readonly #tables: Record<TableName, Statements>;
  readonly #notes;
  readonly #found: Record<FoundTable, Record<string, Finder>>;
  readonly #next: Record<DueTable, { get(): { at: number | null } | undefined }>;
  readonly #due: Record<DueTable, { all(values: { now_ms: number; limit: number }): unknown[] }>;

  constructor(db: BunSQLiteDatabase) {
    this.#tables = {
      staff: statements(db, staff),
      session: statements(db, session),
      device: statements(db, device),
      sighting: statements(db, sighting),
      note: statements(db, note),
      contact: statements(db, contact),
      message: statements(db, message),
      account: statements(db, account),
      passkey: statements(db, passkey),
      setting: statements(db, setting),
    };
    this.#found = {
      contact: found(db, contact, FOUND_BY.contact),
      message: found(db, message, FOUND_BY.message),
      account: found(db, account, FOUND_BY.account),
      passkey: found(db, passkey, FOUND_BY.passkey),
    };
    this.#due = {
      contact: due(db, contact, contact[DUE_BY.contact]),
      message: due(db, message, message[DUE_BY.message]),
      account: due(db, account, account[DUE_BY.account]),
    };
    this.#next = {
      contact: next(db, contact, contact[DUE_BY.contact]),
      message: next(db, message, message[DUE_BY.message]),
      account: next(db, account, account[DUE_BY.account]),
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

  find(table: FoundTable, column: string, value: string): unknown[] {
    return this.#finder(table, column).rows.all({ value });
  }

  known(table: FoundTable, column: string, values: readonly string[]): string[] {
    return this.#finder(table, column)
      .known.all({ values: JSON.stringify(values) })
      .map(({ value }) => value);
  }

  due(table: DueTable, now_ms: number, limit: number): unknown[] {
    return this.#due[table].all({ now_ms, limit });
  }

  /** null when the table is empty. */
  nextDue(table: DueTable): number | null {
    return this.#next[table].get()?.at ?? null;
  }

  notes(location: string): unknown[] {
    return this.#notes.all({ location });
  }

  #finder(table: FoundTable, column: string): Finder {
    const finder = this.#found[table][column];
    if (!finder) throw new Error(`no index finds ${table} by ${column}`);
    return finder;
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

function found<C extends string>(
  db: BunSQLiteDatabase,
  table: Keyed & Record<C, SQLiteColumn>,
  columns: readonly C[],
) {
  const by = (column: C): Finder => ({
    rows: db
      .select()
      .from<Keyed>(table)
      .where(eq(table[column], sql.placeholder("value")))
      .orderBy(table.id)
      .prepare(),
    known: db
      .selectDistinct({ value: sql<string>`${table[column]}` })
      .from<Keyed>(table)
      .where(sql`${table[column]} in (select value from json_each(${sql.placeholder("values")}))`)
      .prepare(),
  });
  return Object.fromEntries(columns.map((column) => [column, by(column)]));
}

function due(db: BunSQLiteDatabase, table: Keyed, at: SQLiteColumn) {
  const come = lte(at, sql.placeholder("now_ms"));
  return db
    .select()
    .from<Keyed>(table)
    .where(come)
    .orderBy(asc(at), table.id)
    .limit(sql.placeholder("limit"))
    .prepare();
}

function next(db: BunSQLiteDatabase, table: Keyed, at: SQLiteColumn) {
  return db
    .select({ at: sql<number | null>`min(${at})` })
    .from<Keyed>(table)
    .prepare();
}
