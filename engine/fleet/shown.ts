import type { Reported } from "./fleet.ts";

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
