import type { Database } from "bun:sqlite";
import { StoreFailure } from "../failure.ts";

/** Brings the database to the last of `migrations`, one transaction each. Throws `newer` when a later program wrote it. */
export function migrate(db: Database, migrations: readonly string[]): void {
  const version = db.query<{ user_version: number }, []>("pragma user_version").get()?.user_version ?? 0;
  if (version > migrations.length) {
    throw new StoreFailure(
      "newer",
      `The database has version ${version}, this program knows versions up to ${migrations.length}: start the newer program again, or restore a backup made before it.`,
    );
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.run(statements);
      db.run(`pragma user_version = ${index + 1}`);
    })();
  }
}
