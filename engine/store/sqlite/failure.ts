import { SQLiteError } from "bun:sqlite";
import { StoreFailure, type StoreFailureCode } from "../failure.ts";

type Cause = readonly [code: StoreFailureCode, sentence: string];

/** By the beginning of SQLite's code. */
const CAUSES: Readonly<Record<string, Cause>> = {
  SQLITE_FULL: ["full", "The disk is full"],
  SQLITE_READONLY: ["read-only", "The database cannot be written, it is read-only"],
  SQLITE_IOERR: ["input-output", "The disk failed"],
  SQLITE_CANTOPEN: ["cannot-open", "The database file cannot be opened"],
  SQLITE_PERM: ["cannot-open", "The database file may not be opened"],
  SQLITE_AUTH: ["cannot-open", "The database file may not be opened"],
  SQLITE_BUSY: ["locked", "Another program holds the database"],
  SQLITE_CORRUPT: ["corrupt", "The database file is damaged"],
  SQLITE_NOTADB: ["corrupt", "The file is not a database"],
  SQLITE_CONSTRAINT: ["bad-row", "A row breaks a rule of its table"],
  SQLITE_MISMATCH: ["bad-row", "A row breaks a rule of its table"],
};

const FILE_CAUSES: Readonly<Record<string, Cause>> = {
  ENOSPC: ["full", "The disk is full"],
  EDQUOT: ["full", "The disk's quota is used up"],
  EROFS: ["read-only", "The disk cannot be written, it is read-only"],
  EIO: ["input-output", "The disk failed"],
  EFBIG: ["input-output", "The file may not grow"],
};

const NO_FILE: Cause = ["cannot-open", "The file cannot be opened"];

/** The failure that stands behind an error of SQLite or of the file system; undefined for what is a bug. */
export function failureOf(error: unknown): StoreFailure | undefined {
  if (error instanceof StoreFailure) return error;
  // Drizzle wraps the driver's error.
  if (error instanceof Error && error.cause !== undefined) return failureOf(error.cause);
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const { code: name, message } = error;
  const known =
    error instanceof SQLiteError
      ? Object.entries(CAUSES).find(([prefix]) => name.startsWith(prefix))?.[1]
      : (FILE_CAUSES[name] ?? ("syscall" in error ? NO_FILE : undefined));
  return known && new StoreFailure(known[0], `${known[1]} (${name}: ${message}).`);
}
