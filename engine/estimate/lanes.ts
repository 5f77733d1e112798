import { type Duration, logNormal } from "./durations.ts";
import { normal, quantile } from "./normal.ts";

/**
 * The future is played through in this many lanes side by side. A duration is not one number but one per lane: the
 * same fixed quantiles of its log-normal, dealt to the lanes in another order for every ticket. Fixed and dealt by
 * the ticket's id, so that the same situation always gives the same answer and a phone's range does not flicker.
 */
export const LANES = 16;

/** Orders in which quantiles are dealt; a power of two. */
const DEALS = 256;

/** Mulberry32: the fixed shuffle of the deals, and nothing else, comes from it. */
function shuffler(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const deals: readonly Uint8Array[] = (() => {
  const random = shuffler(1);
  return Array.from({ length: DEALS }, () => {
    const order = Uint8Array.from({ length: LANES }, (_, lane) => lane);
    for (let last = LANES - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const kept = order[last]!;
      order[last] = order[other]!;
      order[other] = kept;
    }
    return order;
  });
})();

/** 32-bit FNV-1a: spreads ids over the deals. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Which quantile each lane gets. */
export function dealOf(hash: number): Uint8Array {
  return deals[hash & (DEALS - 1)]!;
}

const levels = Float64Array.from({ length: LANES }, (_, lane) => quantile((lane + 0.5) / LANES));

const known = new WeakMap<Duration, Float64Array>();

/** One duration in ms per quantile, whose mean is the log-normal's mean. Rows are immutable, so it is kept. */
export function quantilesOf(row: Duration): Float64Array {
  let lanes = known.get(row);
  if (!lanes) {
    const { mean, deviation } = logNormal(row);
    lanes = Float64Array.from(levels, (level) => Math.exp(mean + deviation * level));
    const wanted = Math.exp(mean + (deviation * deviation) / 2);
    const scale = wanted / (lanes.reduce((total, ms) => total + ms, 0) / LANES);
    for (let lane = 0; lane < LANES; lane++) lanes[lane]! *= scale;
    known.set(row, lanes);
  }
  return lanes;
}

/** What is left of something that has already taken `elapsed_ms`, per quantile, rising. */
export function remaining(row: Duration, elapsed_ms: number): Float64Array {
  const { mean, deviation } = logNormal(row);
  const passed = elapsed_ms > 0 ? normal((Math.log(elapsed_ms) - mean) / deviation) : 0;
  // Beyond 99.9 % the tail says nothing any more: it was forgotten, and is as good as just begun to be.
  const from = Math.min(passed, 0.999);
  const begun = from > 0 ? Math.exp(mean + deviation * quantile(from)) : 0;
  return Float64Array.from({ length: LANES }, (_, lane) => {
    const share = from + (1 - from) * ((lane + 0.5) / LANES);
    return Math.max(0, Math.exp(mean + deviation * quantile(share)) - begun);
  });
}
