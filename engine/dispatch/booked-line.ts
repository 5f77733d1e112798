import type { Ticket } from "../location/ticket.ts";
import { byDue, byRank, type Line, placeOf, type Standing } from "./line.ts";
import type { LineKey } from "./place.ts";

/** Appointments, by arrival and by time. Nothing is counted: their promise is their time, not their place. */
export class BookedLine implements Line {
  private readonly arrived: Ticket[] = [];
  private readonly due: Ticket[] = [];

  constructor(readonly key: LineKey) {}

  get size(): number {
    return this.arrived.length;
  }

  first(): Ticket | null {
    return this.arrived[0] ?? null;
  }

  firstDue(): Ticket | null {
    return this.due[0] ?? null;
  }

  firstAt(): null {
    return null;
  }

  overtaken(): number {
    return 0;
  }

  *standings(): Iterable<Standing> {
    for (const ticket of this.arrived) yield { ticket, overtaken: 0 };
  }

  *foremost(most: number): Iterable<Standing> {
    const first = new Set([...this.arrived.slice(0, most), ...this.due.slice(0, most)]);
    for (const ticket of first) yield { ticket, overtaken: 0 };
  }

  insert(ticket: Ticket): void {
    this.arrived.splice(placeOf(this.arrived, ticket, byRank), 0, ticket);
    this.due.splice(placeOf(this.due, ticket, byDue), 0, ticket);
  }

  restore(ticket: Ticket): void {
    this.insert(ticket);
  }

  remove(ticket: Ticket): null {
    const arrived = placeOf(this.arrived, ticket, byRank);
    const due = placeOf(this.due, ticket, byDue);
    if (this.arrived[arrived] !== ticket || this.due[due] !== ticket) {
      throw new Error(`${ticket.id} does not stand in its line`);
    }
    this.arrived.splice(arrived, 1);
    this.due.splice(due, 1);
    return null;
  }

  overtake(): null {
    return null;
  }

  corrected(): void {}
}
