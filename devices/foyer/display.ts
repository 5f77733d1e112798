import type { Counter } from "../../engine/location/counter.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { counterCalls, counterIsClosed } from "../../machines/counter.ts";
import { formatRev } from "../contract/rev.ts";
import type { Display } from "../contract/set.ts";

/** A new call blinks this long; the engine ends it, because a sign needs no clock. */
export const BLINK_MS = 12_000;
const BLINK_PERIOD_MS = 1_000;
const COLOR = "#FF8800";

/**
 * What the sign over a counter shall show at `now` (UTC ms). The revision's `seq` is twice the counter's `shown`, one
 * more once the blinking has ended, so it only rises and says which change it stems from.
 */
export function displayOf(state: LocationState, counter: Counter, now: number, epoch: number): Display {
  const number = counter.ticket ? (state.tickets.get(counter.ticket)?.number ?? "") : "";
  const blinks = blinkEnds(state, counter) > now;
  const mode = number ? "call" : counterIsClosed(counter.state) ? "closed" : "idle";
  return {
    rev: formatRev({ epoch, seq: counter.shown * 2 + (blinks ? 0 : 1) }),
    mode,
    text: number,
    counter: counter.id,
    color: COLOR,
    blink_ms: blinks ? BLINK_PERIOD_MS : 0,
    brightness: 80,
  };
}

/** When the blinking of the counter's call ends, UTC ms; 0 when nothing is called there. */
export function blinkEnds(state: LocationState, counter: Counter): number {
  const ticket = counter.ticket ? state.tickets.get(counter.ticket) : undefined;
  return counterCalls(counter.state) ? (ticket?.last_call_at ?? 0) + BLINK_MS : 0;
}
