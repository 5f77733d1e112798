import { standsInLine } from "../../machines/ticket.ts";
import type { Stretch, Ticket } from "../location/ticket.ts";
import type { CounterRule } from "../town/town.ts";
import { Line, type LineKey } from "./line.ts";

/** Everybody who waits at a location, in lines. It holds the ticket rows themselves; all it knows can be read from them. */
export class Lines {
  private readonly lines = new Map<string, Line>();
  private readonly changed = new Set<string>();
  private count = 0;

  /** The lines as the rows say, marks included. */
  static from(tickets: Iterable<Ticket>): Lines {
    const lines = new Lines();
    for (const ticket of tickets) {
      if (!standsInLine(ticket.state)) continue;
      lines.lineOf(ticket).restore(ticket);
      lines.count += 1;
    }
    return lines;
  }

  get size(): number {
    return this.count;
  }

  /** A ticket joins, by the event `seq`. */
  add(ticket: Ticket, seq: number): void {
    this.lineOf(ticket).insert(ticket);
    ticket.stood.push({ from: seq, to: null, rank: ticket.rank, ...keyOf(ticket) });
    this.count += 1;
  }

  /** A ticket leaves, by the event `seq`; to be called before its service, rank or priority change. */
  remove(ticket: Ticket, seq: number): void {
    const ahead = this.lineOf(ticket).remove(ticket);
    if (ahead) this.changed.add(ahead.id);
    const stretch = ticket.stood.at(-1);
    if (stretch) stretch.to = seq;
    this.count -= 1;
  }

  all(): Iterable<Line> {
    return this.lines.values();
  }

  *tickets(): Iterable<Ticket> {
    for (const line of this.lines.values()) yield* line.tickets;
  }

  /** Waiting tickets of a service in no particular order. */
  ofService(service: string): Ticket[] {
    return [...this.lines.values()]
      .filter(({ key }) => key.service === service)
      .flatMap((line) => line.tickets);
  }

  overtaken(ticket: Ticket): number {
    return standsInLine(ticket.state) ? this.lineOf(ticket).overtaken(ticket) : ticket.overtaken;
  }

  /** Counts an automatic call: all walk-ins with a lower rank whom this counter could have served were overtaken. */
  overtake(rank: number, counter: CounterRule): void {
    for (const line of this.lines.values()) {
      if (!couldServe(counter, line.key)) continue;
      const marked = line.overtake(rank);
      if (marked) this.changed.add(marked.id);
    }
  }

  /** Takes back the call of the event `seq`: everybody who stood in a line then and was overtaken, wherever they are now. */
  unovertake(rank: number, counter: CounterRule, seq: number, today: Iterable<Ticket>): void {
    for (const ticket of today) {
      const stretch = ticket.stood.find(({ from, to }) => from < seq && (to === null || to > seq));
      if (!stretch || stretch.rank >= rank || !couldServe(counter, stretch)) continue;
      ticket.overtaken -= 1;
      this.changed.add(ticket.id);
    }
  }

  /** Rows whose counts changed beside the one an event spoke of; taken out. */
  takeChanged(): string[] {
    const ids = [...this.changed];
    this.changed.clear();
    return ids;
  }

  private lineOf(ticket: Ticket): Line {
    const key = keyOf(ticket);
    const name = `${key.service} ${key.booked} ${key.priority} ${key.only_counter ?? ""}`;
    let line = this.lines.get(name);
    if (!line) {
      line = new Line(key);
      this.lines.set(name, line);
    }
    return line;
  }
}

function keyOf({ service, due_at, priority, only_counter }: Ticket): LineKey {
  return { service, booked: due_at !== null, priority, only_counter };
}

/** Overtakings concern walk-ins that the counter serves itself; helping out is a favour and obliges to nothing. */
function couldServe(counter: CounterRule, key: LineKey | Stretch): boolean {
  if (key.booked || (key.only_counter !== null && key.only_counter !== counter.id)) return false;
  return counter.services.includes(key.service);
}
