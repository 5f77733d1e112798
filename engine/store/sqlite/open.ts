import { resolve } from "node:path";
import type { JournalEvent } from "../../location/event.ts";
import type { StoreFailure } from "../failure.ts";
import type {
  AppendResult,
  DueTable,
  FoundBy,
  FoundTable,
  Glanced,
  Loaded,
  Store,
  TableName,
  Tables,
} from "../port.ts";
import { backUp } from "./backup.ts";
import { Line } from "./line.ts";
import { appendParcel, parcel, projectParcel, type Read } from "./protocol.ts";

export interface SqliteStore extends Store {
  /** Resolves with the cause when the writing thread dies: nothing works afterwards, open again. */
  readonly died: Promise<StoreFailure>;
}

/**
 * The store in one file at `path` (made, migrated), owned by this process until `close` or its death. Rejects with
 * `StoreFailure`: `locked` when another process has it, `newer` when a later program wrote it, `corrupt`, `cannot-open`.
 */
export async function openSqlite(options: { path: string }): Promise<SqliteStore> {
  const path = resolve(options.path);
  const worker = new Worker(new URL("./worker.ts", import.meta.url).href);
  try {
    return await storeBehind(worker, path);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** The store at `path` behind a fresh thread that runs `worker.ts`. */
export async function storeBehind(worker: Worker, path: string): Promise<SqliteStore> {
  const line = new Line(worker);
  await line.open(path);
  const read = (operation: Read) => line.ask("reads", () => parcel(operation));
  const lookUp = (operation: Read) => line.ask("lookups", () => parcel(operation));
  let closing: Promise<void> | undefined;
  return {
    died: line.died,
    append: (entry) => line.ask("writes", () => appendParcel(entry)) as Promise<AppendResult>,
    load: (location) => read({ verb: "load", location }) as Promise<Loaded>,
    glance: (locations) => read({ verb: "glance", locations }) as Promise<Glanced[]>,
    project: async (location, watermark, rows, next_deadline) =>
      void (await line.ask("projections", () => projectParcel(location, watermark, rows, next_deadline))),
    deadlines: () => read({ verb: "deadlines" }) as Promise<{ location: string; at: number }[]>,
    journal: (location, from_at, to_at) =>
      read({ verb: "journal", location, from_at, to_at }) as Promise<JournalEvent[]>,
    put: async (rows) => void (await line.ask("writes", () => parcel({ verb: "put", rows }))),
    get: async <T extends TableName>(table: T, id: string) =>
      ((await lookUp({ verb: "get", table, id })) ?? undefined) as Tables[T] | undefined,
    list: <T extends TableName>(table: T) => lookUp({ verb: "list", table }) as Promise<Tables[T][]>,
    find: <T extends FoundTable>(table: T, column: FoundBy<T>, value: string) =>
      lookUp({ verb: "find", table, column, value }) as Promise<Tables[T][]>,
    known: <T extends FoundTable>(table: T, column: FoundBy<T>, values: readonly string[]) =>
      lookUp({ verb: "known", table, column, values }) as Promise<string[]>,
    due: <T extends DueTable>(table: T, now_ms: number, limit: number) =>
      lookUp({ verb: "due", table, now_ms, limit }) as Promise<Tables[T][]>,
    nextDue: (table) => lookUp({ verb: "next-due", table }) as Promise<number | null>,
    notes: (location) => lookUp({ verb: "notes", location }) as Promise<Tables["note"][]>,
    backup: (to) => backUp(path, resolve(to)),
    close: () => (closing ??= line.close()),
  };
}
