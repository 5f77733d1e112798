import type { Engine } from "../engine.ts";
import { spoken } from "../estimate/spoken.ts";
import { ticketToken } from "../keys/ticket-token.ts";
import { outlookOf } from "../location/outlook.ts";
import type { LocationState } from "../location/state.ts";
import { say } from "../town/town.ts";

/** What a paper ticket says. No personal data: `url` carries the visitor's unguessable token. */
export interface SlipTicket {
  number: string;
  queue: string;
  service: string;
  /** People ahead. */
  waiting: number;
  /** The expected wait in minutes; null when nothing honest can be said. */
  range_min: [low_min: number, high_min: number] | null;
  /** RFC 3339 with the location's offset. */
  issued_at: string;
  /** The phone page, printed as QR code. */
  url: string;
  language: string;
  /** Name of the place. */
  location: string;
  /** Where to wait. */
  way?: string;
}

/** What stands on a ticket's paper; null when the ticket has gone. */
export function paperTicket(
  engine: Pick<Engine, "clock" | "keys">,
  state: LocationState,
  ticket: string,
  publicUrl: string,
): SlipTicket | null {
  const row = state.tickets.get(ticket);
  if (!row) return null;
  const { town } = state;
  const service = town.services.find((one) => one.id === row.service);
  const queue = town.queues.find((one) => one.id === row.queue);
  const waiting = town.departments.find((one) => one.id === service?.department)?.waiting;
  const range = row.promised ? spoken(row.promised) : null;
  return {
    number: row.number,
    queue: queue ? say(queue.name, row.language) : row.queue,
    service: service ? say(service.name, row.language) : "",
    waiting: outlookOf(state, engine.clock.now()).ahead(row.id),
    range_min: range ? [range.low_min, range.high_min] : null,
    issued_at: wallTime(row.drawn_at, town.zone),
    url: `${publicUrl}/t/${ticketToken(engine.keys, row.id)}`,
    language: row.language,
    location: town.name,
    ...(waiting ? { way: say(waiting, row.language) } : {}),
  };
}

/** RFC 3339 with the location's offset: its first 16 characters are what people read on a clock. */
export function wallTime(at: number, zone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return there.toString({ timeZoneName: "never", smallestUnit: "second" });
}
