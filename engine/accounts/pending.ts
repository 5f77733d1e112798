import { hashToken, newToken } from "../keys/keys.ts";

/** A flood may push older ones out; whoever was in the middle of it begins again. */
const MOST = 10_000;

/**
 * What was begun and waits for its answer: a challenge, a visit to the portal. Each is taken once. Only in memory: after a
 * restart one begins again.
 */
export class Pending<T> {
  private readonly waiting = new Map<string, { value: T; until: number }>();

  constructor(private readonly lasts_ms: number) {}

  get size(): number {
    return this.waiting.size;
  }

  /** Keeps it under a token that nobody can guess. */
  keep(value: T, now: number): string {
    const token = newToken();
    this.waiting.set(hashToken(token), { value, until: now + this.lasts_ms });
    for (const [key, { until }] of this.waiting) {
      if (until > now && this.waiting.size <= MOST) break;
      this.waiting.delete(key);
    }
    return token;
  }

  /** What was kept under a token, never again; null when there is nothing or its time is over. */
  take(token: string | undefined, now: number): T | null {
    if (!token) return null;
    const key = hashToken(token);
    const found = this.waiting.get(key);
    this.waiting.delete(key);
    return found && found.until > now ? found.value : null;
  }
}
