import { isExpected } from "../../machines/appointment.ts";
import type { Town } from "../town/town.ts";
import type { Appointment, Taken } from "./appointment.ts";
import { Calendar } from "./calendar.ts";
import { sharesOf } from "./shares.ts";

/** A location's appointments from today on, with the index of its free times, which is built when first asked for. */
export class Book {
  private readonly rows = new Map<string, Appointment>();
  private readonly byTicket = new Map<string, string>();
  /** By day of UTC, so that the next hours are found without a look at all that is booked. */
  private readonly days = new Map<number, Set<Appointment>>();
  private calendar: Calendar | null = null;

  get(id: string): Appointment | undefined {
    return this.rows.get(id);
  }

  all(): IterableIterator<Appointment> {
    return this.rows.values();
  }

  /** The appointment that a ticket came from. */
  ofTicket(ticket: string): Appointment | undefined {
    return this.rows.get(this.byTicket.get(ticket) ?? "");
  }

  /** Who is still to come in `[from_at, to_at)`, UTC ms, the first first. */
  expected(from_at: number, to_at: number): Appointment[] {
    const found: Appointment[] = [];
    for (let day = dayOf(from_at); day <= dayOf(to_at); day++) {
      for (const row of this.days.get(day) ?? []) {
        if (isExpected(row.state) && row.start_at >= from_at && row.start_at < to_at) found.push(row);
      }
    }
    return found.sort((a, b) => a.start_at - b.start_at);
  }

  /** As stored: only while nobody has asked for free times. */
  restore(row: Appointment): void {
    this.rows.set(row.id, row);
    this.file(row);
    if (row.ticket) this.byTicket.set(row.ticket, row.id);
  }

  add(row: Appointment): void {
    this.restore(row);
    for (const taken of row.takes) this.calendar?.take(taken);
  }

  /** Changes a row; the index follows. */
  change(row: Appointment, change: Partial<Omit<Appointment, "id">>): void {
    for (const taken of row.takes) this.calendar?.giveBack(taken);
    const before = dayOf(row.start_at);
    if (row.ticket && change.ticket === null) this.byTicket.delete(row.ticket);
    Object.assign(row, change);
    if (dayOf(row.start_at) !== before) {
      this.days.get(before)?.delete(row);
      this.file(row);
    }
    for (const taken of row.takes) this.calendar?.take(taken);
    if (row.ticket) this.byTicket.set(row.ticket, row.id);
  }

  /** Appointments of past days leave, and holds that came to nothing; what they took lies behind the calendar that is built next. */
  forgetBefore(at: number): string[] {
    this.calendar = null;
    const past = [...this.rows.values()].filter(
      ({ end_at, ended_at, confirmed_at }) => end_at <= at || (ended_at !== null && confirmed_at === null),
    );
    for (const row of past) {
      const { id, ticket, start_at } = row;
      this.rows.delete(id);
      const there = this.days.get(dayOf(start_at));
      there?.delete(row);
      if (there?.size === 0) this.days.delete(dayOf(start_at));
      if (ticket) this.byTicket.delete(ticket);
    }
    return past.map(({ id }) => id);
  }

  private file(row: Appointment): void {
    const day = dayOf(row.start_at);
    const there = this.days.get(day);
    if (there) there.add(row);
    else this.days.set(day, new Set([row]));
  }

  /**
   * Gives what takes time from a share that the document has no more a seat in another of its pool, the first that is
   * free; where none is, it counts as too many there. Returns whose rows changed.
   */
  seatAnew(town: Town, today: string): string[] {
    const shares = sharesOf(town);
    const homeless = [...this.rows.values()].filter(({ takes }) =>
      takes.some(({ share }) => !shares.has(share)),
    );
    if (homeless.length === 0) return [];
    const calendar = this.calendarOn(town, today);
    for (const row of homeless) this.change(row, { takes: seatsOf(town, calendar, row) });
    return homeless.map(({ id }) => id);
  }

  /** The index of free times as of a local date. */
  calendarOn(town: Town, today: string): Calendar {
    if (this.calendar?.today === today && this.calendar.town === town) return this.calendar;
    this.calendar = new Calendar(town, today);
    for (const { takes } of this.rows.values()) for (const taken of takes) this.calendar.take(taken);
    return this.calendar;
  }
}

/** What an appointment takes, each in a share that the document has: the first of its pool with room where it has its own no more. */
export function seatsOf(town: Town, calendar: Calendar, row: Appointment): Taken[] {
  const shares = sharesOf(town);
  const pool = poolOf(town, row);
  return row.takes.map((taken) => {
    if (shares.has(taken.share)) return taken;
    const seats = [...shares.values()].filter((share) => share.pool === pool);
    const seat = seats.find(({ key }) => calendar.hasRoom({ ...taken, share: key })) ?? seats[0];
    return seat ? { ...taken, share: seat.key } : taken;
  });
}

function dayOf(at: number): number {
  return Math.floor(at / 86_400_000);
}

function poolOf(town: Town, { matters }: Appointment): string | undefined {
  const pools = town.departments.flatMap(({ booking }) => booking?.pools ?? []);
  return pools.find(({ services }) => services.includes(matters[0]?.service ?? ""))?.id;
}
