import type { SlipTicket } from "../../engine/slip/ticket.ts";
import { wallTime } from "../../engine/slip/ticket.ts";
import { type Language, say, type Town } from "../../engine/town/town.ts";

/** A ticket as it could be drawn at this office now; its address leads to no ticket. */
export function sampleTicket(town: Town, language: Language, now: number, address: string): SlipTicket {
  const [service] = town.services;
  const queue = town.queues.find(({ id }) => id === service?.queue);
  const waiting = town.departments.find(({ id }) => id === service?.department)?.waiting;
  return {
    number: `${queue?.id ?? "A"}023`,
    queue: queue ? say(queue.name, language) : "",
    service: service ? say(service.name, language) : "",
    waiting: 4,
    range_min: [10, 20],
    issued_at: wallTime(now, town.zone),
    url: `${address}/t/${town.id}-MUSTER`,
    language,
    location: town.name,
    ...(waiting ? { way: say(waiting, language) } : {}),
  };
}
