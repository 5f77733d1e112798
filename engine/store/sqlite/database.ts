import { constants, type Database } from "bun:sqlite";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { Connection } from "./connection.ts";
import { takeLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/migrations.ts";
import { CHECKPOINT_PAGES, growWal } from "./wal.ts";

export interface OwnedDatabase {
  db: Database;
  close(): void;
}

/** Opens the database at `path`, new or old, migrated, and for this process alone. Throws `StoreFailure`. */
export function openDatabase(path: string): OwnedDatabase {
  createPrivately(path);
  const lock = takeLock(path);
  const db = new Connection(path, { create: true });
  try {
    // For other tools that look into the file; no other process of ours writes.
    db.run("pragma busy_timeout = 5000");
    db.run("pragma journal_mode = wal");
    db.run("pragma synchronous = full");
    db.run(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    db.run("pragma cache_size = -32768");
    // Contact data that retention deletes is overwritten, not merely unlinked.
    db.run("pragma secure_delete = on");
    migrate(db, MIGRATIONS);
    db.fileControl(constants.SQLITE_FCNTL_PERSIST_WAL, 1);
    growWal(`${path}-wal`);
  } catch (error) {
    db.close();
    lock.release();
    throw error;
  }
  return {
    db,
    close() {
      db.close();
      lock.release();
    },
  };
}

/** Only the owner may read accounts and contact data; SQLite gives its side files the mode of the first. */
function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}
