/** Holds back who asks too often. */
export type Throttle = {
  /** Takes one from the bucket of `key`; `now_ms` is handed in; after it went back it counts from there. */
  take(key: string, now_ms: number): { ok: true } | { ok: false; retry_after_s: number };
  /** Gives the bucket back its full content (after a sign-in that worked). */
  forgive(key: string): void;
};

type Bucket = { tokens: number; at_ms: number };

/**
 * Token buckets: `burst` at once, then one every `every_ms`. At most `keys` buckets are remembered; the one unused
 * longest is forgotten first, so that a flood of addresses costs bounded memory.
 */
export function createThrottle(options: { burst: number; every_ms: number; keys?: number }): Throttle {
  const { burst, every_ms, keys = 10_000 } = options;
  const buckets = new Map<string, Bucket>();

  return {
    take(key, now_ms) {
      const known = buckets.get(key) ?? { tokens: burst, at_ms: now_ms };
      buckets.delete(key);
      const gained = Math.max(0, now_ms - known.at_ms) / every_ms;
      const bucket = { tokens: Math.min(burst, known.tokens + gained), at_ms: now_ms };
      buckets.set(key, bucket);
      if (buckets.size > keys) buckets.delete(buckets.keys().next().value!);
      if (bucket.tokens < 1)
        return { ok: false, retry_after_s: Math.ceil(((1 - bucket.tokens) * every_ms) / 1000) };
      bucket.tokens -= 1;
      return { ok: true };
    },
    forgive(key) {
      buckets.delete(key);
    },
  };
}
