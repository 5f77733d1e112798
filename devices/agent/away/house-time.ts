import type { Clock } from "../../../engine/clock.ts";
import type { Kit } from "../../contract/away.ts";
import { type Stamp, since, type UnsetClock } from "./unset-clock.ts";

/** A kit, and when it came. */
export interface KitHeld {
  kit: Kit;
  stamp: Stamp;
}

/** What an agent knows of the house's time. */
export interface HouseTime {
  /** UTC ms */
  now: number;
  /** False where the machine was without power since it last heard the house: `now` is then its own clock's, as far as that can be. */
  sure: boolean;
  /** The business day at `now`; null where the kit has run out. */
  day: string | null;
}

/** The house's time now: counted on from its last word by the clock that nobody sets. `floor`: it cannot be earlier. */
export function houseTime(
  { kit, stamp }: KitHeld,
  { unset, clock, floor }: { unset: UnsetClock; clock: Clock; floor: number },
): HouseTime {
  const passed = since(unset, stamp);
  const now = Math.round(passed === null ? Math.max(clock.now(), kit.at, floor) : kit.at + passed);
  const day = kit.days.find(({ ends_at }) => now < ends_at)?.day ?? null;
  return { now, sure: passed !== null, day };
}

/** When the house said `at` (UTC ms), as far as that follows from what it said before. */
export function stampAt(at: number, before: KitHeld | null): Stamp {
  if (!before) return { boot: "", ms: 0 };
  const { kit, stamp } = before;
  return { boot: stamp.boot, ms: stamp.ms + at - kit.at };
}
