import { isEnded } from "../../machines/ticket.ts";
import type { Appointment } from "../appointments/appointment.ts";
import type { Change, Hub } from "../hub.ts";
import { outlookOf } from "../location/outlook.ts";
import type { LocationState } from "../location/state.ts";
import type { Log } from "../log.ts";
import { AHEAD } from "./rule.ts";

interface NearingPorts {
  hub: Hub;
  log: Log;
  read<T>(location: string, look: (state: LocationState, now: number) => T): Promise<T | null>;
  /** It is nearly their turn; told again after a restart, so whoever hears must know the ones it has heard. */
  near(location: string, appointment: Appointment, ticket: string): Promise<void>;
}

/**
 * Notices when somebody with an appointment is nearly next. That is no event but follows from the line, so it is looked at
 * after each change of a line in which somebody with an appointment waits, and in no other.
 */
export class Nearing {
  /** Tickets with an appointment that wait and were not told; a location that is not in here was not looked at yet. */
  private readonly waiting = new Map<string, Set<string>>();
  private readonly looking = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private readonly stop: () => void;

  constructor(private readonly ports: NearingPorts) {
    this.stop = ports.hub.listen((change) => this.hear(change));
  }

  /** Resolves when nothing is looked at any more. */
  async close(): Promise<void> {
    this.stop();
    this.again.clear();
    await Promise.all(this.looking.values());
  }

  private hear({ location, events, effects }: Change): void {
    if (!effects.has("phone")) return;
    const waiting = this.waiting.get(location);
    for (const { type, data } of events) if (type === "appointment.checked-in") waiting?.add(data.ticket);
    if (waiting?.size === 0) return;
    if (this.looking.has(location)) return void this.again.add(location);
    const look = this.look(location).finally(() => this.looking.delete(location));
    this.looking.set(location, look);
  }

  private async look(location: string): Promise<void> {
    do {
      this.again.delete(location);
      try {
        await this.tell(location);
      } catch (error) {
        this.ports.log({ level: "error", what: "nobody told of their turn", location, error });
      }
    } while (this.again.has(location));
  }

  private async tell(location: string): Promise<void> {
    const near = await this.ports.read(location, (state, now) => {
      const waiting = this.waiting.get(location) ?? new Set(booked(state));
      this.waiting.set(location, waiting);
      for (const id of waiting) {
        const ticket = state.tickets.get(id);
        if (!ticket || isEnded(ticket.state)) waiting.delete(id);
      }
      if (waiting.size === 0) return [];
      const outlook = outlookOf(state, now);
      const limit = state.town.messages?.ahead ?? AHEAD;
      // Nobody is told while no counter is there that could call them.
      return outlook.nextUp.flatMap((ticket) => {
        const appointment =
          waiting.has(ticket) && outlook.ahead(ticket) <= limit && state.book.ofTicket(ticket);
        return appointment ? [{ ticket, appointment: { ...appointment } }] : [];
      });
    });
    for (const { ticket, appointment } of near ?? []) {
      await this.ports.near(location, appointment, ticket);
      this.waiting.get(location)?.delete(ticket);
    }
  }
}

/** Tickets of today that came from an appointment. */
function booked(state: LocationState): string[] {
  return [...state.tickets.keys()].filter((ticket) => state.book.ofTicket(ticket));
}
