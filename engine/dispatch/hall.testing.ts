import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";
import { Lines } from "./lines.ts";
import { type Choice, next } from "./next.ts";
import type { Passing } from "./passing.ts";
import { moved } from "./stretch.ts";
import { ticketAt } from "./waiting.testing.ts";

/** What can be counted by hand: every passing of somebody, and every time somebody was put behind others. */
type Note = { seq: number; passed: boolean; counted: boolean };

export interface PlayedCall {
  seq: number;
  ticket: Ticket;
  counter: string;
  passing: Passing | null;
}

/**
 * A waiting hall in which the lines are kept by the product and, beside them, by somebody who looks at everybody at each call.
 * Rows are JSON: `reload` makes them anew.
 */
export class Hall {
  tickets: Ticket[] = [];
  lines = new Lines();
  calls: PlayedCall[] = [];
  seq = 0;
  now = 0;
  private readonly notes = new Map<string, Note[]>();
  private last_rank = 0;

  constructor(
    public counters: CounterRule[],
    public policy: Policy,
  ) {}

  draw(service: string, own: Partial<Ticket> = {}): Ticket {
    this.last_rank += 16;
    const ticket = ticketAt(this.last_rank, { service, drawn_at: this.now, ...own });
    this.tickets.push(ticket);
    this.lines.add(ticket, ++this.seq);
    return ticket;
  }

  callNext(counter: CounterRule): Choice | null {
    const choice = next(this.lines, counter, this.now, this.policy);
    if (choice) this.call(choice.ticket, counter, true);
    return choice;
  }

  call(ticket: Ticket, counter: CounterRule, automatic: boolean): void {
    const counted = automatic && !(this.policy.dispatch === "appointments-first" && ticket.due_at !== null);
    const passed = this.waiting().filter((one) => one.rank < ticket.rank && this.could(counter, one));
    const passing = this.lines.overtake(ticket, counter, this.now, this.policy, automatic);
    this.seq += 1;
    for (const { id } of passed) this.noteOf(id).push({ seq: this.seq, passed: true, counted });
    this.calls.push({ seq: this.seq, ticket, counter: counter.id, passing });
    this.lines.remove(ticket, this.seq);
    ticket.state = "called";
    ticket.touched = this.seq;
  }

  /** Leaves the line without a call, or moves within it: the change happens between leaving and joining. */
  move(ticket: Ticket, change: Partial<Ticket>): void {
    this.seq += 1;
    const { rank } = ticket;
    if (ticket.state === "waiting") this.lines.remove(ticket, this.seq);
    Object.assign(ticket, change, { touched: this.seq });
    moved(ticket, rank);
    if (ticket.state !== "waiting") return;
    if (ticket.rank > rank) this.noteOf(ticket.id).push({ seq: this.seq, passed: false, counted: true });
    this.lines.add(ticket, this.seq);
  }

  endRank(): number {
    this.last_rank += 16;
    return this.last_rank;
  }

  /** Takes back a call, or a put-back from this rank with this seq. */
  undo(ticket: Ticket, seq: number, before: Pick<Ticket, "state" | "rank">): void {
    this.seq += 1;
    if (ticket.state === "waiting") this.lines.remove(ticket, this.seq);
    const { rank } = ticket;
    Object.assign(ticket, before, { touched: this.seq });
    moved(ticket, rank);
    if (ticket.state === "waiting") this.lines.add(ticket, this.seq);
    const call = this.calls.find((one) => one.seq === seq);
    if (call?.passing) this.lines.unovertake(call.passing, seq, this.tickets);
    this.calls = this.calls.filter((one) => one !== call);
    for (const [id, notes] of this.notes) {
      this.notes.set(
        id,
        notes.filter((note) => note.seq !== seq),
      );
    }
  }

  reload(): void {
    this.tickets = JSON.parse(JSON.stringify(this.tickets));
    this.lines = Lines.from(this.tickets);
  }

  waiting(): Ticket[] {
    return this.tickets.filter(({ state }) => state === "waiting");
  }

  /** Counted by hand. */
  overtaken(ticket: Ticket): number {
    if (ticket.due_at !== null) return 0;
    const notes = this.noteOf(ticket.id);
    const since = notes.findLastIndex(({ passed }) => !passed);
    return notes.slice(since + 1).filter(({ counted }) => counted).length;
  }

  /** Calls that went past it, counted or not, by hand. */
  passedBy(ticket: Ticket): number[] {
    return this.noteOf(ticket.id)
      .filter(({ passed }) => passed)
      .map(({ seq }) => seq);
  }

  /** Could this counter call this ticket now? Looks at everybody. */
  could(counter: CounterRule, ticket: Ticket): boolean {
    if (ticket.only_counter !== null) return ticket.only_counter === counter.id;
    if (counter.services.includes(ticket.service)) return true;
    const help = counter.helps.find(({ service }) => service === ticket.service);
    return help !== undefined && this.longestFirst(ticket.service) > help.after_min * 60_000;
  }

  /** How long the first in one of the lines of a service has waited; a booked line begins with the first that is due. */
  private longestFirst(service: string): number {
    const open = this.waiting().filter((one) => one.service === service && one.only_counter === null);
    const firsts = open.filter(
      (one) =>
        !open.some(
          (other) =>
            other.priority === one.priority &&
            (other.due_at === null) === (one.due_at === null) &&
            ((other.due_at ?? 0) < (one.due_at ?? 0) ||
              (other.due_at === one.due_at && other.rank < one.rank)),
        ),
    );
    return Math.max(0, ...firsts.map((one) => this.now - Math.max(one.drawn_at, one.due_at ?? 0)));
  }

  private noteOf(id: string): Note[] {
    const notes = this.notes.get(id) ?? [];
    this.notes.set(id, notes);
    return notes;
  }
}
