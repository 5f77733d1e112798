import { standsInLine } from "../../machines/ticket.ts";
import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import { BookedLine } from "./booked-line.ts";
import { byRank, type Line } from "./line.ts";
import { type Passing, passedAt } from "./passing.ts";
import type { LineKey } from "./place.ts";
import { reachOf } from "./reach.ts";
import { counts } from "./rules/rules.ts";
import { join, leave, takeBack } from "./stretch.ts";
import { WalkInLine } from "./walk-in-line.ts";

const NONE: readonly Line[] = [];

/** Everybody who waits at a location, in lines. It holds the ticket rows themselves; all it knows can be read from them. */
export class Lines {
  private readonly lines: Line[] = [];
  private readonly open = new Map<string, Line[]>();
  private readonly reserved = new Map<string, Line[]>();
  private readonly changed = new Set<string>();
  private count = 0;

  /** The lines as the rows say, marks included; rows that do not wait are left out. */
  static from(tickets: Iterable<Ticket>): Lines {
    const lines = new Lines();
    const waiting = [...tickets].filter(({ state }) => standsInLine(state)).sort(byRank);
    for (const ticket of waiting) lines.lineOf(ticket).restore(ticket);
    lines.count = waiting.length;
    return lines;
  }

  get size(): number {
    return this.count;
  }

  /** A ticket joins, by the event `seq`. */
  add(ticket: Ticket, seq: number): void {
    join(ticket, seq);
    this.lineOf(ticket).insert(ticket);
    this.count += 1;
  }

  /** A ticket leaves, by the event `seq`; to be called before its service, rank, priority or reservation change. */
  remove(ticket: Ticket, seq: number): void {
    const ahead = this.lineOf(ticket).remove(ticket);
    if (ahead) this.changed.add(ahead.id);
    leave(ticket, seq);
    this.count -= 1;
  }

  all(): readonly Line[] {
    return this.lines;
  }

  /** Lines of a service that any of its counters may call from. */
  openFor(service: string): readonly Line[] {
    return this.open.get(service) ?? NONE;
  }

  /** Lines kept for one counter, of whatever service. */
  reservedFor(counter: string): readonly Line[] {
    return this.reserved.get(counter) ?? NONE;
  }

  *tickets(): Iterable<Ticket> {
    for (const line of this.lines) for (const { ticket } of line.standings()) yield ticket;
  }

  /** Waiting tickets of a service in no particular order. */
  ofService(service: string): Ticket[] {
    return [...this.tickets()].filter((ticket) => ticket.service === service);
  }

  /** How often it has been overtaken since it came, or since it was put back behind others. */
  overtaken(ticket: Ticket): number {
    return standsInLine(ticket.state) ? this.lineOf(ticket).overtaken(ticket) : ticket.overtaken;
  }

  /**
   * Somebody in line is about to be called: to be asked before the ticket leaves. Counts the overtaking, unless the clerk
   * chose or the rule does not count it, and returns what an undo needs; null where nobody was passed.
   */
  overtake(
    called: Ticket,
    counter: CounterRule,
    now: number,
    policy: Policy,
    automatic: boolean,
  ): Passing | null {
    const { services, candidates } = reachOf(this, counter, now);
    const passed = candidates.filter(({ line }) => (line.first()?.rank ?? called.rank) < called.rank);
    if (passed.length === 0) return null;
    const counted = automatic && counts(policy, called);
    for (const { line } of counted ? passed : []) {
      const marked = line.overtake(called.rank);
      if (marked) this.changed.add(marked.id);
    }
    return { counter: counter.id, services, rank: called.rank, counted };
  }

  /** Takes back the call with this `seq`: everybody who stood in a line then and was overtaken, wherever they are now. */
  unovertake(passing: Passing, seq: number, today: Iterable<Ticket>): void {
    if (!passing.counted) return;
    for (const ticket of today) {
      const stretch = passedAt(ticket, passing, seq);
      if (!stretch || stretch.booked) continue;
      takeBack(ticket, stretch);
      if (standsInLine(ticket.state)) this.lineOf(ticket).corrected(ticket);
      this.changed.add(ticket.id);
    }
  }

  /** Rows whose counts changed beside the one an event spoke of; taken out. */
  takeChanged(): string[] {
    const ids = [...this.changed];
    this.changed.clear();
    return ids;
  }

  private lineOf({ service, due_at, priority, only_counter }: Ticket): Line {
    const booked = due_at !== null;
    const home = only_counter === null ? this.open : this.reserved;
    const name = only_counter ?? service;
    const lines = home.get(name) ?? [];
    const known = lines.find(
      ({ key }) => key.service === service && key.booked === booked && key.priority === priority,
    );
    if (known) return known;
    const key: LineKey = { service, booked, priority, only_counter };
    const line = booked ? new BookedLine(key) : new WalkInLine(key);
    home.set(name, [...lines, line]);
    this.lines.push(line);
    return line;
  }
}
