import type { Range } from "./range.ts";

/** A range as people are told it, whole minutes. `low_min` 0 means "less than high_min". */
export interface Spoken {
  low_min: number;
  high_min: number;
}

/** Rounded outwards to 5 minutes up to an hour, 10 up to two and 15 beyond: nobody believes "17 to 24". */
function stepAt(minutes: number): number {
  if (minutes <= 60) return 5;
  return minutes <= 120 ? 10 : 15;
}

/** Minutes for people: never 0–0, never x–x; below 5 minutes it is "less than 5" (0–5). */
export function spoken(range: Range): Spoken {
  const low = range.low_ms / 60_000;
  const high = range.high_ms / 60_000;
  const low_min = Math.floor(low / stepAt(low)) * stepAt(low);
  const high_min = Math.max(5, Math.ceil(high / stepAt(high)) * stepAt(high));
  return { low_min, high_min: high_min > low_min ? high_min : low_min + stepAt(low_min) };
}
