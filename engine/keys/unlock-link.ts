import type { Keys } from "./keys.ts";

/** How long a link that unlocks a browser works. */
export const UNLOCK_LINK_MS = 24 * 3_600_000;

/** The code of a link that unlocks a browser for a location's kiosk and board: `{expiry in s}.{signature}`. */
export function unlockCode(keys: Keys, location: string, now_ms: number): string {
  const until = Math.floor((now_ms + UNLOCK_LINK_MS) / 1000);
  return `${until}.${keys.sign("unlock", `${location}:${until}`)}`;
}

/** Whether a code unlocks this location now. */
export function unlocks(keys: Keys, location: string, code: string, now_ms: number): boolean {
  const [until = "", signature = ""] = code.split(".");
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 < now_ms) return false;
  return keys.verify("unlock", `${location}:${until}`, signature);
}
