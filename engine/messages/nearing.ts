import { isEnded } from "../../machines/ticket.ts";
import type { Appointment } from "../appointments/appointment.ts";
import type { Clock } from "../clock.ts";
import type { Change, Hub } from "../hub.ts";
import { outlookOf } from "../location/outlook.ts";
import type { LocationState } from "../location/state.ts";
import type { Log } from "../log.ts";
import { AHEAD } from "./rule.ts";

interface NearingPorts {
  hub: Hub;
  clock: Clock;
  log: Log;
  read<T>(location: string, look: (state: LocationState, now: number) => T): Promise<T | null>;
  /** It is nearly their turn; told again after a restart, so whoever hears must know the ones it has heard. */
  near(location: string, appointment: Appointment, ticket: string): Promise<void>;
}

/** So long after a change of the line it is looked at: changes come in bursts, and nobody's turn is a matter of seconds. */
const LOOK_MS = 3_000;

/**
 * Notices when somebody with an appointment is nearly next. That is no event but follows from the line, so it is looked at
 * soon after a change of a line in which somebody with an appointment waits, and of no other.
 */
export class Nearing {
  /** Tickets with an appointment that wait and were not told; a location that is not in here was not looked at yet. */
  private readonly waiting = new Map<string, Set<string>>();
  /** By location: how to call off the look to come. */
  private readonly coming = new Map<string, () => void>();
  private readonly looking = new Set<Promise<void>>();
  private readonly stop: () => void;

  constructor(private readonly ports: NearingPorts) {
    this.stop = ports.hub.listen((change) => this.hear(change));
  }

  /** Resolves when nothing is looked at any more. */
  async close(): Promise<void> {
    this.stop();
    for (const callOff of this.coming.values()) callOff();
    await Promise.all(this.looking);
  }

  private hear({ location, events, effects }: Change): void {
    if (!effects.has("phone")) return;
    const waiting = this.waiting.get(location);
    for (const { type, data } of events) if (type === "appointment.checked-in") waiting?.add(data.ticket);
    if (waiting?.size === 0 || this.coming.has(location)) return;
    const look = () => {
      this.coming.delete(location);
      const looked = this.look(location).finally(() => this.looking.delete(looked));
      this.looking.add(looked);
    };
    this.coming.set(location, this.ports.clock.after(LOOK_MS, look));
  }

  private async look(location: string): Promise<void> {
    try {
      await this.tell(location);
    } catch (error) {
      this.ports.log({ level: "error", what: "nobody told of their turn", location, error });
    }
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
