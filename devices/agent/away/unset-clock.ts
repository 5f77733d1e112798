import { readFileSync } from "node:fs";
import type { Clock } from "../../../engine/clock.ts";

/** A clock that counts from power-on and that nobody sets. */
export interface UnsetClock {
  /** Differs after each power-on; moments of different ones cannot be compared. */
  readonly boot: string;
  /** ms, asleep or awake. */
  ms(): number;
}

/** Of what a moment is made of. */
export interface Stamp {
  boot: string;
  ms: number;
}

/** The machine's own, over every restart of the program. Where there is none (not Linux), one that begins with the program. */
export function unsetClock(clock: Clock): UnsetClock {
  const boot = read("/proc/sys/kernel/random/boot_id");
  const uptime = () => Number(read("/proc/uptime")?.split(" ")[0]) * 1_000;
  if (boot && Number.isFinite(uptime())) return { boot, ms: uptime };
  const began = clock.now();
  let last = 0;
  return {
    boot: crypto.randomUUID(),
    ms() {
      last = Math.max(last, clock.now() - began);
      return last;
    },
  };
}

export function stampOf(unset: UnsetClock): Stamp {
  return { boot: unset.boot, ms: unset.ms() };
}

/** How long ago a moment was, ms; null where the power was off since. */
export function since(unset: UnsetClock, { boot, ms }: Stamp): number | null {
  return boot === unset.boot ? Math.max(0, unset.ms() - ms) : null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim() || null;
  } catch {
    return null;
  }
}
