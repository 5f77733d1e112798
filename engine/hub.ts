import { type Effect, effectsOf } from "./effects.ts";
import type { JournalEvent } from "./location/event.ts";
import type { Log } from "./log.ts";

/** Something became true at a location: durable events, or news of its devices (then `events` is empty). */
export interface Change {
  location: string;
  /** The location's seq; unchanged by news of devices. */
  seq: number;
  events: readonly JournalEvent[];
  effects: ReadonlySet<Effect>;
}

export type Listener = (change: Change) => void;

/** Tells everybody who looks what became true. A listener that throws is logged and does not keep it from the others. */
export class Hub {
  private readonly listeners = new Set<Listener>();

  constructor(private readonly log: Log) {}

  /** Returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  committed(location: string, seq: number, events: readonly JournalEvent[]): void {
    this.tell({ location, seq, events, effects: effectsOf(events.map((event) => event.type)) });
  }

  /** News of a device: desk and kiosk show it. */
  devices(location: string, seq: number): void {
    this.tell({ location, seq, events: [], effects: new Set<Effect>(["desk", "kiosk"]) });
  }

  /** A call is to be said again: boards may have to, and the desk follows. */
  said(location: string, seq: number): void {
    this.tell({ location, seq, events: [], effects: new Set<Effect>(["board", "desk"]) });
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) {
      try {
        listener(change);
      } catch (error) {
        this.log({ level: "error", what: "listener failed", location: change.location, error });
      }
    }
  }
}
