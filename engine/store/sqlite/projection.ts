import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
import type { ProjectionRow } from "../port.ts";
import { projection, watermark } from "./schema.ts";

/** What the locations folded to, behind the journal. */
export class Projection {
  readonly #put;
  readonly #remove;
  readonly #mark;
  readonly #seq;
  readonly #seqs;
  readonly #rows;
  readonly #deadlines;

  constructor(db: BunSQLiteDatabase) {
    const location = sql.placeholder("location");
    const kind = sql.placeholder("kind");
    const key = sql.placeholder("key");
    this.#put = db
      .insert(projection)
      .values({ location, kind, key, data: sql.placeholder("data") })
      .onConflictDoUpdate({
        target: [projection.location, projection.kind, projection.key],
        set: { data: sql`excluded.data` },
      })
      .prepare();
    this.#remove = db
      .delete(projection)
      .where(and(eq(projection.location, location), eq(projection.kind, kind), eq(projection.key, key)))
      .prepare();
    this.#mark = db
      .insert(watermark)
      .values({ location, seq: sql.placeholder("seq"), next_deadline: sql.placeholder("next_deadline") })
      .onConflictDoUpdate({
        target: watermark.location,
        set: { seq: sql`excluded.seq`, next_deadline: sql`excluded.next_deadline` },
      })
      .prepare();
    this.#seq = db
      .select({ seq: watermark.seq })
      .from(watermark)
      .where(eq(watermark.location, location))
      .prepare();
    this.#seqs = db.select({ location: watermark.location, seq: watermark.seq }).from(watermark).prepare();
    this.#rows = db
      .select({ kind: projection.kind, key: projection.key, data: projection.data })
      .from(projection)
      .where(eq(projection.location, location))
      .prepare();
    this.#deadlines = db
      .select({ location: watermark.location, at: sql<number>`${watermark.next_deadline}`.as("at") })
      .from(watermark)
      .where(isNotNull(watermark.next_deadline))
      .orderBy(asc(watermark.next_deadline), asc(watermark.location))
      .prepare();
  }

  /** Inside the caller's transaction; ignored when what is stored is newer. */
  put(location: string, seq: number, rows: readonly ProjectionRow[], next_deadline: number | null): void {
    if (this.watermark(location) > seq) return;
    for (const { kind, key, data } of rows) {
      if (data === null) this.#remove.run({ location, kind, key });
      else this.#put.run({ location, kind, key, data });
    }
    this.#mark.run({ location, seq, next_deadline });
  }

  watermark(location: string): number {
    return this.#seq.get({ location })?.seq ?? 0;
  }

  watermarks(): Map<string, number> {
    return new Map(this.#seqs.all().map(({ location, seq }) => [location, seq]));
  }

  rows(location: string): ProjectionRow[] {
    return this.#rows.all({ location });
  }

  deadlines(): { location: string; at: number }[] {
    return this.#deadlines.all();
  }
}
