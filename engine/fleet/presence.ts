import type { Fleet } from "./fleet.ts";

/** Nobody misses a device that has been away for longer: it was put away, or the house was closed. */
const MISSED_MS = 600_000;
/** How long devices may take to come back after a start of the program. */
const RETURN_MS = 90_000;

/**
 * Whether a device is where it is wanted: it is there; it was until a moment ago; the program has only just started and nobody
 * can know yet; or nobody expects it, because it was never there or has been away for long.
 */
export type Presence = "here" | "gone" | "awaited" | "unexpected";

/** `now` UTC ms. */
export function presenceOf(fleet: Fleet, id: string, now: number): Presence {
  const device = fleet.get(id);
  if (!device) return "unexpected";
  if (fleet.online(id)) return "here";
  const last = Math.max(device.seen_at, device.since);
  if (last === 0 || now - last > MISSED_MS) return "unexpected";
  if (fleet.heardOf(id)) return "gone";
  return now - fleet.started_at < RETURN_MS ? "awaited" : "gone";
}
