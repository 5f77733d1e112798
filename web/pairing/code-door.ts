import type { Engine } from "../../engine/engine.ts";
import type { Asker } from "../../engine/fleet/pairings.ts";
import { createThrottle } from "../throttle.ts";

/** Codes begun from one address: a fitter starts a room full of devices, then things get slower. */
const CODES = { burst: 20, every_ms: 30_000 };
/** Codes tried by one clerk: some slips of the finger, then four a minute of 20^8. */
const TRIES = { burst: 10, every_ms: 15_000 };
/** How long a device waits when too many codes are open, s. */
const FULL_S = 60;
const MODEL_LENGTH = 64;

export interface CodeDoor {
  /** Begins a pairing, or says when to come again. */
  begin(asker: Asker): { device_code: string; user_code: string } | { retry_after_s: number };
  /** Takes one try of a clerk to name a code; above 0 says when to come again. */
  tries(clerk: string): number;
  /** It was a code. */
  right(clerk: string): void;
}

/** Counts who begins pairings and who tries codes. */
export function createCodeDoor({ pairings, clock, log }: Engine): CodeDoor {
  const codes = createThrottle(CODES);
  const tried = createThrottle(TRIES);
  return {
    begin(asker) {
      const now = clock.now();
      const taken = codes.take(asker.address, now);
      if (!taken.ok) return taken;
      const begun = pairings.begin({ ...asker, model: plain(asker.model) }, now);
      if (!begun) return { retry_after_s: FULL_S };
      log({ level: "info", what: "pairing asked", kind: asker.kind });
      return begun;
    },
    tries(clerk) {
      const taken = tried.take(clerk, clock.now());
      return taken.ok ? 0 : taken.retry_after_s;
    },
    right: (clerk) => tried.forgive(clerk),
  };
}

/** What a device says it is, as one short line. */
function plain(model: string): string {
  return model
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, MODEL_LENGTH);
}
