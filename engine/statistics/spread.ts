/** How a number of durations lie, ms. */
export interface Spread {
  n: number;
  mean_ms: number;
  /** Nine in ten were no longer than this (nearest rank). */
  p90_ms: number;
}

/** Null for none: a mean of nothing is not 0. */
export function spreadOf(durations_ms: readonly number[]): Spread | null {
  const n = durations_ms.length;
  if (n === 0) return null;
  const sorted = durations_ms.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, ms) => sum + ms, 0);
  return { n, mean_ms: total / n, p90_ms: sorted[Math.ceil(0.9 * n) - 1]! };
}
