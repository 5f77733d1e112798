import type { Database, Statement } from "bun:sqlite";
import type { ProjectionRow } from "../port.ts";
import type { ProjectWrite } from "./protocol.ts";

/** What the locations folded to, behind the journal. Without drizzle, as the journal: a location writes a hundred rows at once. */
export class Projection {
  readonly #put: Statement;
  readonly #remove: Statement;
  readonly #mark: Statement;
  readonly #seq: Statement<{ seq: number }, [string]>;
  readonly #seqs: Statement<{ location: string; seq: number }, []>;
  readonly #rows: Statement<{ kind: ProjectionRow["kind"]; key: string; data: string }, [string]>;
  readonly #deadlines: Statement<{ location: string; at: number }, []>;

  constructor(db: Database) {
    this.#put = db.prepare(
      "insert into projection (location, kind, key, data) values (?, ?, ?, ?) on conflict do update set data = excluded.data",
    );
    this.#remove = db.prepare("delete from projection where location = ? and kind = ? and key = ?");
    this.#mark = db.prepare(
      "insert or replace into watermark (location, seq, next_deadline) values (?, ?, ?)",
    );
    this.#seq = db.prepare("select seq from watermark where location = ?");
    this.#seqs = db.prepare("select location, seq from watermark");
    this.#rows = db.prepare("select kind, key, data from projection where location = ?");
    this.#deadlines = db.prepare(
      "select location, next_deadline as at from watermark where next_deadline is not null order by next_deadline, location",
    );
  }

  /** Inside the caller's transaction; ignored when what is stored is newer. `text` is the rows' data. */
  put({ location, watermark, rows, next_deadline }: ProjectWrite, text: string): void {
    if (this.watermark(location) > watermark) return;
    let from = 0;
    for (const [kind, key, length] of rows) {
      if (length === null) this.#remove.run(location, kind, key);
      else this.#put.run(location, kind, key, text.slice(from, from + length));
      from += length ?? 0;
    }
    this.#mark.run(location, watermark, next_deadline);
  }

  watermark(location: string): number {
    return this.#seq.get(location)?.seq ?? 0;
  }

  watermarks(): Map<string, number> {
    return new Map(this.#seqs.all().map(({ location, seq }) => [location, seq]));
  }

  rows(location: string): ProjectionRow[] {
    return this.#rows.all(location);
  }

  deadlines(): { location: string; at: number }[] {
    return this.#deadlines.all();
  }
}
