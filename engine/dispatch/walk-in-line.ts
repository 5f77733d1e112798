import type { Ticket } from "../location/ticket.ts";
import { byRank, type Line, placeOf, type Standing } from "./line.ts";
import type { LineKey } from "./place.ts";
import { Tally } from "./tally.ts";

/** A place in the row; whoever leaves leaves it empty, so that nobody has to move up. */
interface Seat {
  id: string;
  rank: number;
  ticket: Ticket | null;
}

/**
 * Walk-ins by rank, with the count of overtakings. A call overtakes a prefix of the line (all with a lower rank): one mark
 * on the last of them stands for "me and everybody ahead of me", so a call changes one row and not all. A ticket's
 * count is what it brought along (`overtaken`) plus the marks from it to the end of the line.
 */
export class WalkInLine implements Line {
  size = 0;
  private seats: Seat[] = [];
  private tally = new Tally(16);
  private width = 16;

  constructor(readonly key: LineKey) {}

  first(): Ticket | null {
    return this.at(this.tally.first());
  }

  firstDue(): null {
    return null;
  }

  firstAt(bound: number): Ticket | null {
    return this.at(this.tally.first(bound));
  }

  overtaken(ticket: Ticket): number {
    return ticket.overtaken + ticket.mark + this.tally.behind(this.seatOf(ticket));
  }

  *standings(): Iterable<Standing> {
    let marks = 0;
    for (const { ticket } of this.seats) marks += ticket?.mark ?? 0;
    for (const { ticket } of this.seats) {
      if (!ticket) continue;
      yield { ticket, overtaken: ticket.overtaken + marks };
      marks -= ticket.mark;
    }
  }

  *foremost(most: number): Iterable<Standing> {
    let seat = this.tally.first();
    for (let left = most; left > 0; left--) {
      const ticket = this.at(seat);
      if (!ticket) return;
      yield { ticket, overtaken: ticket.overtaken + ticket.mark + this.tally.behind(seat) };
      seat = this.tally.after(seat);
    }
  }

  insert(ticket: Ticket): void {
    const seat = this.take(ticket);
    ticket.mark = 0;
    ticket.overtaken -= this.tally.behind(seat);
    this.count(seat);
  }

  restore(ticket: Ticket): void {
    this.count(this.take(ticket));
  }

  remove(ticket: Ticket): Ticket | null {
    const { mark } = ticket;
    const seat = this.seatOf(ticket);
    if (this.at(seat) !== ticket) throw new Error(`${ticket.id} in the line is another row`);
    ticket.overtaken += mark + this.tally.behind(seat);
    ticket.mark = 0;
    const before = this.tally.before(seat);
    this.seats[seat]!.ticket = null;
    this.tally.empty(seat);
    this.size -= 1;
    const ahead = this.at(before);
    if (!ahead || mark === 0) return null;
    ahead.mark += mark;
    this.count(before);
    return ahead;
  }

  overtake(rank: number): Ticket | null {
    const seat = this.tally.before(placeOf(this.seats, { id: "", rank }, byRank));
    const last = this.at(seat);
    if (!last) return null;
    last.mark += 1;
    this.count(seat);
    return last;
  }

  corrected(ticket: Ticket): void {
    this.count(this.seatOf(ticket));
  }

  private at(seat: number): Ticket | null {
    return this.seats[seat]?.ticket ?? null;
  }

  private count(seat: number): void {
    const ticket = this.at(seat)!;
    this.tally.set(seat, ticket.overtaken, ticket.mark);
  }

  private seatOf(ticket: Ticket): number {
    const seat = placeOf(this.seats, ticket, byRank);
    if (this.at(seat)?.id !== ticket.id) throw new Error(`${ticket.id} does not stand in its line`);
    return seat;
  }

  /** Most come last or back to their own seat; only somebody put in between others makes the row move. */
  private take(ticket: Ticket): number {
    const { id, rank } = ticket;
    let seat = placeOf(this.seats, ticket, byRank);
    if (this.seats[seat]?.id !== id || this.seats[seat]?.rank !== rank) {
      if (seat < this.seats.length || seat >= this.width - 1) {
        this.seats = this.seats.filter((one) => one.ticket);
        seat = placeOf(this.seats, ticket, byRank);
        this.seats.splice(seat, 0, { id, rank, ticket: null });
        this.seatAnew();
      } else this.seats.push({ id, rank, ticket: null });
    }
    if (this.seats[seat]!.ticket) throw new Error(`${id} stands in its line already`);
    this.seats[seat]!.ticket = ticket;
    this.size += 1;
    return seat;
  }

  /** One seat always stays free at the end, so that "before this seat" can be asked for the end too. */
  private seatAnew(): void {
    this.width = 16;
    while (this.width < 2 * this.seats.length + 2) this.width *= 2;
    this.tally = new Tally(this.width);
    this.seats.forEach(({ ticket }, seat) => {
      if (ticket) this.tally.set(seat, ticket.overtaken, ticket.mark);
    });
  }
}
