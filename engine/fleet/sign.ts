import { counterCalls, counterIsClosed } from "../../machines/counter.ts";
import type { Counter } from "../location/counter.ts";
import type { LocationState } from "../location/state.ts";

/** A new call blinks this long; the engine ends it, because a sign needs no clock. */
export const BLINK_MS = 12_000;

/** What the sign over a counter shall show; `number` is empty unless a ticket is there. */
export interface SignFace {
  mode: "call" | "idle" | "closed";
  number: string;
  /** When the blinking of the call ends, UTC ms; 0 when nothing is called. */
  blinks_until: number;
}

export function signFace(state: LocationState, counter: Counter): SignFace {
  const ticket = counter.ticket ? state.tickets.get(counter.ticket) : undefined;
  if (!ticket)
    return { mode: counterIsClosed(counter.state) ? "closed" : "idle", number: "", blinks_until: 0 };
  const calls = counterCalls(counter.state);
  const blinks_until = calls && ticket.last_call_at !== null ? ticket.last_call_at + BLINK_MS : 0;
  return { mode: "call", number: ticket.number, blinks_until };
}
