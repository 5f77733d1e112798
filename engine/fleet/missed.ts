import { openingAt } from "../town/opening.ts";
import type { Town } from "../town/town.ts";
import type { Device, Fleet } from "./fleet.ts";

/** A kiosk that was silent for so long while its office is open is missed. */
const MISSED_MS = 180_000;

/**
 * Whether a kiosk that was there once is missed: nobody can draw a number at it though the office has been open for some minutes. `now`
 * UTC ms.
 */
export function isMissed(fleet: Fleet, { id, kind, seen_at }: Device, town: Town, now: number): boolean {
  if (kind !== "kiosk" || seen_at === 0 || fleet.online(id) || fleet.barred(id)) return false;
  const opened = town.departments.flatMap((one) => openingAt(town, one.id, now).opened_at ?? []);
  if (opened.length === 0) return false;
  return now - Math.max(seen_at, fleet.started_at, Math.min(...opened)) >= MISSED_MS;
}
