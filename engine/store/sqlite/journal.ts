import type { Database, Statement } from "bun:sqlite";
import type { AppendResult } from "../port.ts";
import { type Heads, notDense } from "./heads.ts";
import type { AppendWrite } from "./protocol.ts";

interface EventRow {
  position: number;
  location: string;
  seq: number;
  previous: number;
  at: number;
  actor: string;
  command: string;
  type: string;
  data: string;
}

const DAY_MS = 86_400_000;

/**
 * The journal's rows. Each points to the one of its location before it, and a location is read by walking back from its
 * head. With 11,000 locations mixed in a million rows, 2 shared cores: 160,000 durable events a second, the same as
 * without the pointer, against 38,000 with an index on location; a walk over 80 events takes 0.4 ms, over 10 0.07 ms.
 * Inserted without drizzle, whose prepared insert takes 2.1 µs a row where this takes 0.7.
 */
export class Journal {
  readonly #insert: Statement;
  readonly #mark: Statement;
  readonly #at: Statement<EventRow, [number]>;
  readonly #markAfter: Statement<{ position: number }, [string, number]>;

  constructor(
    db: Database,
    private readonly heads: Heads,
  ) {
    this.#insert = db.prepare(
      "insert into journal (position, location, seq, previous, at, actor, command, type, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    this.#mark = db.prepare("insert into day_mark (location, day, position) values (?, ?, ?)");
    this.#at = db.prepare("select * from journal where position = ?");
    this.#markAfter = db.prepare(
      "select position from day_mark where location = ? and day > ? order by day limit 1",
    );
  }

  /** Inside the caller's transaction; when that fails, so must the heads' changes. `text` is the events' data. */
  append({ location, expected, events }: AppendWrite, text: string): AppendResult {
    let head = this.heads.of(location);
    if (head.seq !== expected) return { ok: false, head: head.seq };
    let from = 0;
    for (const { seq, at, actor, command, type, length } of events) {
      if (seq !== head.seq + 1 || !Number.isSafeInteger(at) || at < head.at) {
        throw new Error(
          `Event ${type} with seq ${seq} at ${at} cannot follow seq ${head.seq} at ${head.at} of ${location}`,
        );
      }
      const data = text.slice(from, from + length);
      from += length;
      const position = this.heads.last + 1;
      this.#insert.run(position, location, seq, head.position, at, actor, command, type, data);
      if (head.position === 0 || dayOf(at) > dayOf(head.at)) this.#mark.run(location, dayOf(at), position);
      head = { seq, position, at };
      this.heads.move(location, head);
    }
    return { ok: true };
  }

  /** The events after `watermark` in order, each as JSON. Throws "corrupt" when they are not dense. */
  after(location: string, watermark: number): string[] {
    const head = this.heads.of(location);
    return this.#walk(location, head.position, head.seq, (row) => row.seq > watermark).map(eventJson);
  }

  /** The events with `from_at <= at < to_at` in order, each as JSON. Cost: those, and the rest of the last UTC day. */
  between(location: string, from_at: number, to_at: number): string[] {
    const head = this.heads.of(location);
    const next = this.#markAfter.get(location, dayOf(to_at - 1));
    const start = next ? this.#row(location, next.position) : undefined;
    const rows = start
      ? this.#walk(location, start.previous, start.seq - 1, (row) => row.at >= from_at)
      : this.#walk(location, head.position, head.seq, (row) => row.at >= from_at);
    return rows.filter((row) => row.at < to_at).map(eventJson);
  }

  #walk(location: string, position: number, seq: number, wanted: (row: EventRow) => boolean): EventRow[] {
    const rows: EventRow[] = [];
    for (let next = seq, at = position; next > 0; next--) {
      const row = this.#row(location, at);
      if (row?.seq !== next) throw notDense(location, next);
      if (!wanted(row)) break;
      rows.push(row);
      at = row.previous;
    }
    return rows.reverse();
  }

  #row(location: string, position: number): EventRow | undefined {
    const row = this.#at.get(position);
    return row?.location === location ? row : undefined;
  }
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** `data` is JSON in the row and goes out as it is. */
function eventJson({ position, previous, data, ...event }: EventRow): string {
  return `${JSON.stringify(event).slice(0, -1)},"data":${data}}`;
}
