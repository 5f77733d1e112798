import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Opened } from "../contract/sample.testing.ts";
import { openSqlite } from "./open.ts";

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { path: string; file: string } {
  const path = mkdtempSync(join(tmpdir(), "wartemarke-store-"));
  return {
    path,
    file: join(path, "wartemarke.sqlite"),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A fresh SQLite store for the contract. */
export async function openTemporary(): Promise<Opened> {
  const folder = temporaryFolder();
  let store = await openSqlite({ path: folder.file });
  return {
    store,
    folder: folder.path,
    async reopen() {
      await store.close();
      store = await openSqlite({ path: folder.file });
      return store;
    },
    openBackup: (path) => openSqlite({ path }),
    async [Symbol.asyncDispose]() {
      await store.close();
      folder[Symbol.dispose]();
    },
  };
}
