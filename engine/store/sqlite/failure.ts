import { SQLiteError } from "bun:sqlite";
import { StoreFailure, type StoreFailureCode } from "../failure.ts";

const CAUSES: readonly [prefix: string, code: StoreFailureCode, sentence: string][] = [
  ["SQLITE_FULL", "full", "The disk is full"],
  ["SQLITE_READONLY", "read-only", "The database cannot be written, it is read-only"],
  ["SQLITE_IOERR", "input-output", "The disk failed"],
  ["SQLITE_CANTOPEN", "cannot-open", "The database file cannot be opened"],
  ["SQLITE_PERM", "cannot-open", "The database file may not be opened"],
  ["SQLITE_AUTH", "cannot-open", "The database file may not be opened"],
  ["SQLITE_BUSY", "locked", "Another program holds the database"],
  ["SQLITE_CORRUPT", "corrupt", "The database file is damaged"],
  ["SQLITE_NOTADB", "corrupt", "The file is not a database"],
  ["SQLITE_CONSTRAINT", "bad-row", "A row breaks a rule of its table"],
  ["SQLITE_MISMATCH", "bad-row", "A row breaks a rule of its table"],
];

/** The failure that stands behind an error of SQLite; undefined for what is not SQLite's, which is a bug. */
export function failureOf(error: unknown): StoreFailure | undefined {
  if (error instanceof StoreFailure) return error;
  // Drizzle wraps the driver's error.
  if (error instanceof Error && error.cause !== undefined) return failureOf(error.cause);
  if (!(error instanceof SQLiteError)) return undefined;
  const name = error.code ?? "SQLITE_ERROR";
  const known = CAUSES.find(([prefix]) => name.startsWith(prefix));
  return known && new StoreFailure(known[1], `${known[2]} (${name}: ${error.message}).`);
}
