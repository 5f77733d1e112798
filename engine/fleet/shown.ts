import { tellsWhatItShows } from "../town/tells.ts";
import type { Fleet, Reported } from "./fleet.ts";
import { presenceOf } from "./presence.ts";

/**
 * The `seq` of a sign's revision: twice the counter's `shown`, one more once the blinking has ended. So it only rises, and
 * says which change of the counter it stems from.
 */
export function signSeq(shown: number, blinks: boolean): number {
  return shown * 2 + (blinks ? 0 : 1);
}

/** Whether a sign that reported this shows what its counter became with the change `shown`, or something later. */
export function hasShown(reported: Reported | null, epoch: number, shown: number): boolean {
  return reported?.epoch === epoch && reported.seq >= signSeq(shown, true);
}

/**
 * What is known of the sign over a counter: there is none, it is not there, it has shown the counter's last change, it has
 * not yet, it is there but cannot tell, so that nobody may say that it does or that it does not, or the program has only just
 * started and has not heard of it.
 */
export type SignTruth = "none" | "offline" | "shown" | "behind" | "untold" | "unknown";

/** What is asked of a sign: the change of its counter, and when, UTC ms. */
interface Asked {
  epoch: number;
  shown: number;
  now: number;
}

/** Whether the sign shows what its counter became with the change `shown`. */
export function signTruth(fleet: Fleet, sign: string | undefined, { epoch, shown, now }: Asked): SignTruth {
  const device = sign === undefined ? undefined : fleet.get(sign);
  if (!device) return "none";
  const presence = presenceOf(fleet, device.id, now);
  if (presence !== "here") return presence === "awaited" ? "unknown" : "offline";
  if (hasShown(device.reported, epoch, shown)) return "shown";
  if (tellsWhatItShows(device.driver)) return "behind";
  return device.health.errors?.length ? "behind" : "untold";
}
