import { randomInt } from "node:crypto";

/** So many are found at once, and the next ones while so many are left: nobody who books waits for the search. */
const FOUND = 64;
const FEW = 32;
/** Searches before the house gives up; with 99 of 100 codes taken, so many fail once in 10^14. */
const TRIES = 50;

interface Shelf {
  free: string[];
  /** Those, and the ones that are lent: nobody finds them again. */
  known: Set<string>;
  search: Promise<void> | null;
}

/**
 * Six-digit codes, by location, each for one appointment at a time. They are looked for ahead and lent until they are written or
 * not needed: as nobody else writes any, what is written never meets another of its kind.
 */
export class Codes {
  private readonly shelves = new Map<string, Shelf>();

  constructor(
    private readonly isWritten: (location: string, code: string) => Promise<boolean>,
    /** Any number below a million. */
    private readonly draw: () => number = () => randomInt(1_000_000),
  ) {}

  /** Does the work with a code that no other appointment of the location has, or gets before it ends. */
  async lend<T>(location: string, work: (code: string) => Promise<T>): Promise<T> {
    const shelf = this.shelves.get(location) ?? { free: [], known: new Set(), search: null };
    this.shelves.set(location, shelf);
    const code = await this.take(location, shelf);
    try {
      return await work(code);
    } finally {
      shelf.known.delete(code);
    }
  }

  private async take(location: string, shelf: Shelf): Promise<string> {
    for (let tried = 0; tried < TRIES; tried++) {
      const code = shelf.free.pop();
      const search = shelf.free.length < FEW ? this.search(location, shelf) : null;
      if (code === undefined) {
        await search;
        continue;
      }
      // Whoever finds the shelf empty searches anew, and hears why that fails.
      search?.catch(() => {});
      return code;
    }
    throw new Error(`no code left at ${location}`);
  }

  private search(location: string, shelf: Shelf): Promise<void> {
    shelf.search ??= this.find(location, shelf).finally(() => {
      shelf.search = null;
    });
    return shelf.search;
  }

  private async find(location: string, { free, known }: Shelf): Promise<void> {
    const drawn = new Set(Array.from({ length: FOUND }, () => String(this.draw()).padStart(6, "0")));
    const unknown = [...drawn].filter((code) => !known.has(code));
    const written = await Promise.all(unknown.map((code) => this.isWritten(location, code)));
    for (const [index, code] of unknown.entries()) {
      if (written[index]) continue;
      free.push(code);
      known.add(code);
    }
  }
}
