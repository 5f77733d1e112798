import { writeSync } from "node:fs";
import { entry } from "../contract/sample.testing.ts";
import { openSqlite, type SqliteStore } from "./open.ts";

/**
 * A process under load until it is killed: `bun crash.child.testing.ts <path>`. Prints `location seq` when that append was
 * acknowledged. With each append goes a row that carries its seq.
 */
const PLACES = ["alzey", "berlin", "erfurt", "gera", "halle", "jena", "worms", "zeitz"];

async function load(store: SqliteStore, location: string): Promise<never> {
  const { watermark, events } = await store.load(location);
  let seq = watermark + events.length;
  for (;;) {
    const count = 1 + (seq % 3);
    const row = { id: location, value: String(seq + count) };
    const result = await store.append(entry(location, seq, count, [{ table: "setting", row }]));
    if (!result.ok) throw new Error(`${location} stands at ${result.head}, not at ${seq}`);
    seq += count;
    writeSync(1, `${location} ${seq}\n`);
    if (seq % 5 === 0) {
      void store.project(location, seq, [{ kind: "location", key: "l", data: String(seq) }], seq);
    }
  }
}

const store = await openSqlite({ path: process.argv[2]! });
await Promise.all(PLACES.map((location) => load(store, location)));
