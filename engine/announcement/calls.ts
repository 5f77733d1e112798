import { counterCalls } from "../../machines/counter.ts";
import type { LocationState } from "../location/state.ts";
import type { Language } from "../town/town.ts";

/** Who is called now and not there yet. */
export interface CurrentCall {
  number: string;
  counter: string;
  /** The visitor's own language. */
  language: Language;
  /** Rises with each call and each repetition: the `seq` of it. */
  version: number;
  /** When it was called last, UTC ms. */
  at: number;
}

/** The newest first. */
export function currentCalls(state: LocationState): CurrentCall[] {
  const calls: CurrentCall[] = [];
  for (const counter of state.counters.values()) {
    const ticket = counter.ticket ? state.tickets.get(counter.ticket) : undefined;
    if (!ticket || !counterCalls(counter.state)) continue;
    const { number, language, last_call_at } = ticket;
    calls.push({ number, counter: counter.id, language, version: counter.shown, at: last_call_at ?? 0 });
  }
  return calls.sort((a, b) => b.version - a.version);
}
