/** Somebody signed in under a device's name and was refused; the last time of it. */
export interface TurnedAway {
  /** UTC ms. */
  at: number;
  /** What the broker's door says, such as `not-authorized` or `foreign-will`. */
  code: string;
}

/** Of a device that is there all the same, this long: two may go by one name, or it has been mended since. */
const STALE_MS = 600_000;
/** What tries again and again is told on no more often. */
const TOLD_EVERY_MS = 30_000;

/** Whether another refusal is worth telling, after the one that was told. */
export function isNews(told: TurnedAway | null, { at, code }: TurnedAway): boolean {
  return told?.code !== code || Math.abs(at - told.at) >= TOLD_EVERY_MS;
}

/** Whether somebody should look at it at `now` (UTC ms). */
export function isStanding({ at }: TurnedAway, online: boolean, now: number): boolean {
  return !online || now - at < STALE_MS;
}
