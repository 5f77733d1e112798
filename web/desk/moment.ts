let last = 0;

/**
 * A number for one look at an office at `now` (UTC ms): higher than that of any look before, also after a restart. Two looks
 * at the same `seq` may differ, by what a device said between them and by the time, and the later one is right.
 */
export function nextMoment(now: number): number {
  last = Math.max(last + 1, now);
  return last;
}
