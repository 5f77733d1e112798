import { Database } from "bun:sqlite";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { StoreFailure } from "../failure.ts";
import { done, failed } from "./protocol.ts";

declare const self: Worker;

/** A thread of its own, so that the writer goes on meanwhile. */
self.onmessage = ({ data }: MessageEvent<{ from: string; to: string }>) => {
  try {
    copy(data.from, data.to);
    self.postMessage(done("null"));
  } catch (error) {
    self.postMessage(failed(error));
  }
};

/** Under its own name only when it is complete and on the disk. */
function copy(from: string, to: string): void {
  if (existsSync(to)) throw new StoreFailure("cannot-open", `There is already a file at ${to}.`);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, "w", 0o600));
  const db = new Database(from, { readonly: true });
  try {
    db.run("pragma busy_timeout = 5000");
    db.query("vacuum into ?").run(part);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    db.close();
  }
  sync(part);
  renameSync(part, to);
  sync(dirname(to));
}

function sync(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
