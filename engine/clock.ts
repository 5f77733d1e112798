/** Where time comes from. Handed to everything that needs it; nobody else asks for now. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Real milliseconds since some moment: nobody sets them, and in a demo they run no faster. Beside what devices count. */
  counted(): number;
  /** Calls `fire` once after `delay_ms` of this clock's time; returns how to call it off. */
  after(delay_ms: number, fire: () => void): () => void;
}

/** Longest delay setTimeout takes (2^31 - 1 ms); later deadlines are looked at again then. */
const LONGEST_MS = 2_147_483_647;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  counted: () => performance.now(),
  after(delay_ms, fire) {
    const timer = setTimeout(fire, Math.min(Math.max(delay_ms, 0), LONGEST_MS));
    return () => clearTimeout(timer);
  },
};

/** A clock that starts at `start_ms` and runs `speed` times as fast: for the demo, where a day passes in minutes. */
export function fastClock(start_ms: number, speed: number): Clock {
  const origin_ms = Date.now();
  return {
    now: () => Math.floor(start_ms + (Date.now() - origin_ms) * speed),
    counted: systemClock.counted,
    after: (delay_ms, fire) => systemClock.after(delay_ms / speed, fire),
  };
}
