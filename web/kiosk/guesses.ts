import type { Clock } from "../../engine/clock.ts";

/** Wrong tries that cost nothing: slips of a finger. */
const FREE = { kiosk: 2, location: 12 };
/** What a try costs at most, ms: somebody who comes after a guesser waits so long, once. */
const MOST_MS = { kiosk: 8_000, location: 3_000 };
/** The first cost, doubled with each further wrong try, ms. */
const FIRST_MS = 1_000;
/** One wrong try is forgotten in so long, ms; no more than so many are remembered at all. */
const FORGOTTEN_MS = { kiosk: 8_000, location: 4_000 };
const REMEMBERED = { kiosk: 6, location: 20 };
/** Tries at one kiosk that wait for each other; one finger has one. */
const WAITING = 3;

type Of = "kiosk" | "location";
interface Wrong {
  count: number;
  at: number;
}

/**
 * Makes guessing codes slow without shutting anybody out: tries at one kiosk go one after the other, each wrong one lets
 * the next wait a little longer, there and, with more patience, in the whole house. A right code works after the
 * same wait as a wrong one, so that the pace of an answer tells nothing. See engine/decisions/012-codes-at-the-kiosk.md.
 */
export class Guesses {
  private readonly wrong = new Map<string, Wrong>();
  private readonly queues = new Map<string, { last: Promise<void>; waiting: number }>();

  constructor(private readonly clock: Clock) {}

  /** `look` says what a code means, null for nothing; `busy`: too many tries at once at this kiosk. */
  async try<T>(location: string, kiosk: string, look: () => Promise<T | null>): Promise<T | null | "busy"> {
    const name = `${location}/${kiosk}`;
    const queue = this.queues.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (queue.waiting >= WAITING) return "busy";
    this.queues.set(name, queue);
    queue.waiting += 1;
    const before = queue.last;
    const { promise, resolve } = Promise.withResolvers<void>();
    queue.last = promise;
    try {
      await before;
      await this.pass(Math.max(this.cost("kiosk", name), this.cost("location", location)));
      const found = await look();
      if (found === null) {
        this.count("kiosk", name);
        this.count("location", location);
      }
      return found;
    } finally {
      resolve();
      queue.waiting -= 1;
      if (queue.waiting === 0) this.queues.delete(name);
    }
  }

  private cost(of: Of, name: string): number {
    const beyond = this.left(of, name) - FREE[of];
    return beyond <= 0 ? 0 : Math.min(MOST_MS[of], FIRST_MS * 2 ** (beyond - 1));
  }

  /** Wrong tries not forgotten yet. */
  private left(of: Of, name: string): number {
    const known = this.wrong.get(`${of} ${name}`);
    if (!known) return 0;
    return Math.max(0, known.count - Math.floor((this.clock.now() - known.at) / FORGOTTEN_MS[of]));
  }

  private count(of: Of, name: string): void {
    const count = Math.min(REMEMBERED[of], this.left(of, name) + 1);
    this.wrong.set(`${of} ${name}`, { count, at: this.clock.now() });
  }

  private pass(ms: number): Promise<void> {
    return ms === 0 ? Promise.resolve() : new Promise((done) => void this.clock.after(ms, done));
  }
}
