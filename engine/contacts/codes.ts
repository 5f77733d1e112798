import { randomInt } from "node:crypto";

/** So many are found at once, and the next ones while so many are left: nobody who books waits for the search. */
const FOUND = 64;
const FEW = 32;
/** Searches before the house gives up; with 99 of 100 codes taken, so many fail once in 10^14. */
const TRIES = 50;

/** Six digits, and the mark under which they are written. */
export interface Code {
  digits: string;
  mark: string;
}

interface CodePorts {
  mark(location: string, digits: string): string;
  /** Of these marks, those that are written. */
  written(marks: readonly string[]): Promise<readonly string[]>;
  /** Any number below a million. */
  draw?(): number;
}

interface Shelf {
  free: Code[];
  /** Digits of those, and of the ones that are lent: nobody finds them again. */
  known: Set<string>;
  search: Promise<void> | null;
}

/**
 * Six-digit codes, by location, each for one appointment at a time. They are looked for ahead and lent until they are written or
 * not needed: as nobody else writes any, what is written never meets another of its kind.
 */
export class Codes {
  private readonly shelves = new Map<string, Shelf>();

  constructor(private readonly ports: CodePorts) {}

  /** Does the work with a code that no other appointment of the location has, or gets before it ends. */
  async lend<T>(location: string, work: (code: Code) => Promise<T>): Promise<T> {
    const shelf = this.shelves.get(location) ?? { free: [], known: new Set(), search: null };
    this.shelves.set(location, shelf);
    const code = await this.take(location, shelf);
    try {
      return await work(code);
    } finally {
      shelf.known.delete(code.digits);
    }
  }

  private async take(location: string, shelf: Shelf): Promise<Code> {
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
    const { mark, written, draw = () => randomInt(1_000_000) } = this.ports;
    const drawn = new Set(Array.from({ length: FOUND }, () => String(draw()).padStart(6, "0")));
    const unknown = [...drawn].filter((digits) => !known.has(digits));
    const codes = unknown.map((digits): Code => ({ digits, mark: mark(location, digits) }));
    const taken = new Set(await written(codes.map(({ mark }) => mark)));
    for (const code of codes) {
      if (taken.has(code.mark)) continue;
      free.push(code);
      known.add(code.digits);
    }
  }
}
