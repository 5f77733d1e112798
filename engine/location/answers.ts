import type { Answer } from "./command.ts";

/** What a command led to, and when (UTC ms). A draw's is kept longer. */
export interface Remembered extends Answer {
  at: number;
  drew: boolean;
}

/** Whoever has a page before them repeats a press within this time. */
const KEPT_MS = 2 * 3_600_000;
/** A device that was away for a night still gets the ticket it asked for. */
const DRAWS_KEPT_MS = 36 * 3_600_000;

/** What commands led to, so that a repetition gets the first answer: by the command's id. */
export class Answers {
  private readonly draws = new Shelf(DRAWS_KEPT_MS);
  private readonly others = new Shelf(KEPT_MS);

  static from(rows: Iterable<[id: string, answer: Remembered]>): Answers {
    const answers = new Answers();
    for (const [id, answer] of [...rows].sort(([, a], [, b]) => a.seq - b.seq)) answers.set(id, answer);
    return answers;
  }

  get(id: string): Remembered | undefined {
    return this.others.rows.get(id) ?? this.draws.rows.get(id);
  }

  set(id: string, answer: Remembered): void {
    (answer.drew ? this.draws : this.others).put(id, answer);
  }

  /** Those too old at `now` to be asked for again, taken out; their ids. */
  forget(now: number): string[] {
    return [...this.others.forget(now), ...this.draws.forget(now)];
  }
}

/** Answers that are kept equally long, oldest first. */
class Shelf {
  readonly rows = new Map<string, Remembered>();
  private oldest = Number.POSITIVE_INFINITY;

  constructor(private readonly kept_ms: number) {}

  put(id: string, answer: Remembered): void {
    this.rows.set(id, answer);
    this.oldest = Math.min(this.oldest, answer.at);
  }

  forget(now: number): string[] {
    const since = now - this.kept_ms;
    const ids: string[] = [];
    if (this.oldest >= since) return ids;
    this.oldest = Number.POSITIVE_INFINITY;
    for (const [id, { at }] of this.rows) {
      if (at >= since) {
        this.oldest = at;
        break;
      }
      this.rows.delete(id);
      ids.push(id);
    }
    return ids;
  }
}
