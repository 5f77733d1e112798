import type { Ticket } from "../location/ticket.ts";
import type { CounterRule } from "../town/town.ts";
import type { Line } from "./line.ts";

/** Where lines are found. */
interface Floor {
  /** Lines of a service that any of its counters may call from. */
  openFor(service: string): readonly Line[];
  /** Lines kept for one counter, of whatever service. */
  reservedFor(counter: string): readonly Line[];
}

/** A line that a counter may call from now. */
export interface Candidate {
  line: Line;
  /** How long the first of a service has waited that the counter only helps out with; null for its own. */
  helping_ms: number | null;
}

/** What a counter may call now: its own services, those it helps out with at this moment, and what is kept for it. */
export interface Reach {
  services: string[];
  candidates: Candidate[];
}

/**
 * A counter helps with a service while somebody who is first in one of its lines has waited longer than `after_min`;
 * then all who wait for that service count as its own, and the town's rule decides between them and its own.
 */
export function reachOf(lines: Floor, counter: CounterRule, now: number): Reach {
  const services = [...counter.services];
  const candidates: Candidate[] = [];
  const offer = (line: Line, helping_ms: number | null) => {
    if (line.size > 0) candidates.push({ line, helping_ms });
  };
  for (const line of lines.reservedFor(counter.id)) offer(line, null);
  for (const service of counter.services) {
    for (const line of lines.openFor(service)) offer(line, null);
  }
  for (const { service, after_min } of counter.helps) {
    if (services.includes(service)) continue;
    const open = lines.openFor(service);
    const waited_ms = Math.max(0, ...open.map((line) => waited(line.firstDue() ?? line.first(), now)));
    if (waited_ms <= after_min * 60_000) continue;
    services.push(service);
    for (const line of open) offer(line, waited_ms);
  }
  return { services, candidates };
}

/** From the moment the visitor was there; an appointment waits from its time on. */
function waited(ticket: Ticket | null, now: number): number {
  return ticket ? now - Math.max(ticket.drawn_at, ticket.due_at ?? 0) : 0;
}
