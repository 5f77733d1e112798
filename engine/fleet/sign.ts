import { counterCalls, counterIsClosed } from "../../machines/counter.ts";
import type { Counter } from "../location/counter.ts";
import type { Ticket } from "../location/ticket.ts";

/** A new call blinks this long; the engine ends it, because a sign needs no clock. */
export const BLINK_MS = 12_000;

/** What the sign over a counter shall show; `number` is empty unless a ticket is there. */
export interface SignFace {
  mode: "call" | "idle" | "closed";
  number: string;
  /** When the blinking of the call ends, UTC ms; 0 when nothing is called. */
  blinks_until: number;
}

/** As much of a location as its signs need: of one that is loaded, or was seen in passing. */
export interface AtCounters {
  counters: ReadonlyMap<string, Counter>;
  tickets: ReadonlyMap<string, Pick<Ticket, "number" | "last_call_at">>;
}

export function signFace(state: AtCounters, counter: Counter): SignFace {
  const ticket = counter.ticket ? state.tickets.get(counter.ticket) : undefined;
  if (!ticket)
    return { mode: counterIsClosed(counter.state) ? "closed" : "idle", number: "", blinks_until: 0 };
  const calls = counterCalls(counter.state);
  const blinks_until = calls && ticket.last_call_at !== null ? ticket.last_call_at + BLINK_MS : 0;
  return { mode: "call", number: ticket.number, blinks_until };
}
