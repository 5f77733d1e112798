import type { Ticket } from "../location/ticket.ts";

/** What tickets of one line have in common; they differ by order only. */
export interface LineKey {
  service: string;
  /** Booked, so the order is by due time; walk-ins stand by rank. */
  booked: boolean;
  priority: number;
  only_counter: string | null;
}

/**
 * Tickets that differ by order only: same service, class, priority and reservation.
 *
 * Overtakings are counted by marks. A call overtakes a prefix of a walk-in line (all with a lower rank); one mark on the
 * last of them stands for "me and everybody ahead of me", so a call costs a binary search and not a walk. A ticket's count
 * is what it brought along (`overtaken`) plus the marks from it to the end of the line.
 */
export class Line {
  readonly tickets: Ticket[] = [];
  private marks = 0;
  /** Somebody was put in ahead of others: the head need not have been overtaken most. */
  private mixed = false;

  constructor(readonly key: LineKey) {}

  /** Puts a stored row back with its marks as they are. Rows come in any order. */
  restore(ticket: Ticket): void {
    const at = this.place(ticket);
    this.mixed ||= at < this.tickets.length;
    this.tickets.splice(at, 0, ticket);
    this.marks += ticket.mark;
  }

  /** The ticket keeps the count it brings. */
  insert(ticket: Ticket): void {
    const at = this.place(ticket);
    this.mixed ||= at < this.tickets.length;
    ticket.overtaken -= this.marksFrom(at);
    this.tickets.splice(at, 0, ticket);
  }

  /** The ticket takes its count along; its marks go on to whoever stands ahead, who is returned. */
  remove(ticket: Ticket): Ticket | null {
    const at = this.place(ticket);
    if (this.tickets[at] !== ticket) throw new Error(`${ticket.id} does not stand in its line`);
    ticket.overtaken += this.marksFrom(at);
    this.tickets.splice(at, 1);
    const { mark } = ticket;
    ticket.mark = 0;
    const ahead = this.tickets[at - 1];
    if (ahead) ahead.mark += mark;
    else this.marks -= mark;
    if (this.tickets.length === 0) this.mixed = false;
    return ahead && mark > 0 ? ahead : null;
  }

  /** Marks everybody with a lower rank as overtaken once more; returns the row that carries the mark. */
  overtake(rank: number): Ticket | null {
    let low = 0;
    let high = this.tickets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tickets[middle]!.rank < rank) low = middle + 1;
      else high = middle;
    }
    const last = this.tickets[low - 1];
    if (!last) return null;
    last.mark += 1;
    this.marks += 1;
    return last;
  }

  overtaken(ticket: Ticket): number {
    return ticket.overtaken + this.marksFrom(this.place(ticket));
  }

  /** The highest count in the line; the head's, unless somebody was put in ahead of others. */
  mostOvertaken(): number {
    const head = this.tickets[0];
    if (!head) return 0;
    if (!this.mixed) return head.overtaken + this.marks;
    let marks = 0;
    let most = 0;
    for (let at = this.tickets.length - 1; at >= 0; at--) {
      const ticket = this.tickets[at]!;
      marks += ticket.mark;
      most = Math.max(most, ticket.overtaken + marks);
    }
    return most;
  }

  private marksFrom(at: number): number {
    if (at === 0) return this.marks;
    let sum = 0;
    for (let index = at; index < this.tickets.length; index++) sum += this.tickets[index]!.mark;
    return sum;
  }

  private place(ticket: Ticket): number {
    let low = 0;
    let high = this.tickets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before(this.tickets[middle]!, ticket)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private before(a: Ticket, b: Ticket): boolean {
    if (this.key.booked && a.due_at !== b.due_at) return (a.due_at ?? 0) < (b.due_at ?? 0);
    return a.rank < b.rank;
  }
}
