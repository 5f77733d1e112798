import { Database } from "bun:sqlite";
import { StoreFailure } from "../failure.ts";
import { failureOf } from "./failure.ts";

/**
 * Makes this process the only owner of the database at `path` until `release` or its death, kill -9 included. The lock is
 * the file lock of a second, empty database, so that reading the first with other tools stays possible.
 */
export function takeLock(path: string): { release(): void } {
  const lock = new Database(`${path}.lock`, { create: true });
  try {
    lock.run("begin exclusive");
  } catch (error) {
    lock.close();
    if (failureOf(error)?.code !== "locked") throw error;
    throw new StoreFailure("locked", `Another process already works with ${path}: stop it first.`);
  }
  return { release: () => lock.close() };
}
