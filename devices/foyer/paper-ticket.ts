import type { Engine } from "../../engine/engine.ts";
import { spoken } from "../../engine/estimate/spoken.ts";
import { ticketToken } from "../../engine/keys/ticket-token.ts";
import { outlookOf } from "../../engine/location/outlook.ts";
import type { PrintJob } from "../../engine/location/print.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { say } from "../../engine/town/town.ts";
import type { Ticket } from "../contract/command.ts";

/** What stands on the paper; null when the job's ticket has gone. */
export function paperTicket(
  engine: Engine,
  state: LocationState,
  job: PrintJob,
  publicUrl: string,
): Ticket | null {
  const row = state.tickets.get(job.ticket);
  if (!row) return null;
  const { town } = state;
  const service = town.services.find((one) => one.id === row.service);
  const queue = town.queues.find((one) => one.id === row.queue);
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
  };
}

/** RFC 3339 with the location's offset: its first 16 characters are what people read on a clock. */
function wallTime(at: number, zone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return there.toString({ timeZoneName: "never", smallestUnit: "second" });
}
