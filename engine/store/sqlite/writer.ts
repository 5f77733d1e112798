import type { Database } from "bun:sqlite";
import { drizzle } from "drizzle-orm/bun-sqlite";
import type { ProjectionRow } from "../port.ts";
import { type OwnedDatabase, openDatabase } from "./database.ts";
import { failureOf } from "./failure.ts";
import { GlanceRows } from "./glance.ts";
import { Heads } from "./heads.ts";
import { Journal } from "./journal.ts";
import { Projection } from "./projection.ts";
import { done, failed, type Read, type WrittenParcel } from "./protocol.ts";
import { TableRows } from "./tables.ts";

/** Owns the database: a batch of writes is one transaction, synced once. */
export class Writer {
  readonly #owned: OwnedDatabase;
  readonly #db: Database;
  readonly #heads: Heads;
  readonly #journal: Journal;
  readonly #projection: Projection;
  readonly #glances: GlanceRows;
  readonly #tables: TableRows;

  constructor(path: string) {
    this.#owned = openDatabase(path);
    try {
      this.#db = this.#owned.db;
      this.#heads = new Heads(this.#db);
      this.#journal = new Journal(this.#db, this.#heads);
      this.#projection = new Projection(this.#db);
      this.#glances = new GlanceRows(this.#db, this.#heads);
      this.#tables = new TableRows(drizzle(this.#db));
    } catch (error) {
      this.#owned.close();
      throw error;
    }
  }

  /** The answers, in order. A write that breaks a rule fails alone: the others are written again without it. */
  write(writes: readonly WrittenParcel[]): string[] {
    const answers = new Array<string>(writes.length);
    let left = writes.map((_, index) => index);
    while (left.length > 0) {
      let current: number | undefined;
      try {
        this.#db.run("begin immediate");
        for (const index of left) {
          current = index;
          answers[index] = this.#apply(writes[index]!);
        }
        current = undefined;
        this.#db.run("commit");
        this.#heads.commit();
        break;
      } catch (error) {
        if (this.#db.inTransaction) this.#db.run("rollback");
        this.#heads.rollback();
        const code = failureOf(error)?.code;
        const alone = current !== undefined && (code === undefined || code === "bad-row");
        const fallen = alone ? [current] : left;
        for (const index of fallen) if (index !== undefined) answers[index] = failed(error);
        left = alone ? left.filter((index) => index !== current) : [];
      }
    }
    return answers;
  }

  /** As `write`, but synced with the next write only: the journal has all that they say. */
  project(writes: readonly WrittenParcel[]): string[] {
    this.#db.run("pragma synchronous = normal");
    try {
      return this.write(writes);
    } finally {
      this.#db.run("pragma synchronous = full");
    }
  }

  /** What need not be done before the batch is answered. */
  tidy(): void {
    if (this.#heads.wantSaving) this.#heads.save(this.#db);
  }

  read(read: Read): string {
    try {
      return done(this.#answer(read));
    } catch (error) {
      return failed(error);
    }
  }

  #apply({ write, text }: WrittenParcel): string {
    switch (write.verb) {
      case "append": {
        const result = this.#journal.append(write, text);
        if (!result.ok) return done(JSON.stringify(result));
        this.#tables.put(write.rows);
        return "null";
      }
      case "project":
        if (this.#heads.of(write.location).seq >= write.watermark) {
          this.#projection.put(write, text);
        }
        return done("null");
      case "put":
        this.#tables.put(write.rows);
        return done("null");
    }
  }

  #deadlines(): { location: string; at: number }[] {
    const projected = this.#projection.watermarks();
    const behind = this.#heads
      .locations()
      .filter((location) => this.#heads.of(location).seq > (projected.get(location) ?? 0));
    const unknown = new Set(behind);
    const known = this.#projection.deadlines().filter(({ location }) => !unknown.has(location));
    return [...behind.sort().map((location) => ({ location, at: 0 })), ...known];
  }

  #answer(read: Read): string {
    switch (read.verb) {
      case "load": {
        const watermark = this.#projection.watermark(read.location);
        const rows = this.#projection.rows(read.location).map(rowJson);
        const events = this.#journal.after(read.location, watermark);
        return `{"watermark":${watermark},"rows":[${rows.join()}],"events":[${events.join()}]}`;
      }
      case "glance": {
        const glanced = read.locations.map((location) => this.#glances.of(location));
        // A start looks at each page once: kept, they would fill the cache with what nobody asks for again.
        this.#db.run("pragma shrink_memory");
        return `[${glanced.filter((one) => one !== null).join()}]`;
      }
      case "deadlines":
        return JSON.stringify(this.#deadlines());
      case "journal":
        return `[${this.#journal.between(read.location, read.from_at, read.to_at).join()}]`;
      case "get":
        return JSON.stringify(this.#tables.get(read.table, read.id));
      case "list":
        return JSON.stringify(this.#tables.list(read.table));
      case "find":
        return JSON.stringify(this.#tables.find(read.table, read.column, read.value));
      case "known":
        return JSON.stringify(this.#tables.known(read.table, read.column, read.values));
      case "due":
        return JSON.stringify(this.#tables.due(read.table, read.now_ms, read.limit));
      case "next-due":
        return JSON.stringify(this.#tables.nextDue(read.table));
      case "notes":
        return JSON.stringify(this.#tables.notes(read.location));
      case "close":
        try {
          this.#heads.save(this.#db);
        } finally {
          this.#owned.close();
        }
        return "null";
    }
  }
}

/** `data` is JSON in the row and goes out as it is. */
function rowJson({ kind, key, data }: ProjectionRow): string {
  return `{"kind":"${kind}","key":${JSON.stringify(key)},"value":${data}}`;
}
