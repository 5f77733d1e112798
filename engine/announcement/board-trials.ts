import type { Pages } from "../fleet/pages.ts";
import type { Spoken } from "./boards.ts";

/** A test announcement that a board is asked for. */
interface Asked {
  location: string;
  /** Tells it from all others, also of before a restart. */
  id: string;
  /** Pages that have not said how it went. */
  waiting: Set<string>;
  end(word: Spoken | null): void;
}

/** Test announcements that boards' pages are asked for. */
export class BoardTrials {
  private readonly asked = new Map<string, Asked>();

  constructor(
    private readonly pages: Pages,
    private readonly changed: (location: string) => void,
  ) {}

  /**
   * Has all pages of a board say it; resolves when each has, or the first could not: with its word, or null when it was called off, because
   * nobody answered.
   */
  begin(board: string, location: string, id: string): Promise<Spoken | null> {
    return new Promise((resolve) => {
      const waiting = new Set(this.pages.of(board).keys());
      const end = (word: Spoken | null) => {
        this.asked.delete(board);
        resolve(word);
        this.changed(location);
      };
      this.asked.set(board, { location, id, waiting, end });
      this.changed(location);
    });
  }

  callOff(board: string): void {
    this.asked.get(board)?.end(null);
  }

  /** How a page of the board says that it went; of another trial it is nothing. */
  heard(board: string, page: string, { id, word }: { id: string; word: Spoken }): void {
    const trial = this.asked.get(board);
    if (trial?.id !== id || !trial.waiting.delete(page)) return;
    if (word !== "said" || trial.waiting.size === 0) trial.end(word);
  }

  /** What is asked of a location's boards now. */
  at(location: string): { board: string; id: string }[] {
    return [...this.asked].flatMap(([board, one]) =>
      one.location === location ? [{ board, id: one.id }] : [],
    );
  }
}
