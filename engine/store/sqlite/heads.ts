import type { Database, Statement } from "bun:sqlite";
import { StoreFailure } from "../failure.ts";

/** Where a location's journal ends. */
export interface Head {
  seq: number;
  /** Of its last event in the journal; 0 for none. */
  position: number;
  /** UTC ms of its last event. */
  at: number;
}

interface Entry extends Head {
  location: string;
}

const NONE: Head = { seq: 0, position: 0, at: 0 };

/** Events after which the heads are written down: 11,000 rows then, 50,000 rows (about 35 ms) to read at opening. */
const SAVE_AFTER = 50_000;

/** The head of every location, in memory. Changes are provisional until `commit`. */
export class Heads {
  /** The last position in the journal. */
  last = 0;
  readonly #heads = new Map<string, Head>();
  /** What the heads were before each change that is not committed yet, in order. */
  #undo: { location: string; head: Head }[] = [];
  readonly #saveOne: Statement;
  #lastBefore = 0;
  #savedAt = 0;

  /** Throws `StoreFailure` "corrupt" when the journal's end is not dense. */
  constructor(db: Database) {
    this.#saveOne = db.prepare(
      "insert or replace into head (location, seq, position, at) values (?, ?, ?, ?)",
    );
    for (const { location, ...head } of db
      .query<Entry, []>("select location, seq, position, at from head")
      .iterate()) {
      this.#heads.set(location, head);
      this.#savedAt = Math.max(this.#savedAt, head.position);
    }
    this.last = this.#savedAt;
    for (const { location, previous, ...head } of db
      .query<Entry & { previous: number }, [number]>(
        "select location, seq, position, at, previous from journal where position > ? order by position",
      )
      .iterate(this.#savedAt)) {
      const known = this.of(location);
      if (head.seq !== known.seq + 1 || previous !== known.position) throw notDense(location, head.seq);
      this.move(location, head);
    }
    this.commit();
  }

  of(location: string): Head {
    return this.#heads.get(location) ?? NONE;
  }

  locations(): string[] {
    return [...this.#heads.keys()];
  }

  move(location: string, head: Head): void {
    this.#undo.push({ location, head: this.of(location) });
    this.#heads.set(location, head);
    this.last = head.position;
  }

  commit(): void {
    this.#undo = [];
    this.#lastBefore = this.last;
  }

  rollback(): void {
    for (const { location, head } of this.#undo.reverse()) this.#heads.set(location, head);
    this.last = this.#lastBefore;
    this.#undo = [];
  }

  get wantSaving(): boolean {
    return this.last - this.#savedAt >= SAVE_AFTER;
  }

  /** Writes down what changed; in a transaction of its own, after `commit`. */
  save(db: Database): void {
    db.transaction(() => {
      for (const [location, { seq, position, at }] of this.#heads) {
        if (position > this.#savedAt) this.#saveOne.run(location, seq, position, at);
      }
    })();
    this.#savedAt = this.last;
  }
}

export function notDense(location: string, seq: number): StoreFailure {
  return new StoreFailure(
    "corrupt",
    `The journal of ${location} is not dense at event ${seq}: restore a backup.`,
  );
}
