import { dateAfter } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import type { Taken } from "./appointment.ts";
import { type Bits, bitsFor, has, momentsOf, put } from "./bits.ts";
import { roomOn } from "./capacity.ts";
import { CELL_MS, cellFrom, cellOf } from "./cells.ts";
import { type Share, sharesOf } from "./shares.ts";

/** A share's cells from today to the horizon. */
export interface Cells {
  /** Appointments at a time, by cell. */
  capacity: Uint8Array;
  used: Uint8Array;
  /** Where `used < capacity`. */
  free: Bits;
  /** Where an appointment may begin. */
  begins: Bits;
}

const MOST = 255;

/**
 * The free-time index of a location: which cells of which share are free, kept up to date cell by cell, so that a
 * question never counts bookings. It is made of the town's document and of what is taken, and of nothing else.
 */
export class Calendar {
  /** The first cell of each day from today on, and of the day after the last. */
  readonly days: readonly number[];
  private readonly shares = new Map<string, Cells>();
  private readonly base: number;
  private readonly size: number;

  constructor(
    readonly town: Town,
    /** The local date it begins with. */
    readonly today: string,
  ) {
    const first = Temporal.PlainDate.from(today);
    const count = horizonOf(town) + 2;
    this.days = Array.from({ length: count }, (_, index) =>
      cellFrom(first.add({ days: index }).toZonedDateTime(town.zone).epochMilliseconds),
    );
    this.base = this.days[0]!;
    this.size = this.days.at(-1)! - this.base;
    for (const share of sharesOf(town).values()) this.shares.set(share.key, this.open(share));
  }

  /** The index of a moment's cell, the next one where it lies within one; may lie outside. */
  indexFrom(at_ms: number): number {
    return cellFrom(at_ms) - this.base;
  }

  /** The index of the first cell of a day, 0 today; the end for one beyond the horizon. */
  indexOfDay(day: number): number {
    return (this.days[Math.min(day, this.days.length - 1)] ?? this.base) - this.base;
  }

  /** UTC ms */
  momentOf(index: number): number {
    return (this.base + index) * CELL_MS;
  }

  /** The moments of a set of cells, UTC ms, ascending. */
  momentsOf(set: Bits): number[] {
    return momentsOf(set, this.base, CELL_MS);
  }

  /** An empty set as large as the calendar. */
  emptySet(): Bits {
    return bitsFor(this.size);
  }

  cells(share: string): Cells | undefined {
    return this.shares.get(share);
  }

  /** May an appointment of so many cells begin there? */
  fits(share: string, from: number, length: number): boolean {
    const cells = this.shares.get(share);
    if (!cells || from < 0 || from + length > this.size || !has(cells.begins, from)) return false;
    for (let index = from; index < from + length; index++) if (!has(cells.free, index)) return false;
    return true;
  }

  take(taken: Taken): void {
    this.change(taken, 1);
  }

  giveBack(taken: Taken): void {
    this.change(taken, -1);
  }

  /** What `look` sees while something does not count as taken. */
  without<T>(takes: readonly Taken[], look: () => T): T {
    for (const taken of takes) this.giveBack(taken);
    try {
      return look();
    } finally {
      for (const taken of takes) this.take(taken);
    }
  }

  /** Could this be taken beside what is? */
  hasRoom({ share, from_at, until_at }: Taken): boolean {
    const cells = this.shares.get(share);
    if (!cells) return false;
    const [from, to] = this.bounds(from_at, until_at);
    for (let index = from; index < to; index++) if (!has(cells.free, index)) return false;
    return true;
  }

  /** Is more taken than there is room for, because the document changed? */
  isOver({ share, from_at, until_at }: Taken): boolean {
    const cells = this.shares.get(share);
    if (!cells) return until_at > this.momentOf(0);
    const [from, to] = this.bounds(from_at, until_at);
    for (let index = from; index < to; index++) if (cells.used[index]! > cells.capacity[index]!) return true;
    return false;
  }

  private bounds(from_at: number, until_at: number): [from: number, to: number] {
    return [Math.max(0, cellOf(from_at) - this.base), Math.min(this.size, cellFrom(until_at) - this.base)];
  }

  /** What lies outside, or in a share that the document has no more, is nobody's room. */
  private change({ share, from_at, until_at }: Taken, by: 1 | -1): void {
    const cells = this.shares.get(share);
    if (!cells) return;
    const { used, capacity, free } = cells;
    const [from, to] = this.bounds(from_at, until_at);
    for (let index = from; index < to; index++) {
      const now = used[index]! + by;
      if (now < 0 || now > MOST) throw new Error(`${this.town.id}: ${now} appointments at once in ${share}`);
      used[index] = now;
      put(free, index, now < capacity[index]!);
    }
  }

  private open(share: Share): Cells {
    const cells: Cells = {
      capacity: new Uint8Array(this.size),
      used: new Uint8Array(this.size),
      free: this.emptySet(),
      begins: this.emptySet(),
    };
    const step = (share.department.booking!.step_min * 60_000) / CELL_MS;
    for (let day = 0; day < this.days.length - 1; day++) {
      for (const { capacity, spans } of roomOn(this.town, share, dateAfter(this.today, day))) {
        for (const { opens_at, closes_at } of spans) {
          const from = cellFrom(opens_at) - this.base;
          const to = cellOf(closes_at) - this.base;
          for (let index = from; index < to; index += step) put(cells.begins, index, true);
          for (let index = from; index < to; index++) {
            cells.capacity[index] = Math.min(MOST, cells.capacity[index]! + capacity);
            put(cells.free, index, true);
          }
        }
      }
    }
    return cells;
  }
}

/** How many days ahead anybody may book, in any way. */
function horizonOf(town: Town): number {
  const rules = [
    ...town.departments.map(({ booking }) => booking?.channels ?? {}),
    ...town.services.map(({ booking }) => booking ?? {}),
  ].flatMap((channels) => Object.values(channels));
  return Math.max(0, ...rules.map(({ horizon_days }) => horizon_days));
}
