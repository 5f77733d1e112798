import { signSeq } from "../../engine/fleet/shown.ts";
import { type AtCounters, signFace } from "../../engine/fleet/sign.ts";
import type { Counter } from "../../engine/location/counter.ts";
import { formatRev } from "../contract/rev.ts";
import type { Display } from "../contract/set.ts";

const BLINK_PERIOD_MS = 1_000;
const COLOR = "#FF8800";

/** What the sign over a counter shall be told at `now`, and for how long it blinks yet (both ms); 0: it does not. */
export function displayOf(
  state: AtCounters,
  counter: Counter,
  now: number,
  epoch: number,
): { display: Display; blinks_ms: number } {
  const { mode, number, blinks_until } = signFace(state, counter);
  const blinks_ms = Math.max(0, blinks_until - now);
  const display: Display = {
    rev: formatRev({ epoch, seq: signSeq(counter.shown, blinks_ms > 0) }),
    mode,
    text: number,
    counter: counter.id,
    color: COLOR,
    blink_ms: blinks_ms > 0 ? BLINK_PERIOD_MS : 0,
    brightness: 80,
  };
  return { display, blinks_ms };
}
