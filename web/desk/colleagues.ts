import type { LocationState } from "../../engine/location/state.ts";
import type { CounterState } from "../../machines/counter.ts";

/** A counter of the office as everybody at a desk may see it. */
export interface Place {
  id: string;
  name: string;
  /** Pseudonym of who sits there. */
  clerk: string | null;
  /** What goes on, in a word. */
  doing: string;
  number: string | null;
  /** UTC ms */
  since: number;
  /** Of the counter's last change: agreed to with a take-over. */
  touched: number;
  /** The call has gone unanswered as often as the town allows. */
  asked: boolean;
}

const DOING: Record<CounterState, string> = {
  closed: "geschlossen",
  free: "frei",
  calling: "ruft auf",
  serving: "bedient",
  paused: "macht Pause",
};

const PAUSES = {
  break: "macht Pause",
  "back-office": "arbeitet im Hintergrund",
  pickup: "gibt Fertiges aus",
} as const;

export type Pause = keyof typeof PAUSES;

export function isPause(text: unknown): text is Pause {
  return typeof text === "string" && Object.hasOwn(PAUSES, text);
}

/** All counters of the office, in the document's order. */
export function placesOf(state: LocationState): Place[] {
  return state.town.counters.map(({ id, name }) => {
    const counter = state.counters.get(id);
    const ticket = counter?.ticket ? state.tickets.get(counter.ticket) : undefined;
    return {
      id,
      name,
      clerk: counter?.clerk ?? null,
      doing: counter?.pause ? PAUSES[counter.pause] : DOING[counter?.state ?? "closed"],
      number: ticket?.number ?? null,
      since: counter?.since ?? 0,
      touched: counter?.touched ?? 0,
      asked: ticket?.asked ?? false,
    };
  });
}
