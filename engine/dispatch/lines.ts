import { standsInLine } from "../../machines/ticket.ts";
import type { Ticket } from "../location/ticket.ts";
import type { CounterRule } from "../town/town.ts";

export class Lines {
  private all: Ticket[] = [];
  static from(tickets: Iterable<Ticket>): Lines {
    const lines = new Lines();
    for (const t of tickets) if (standsInLine(t.state)) lines.insert(t);
    return lines;
  }
  private insert(t: Ticket) {
    this.all.push(t);
    this.all.sort((a, b) => a.rank - b.rank);
  }
  add(t: Ticket, seq: number) {
    t.stood.push([seq, null]);
    this.insert(t);
  }
  remove(t: Ticket, seq: number) {
    const last = t.stood.at(-1);
    if (last) last[1] = seq;
    this.all = this.all.filter((x) => x !== t);
  }
  get size() {
    return this.all.length;
  }
  ofService(service: string) {
    return this.all.filter((t) => t.service === service);
  }
  waiting() {
    return this.all;
  }
  moved(): string[] {
    return [];
  }
  overtaken(t: Ticket) {
    return t.overtaken;
  }
  overtake(called: Ticket, counter: CounterRule, _seq: number, _now: number) {
    for (const t of this.all)
      if (t.rank < called.rank && counter.services.includes(t.service)) t.overtaken += 1;
  }
  unovertake(_seq: number, _tickets: Iterable<Ticket>) {}
}
