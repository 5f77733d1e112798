import type { Fleet } from "../../engine/fleet/fleet.ts";
import { hasShown } from "../../engine/fleet/shown.ts";
import type { Counter } from "../../engine/location/counter.ts";

/**
 * What is known of the sign over a counter: there is none, it is not there, it has shown the counter's last change, or it
 * has not yet.
 */
export type SignTruth = "none" | "offline" | "shown" | "behind";

export function signTruth(
  fleet: Fleet,
  epoch: number,
  sign: string | undefined,
  counter: Counter,
): SignTruth {
  if (!sign) return "none";
  if (!fleet.online(sign)) return "offline";
  return hasShown(fleet.get(sign)?.reported ?? null, epoch, counter.shown) ? "shown" : "behind";
}
