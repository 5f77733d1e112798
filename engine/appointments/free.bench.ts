/**
 * The free times of a matter of 25 minutes over 90 days in a pool of capacity 20, open 16 hours every day, against a bare scan over
 * the same cells that counts the bookings of each (one pass, a byte a cell, nothing else), both giving the same list of moments;
 * against the number of bookings; and what it costs to keep the index when a time is booked and given up.
 * Rounds interleaved, medians. `bun engine/appointments/free.bench.ts`
 *
 * 2 shared cores, Bun 1.4.5: 49 µs against 78 of the scan (0.63) with nothing else running; with a load of 8 to 15 on them 68 to 120 µs against 100 to 320 of the scan (0.4 to 0.75; once 0.96), of which most goes
 * into the list of 16,000 moments; with 50,000 bookings 45 to 90 µs, less than with 10, because fewer times are left. Booking and giving up
 * in the index 0.31 to 0.37 µs both together, flat (0.27 with 10, 0.43 with 50,000). With the appointment's row it is 0.5 µs with 10 and some
 * 1 to 5 with 5,000 on a busy machine: rows that nobody touched for long come from memory. What was mended: a row whose day stays the same was
 * taken out of its day and put in again, which cost several times as much with 50,000.
 */

import { bookingOffice, HORIZON_DAYS } from "../../fixtures/bench/booking-office.ts";
import { tell, tellPlot } from "../../fixtures/bench/figure.ts";
import { plot } from "../../fixtures/bench/plot.ts";
import { interleave, median } from "../../fixtures/bench/rounds.ts";
import { Random } from "../../fixtures/days/random.ts";
import { isRefused } from "../refusal.ts";
import type { Appointment } from "./appointment.ts";
import { has } from "./bits.ts";
import { Book } from "./book.ts";
import { CELL_MS } from "./cells.ts";
import { demandOf } from "./demand.ts";
import { freeTimes, shareFor } from "./free.ts";

const TODAY = "2026-11-17";
/** 06:00 of that day in Berlin. */
const NOW = Date.UTC(2026, 10, 17, 5);
const SIZES = [10, 100, 1_000, 5_000, 50_000] as const;
const ROUNDS = 101;
const QUESTIONS = 20;
const CHANGES = 2_000;
/** A prime, so that all have their turn. */
const STRIDE = 7_919;

const town = bookingOffice("office-00001", [
  { id: "termin", duration_min: 25, capacity: 20, spans: [["06:00", "22:00"]] },
]);
const wanted = demandOf(town, [{ service: "termin", quantity: 1 }], "online");
if (isRefused(wanted)) throw new Error(wanted.sentence);
const demand = wanted;
const LENGTH_MS = demand.cells * CELL_MS;

/** A pool with so many bookings at times drawn at random, and the same as plain counts by cell. */
class Office {
  readonly book = new Book();
  readonly rows: Appointment[] = [];
  private readonly taken: Float64Array;
  private readonly share = demand.shares[0]!.key;
  private turn = 0;
  private readonly calendar = this.book.calendarOn(town, TODAY);
  private readonly starts = freeTimes(town, this.calendar, demand, NOW);
  private readonly cells = this.calendar.cells(this.share)!;
  /** The same cells from now on to the last day's end, the first and the last one of the window included. */
  private readonly from = this.calendar.indexFrom(NOW);
  private readonly to = this.calendar.indexOfDay(HORIZON_DAYS + 1);
  private readonly counts = this.cells.used;
  private readonly room = this.cells.capacity;
  private readonly begins = Uint8Array.from({ length: this.room.length }, (_, cell) =>
    has(this.cells.begins, cell) ? 1 : 0,
  );

  constructor(readonly size: number) {
    const random = new Random(size);
    while (this.rows.length < size) {
      const start_at = this.starts[Math.floor(random.next() * this.starts.length)]!;
      const share = shareFor(town, this.calendar, demand, start_at, NOW);
      if (share) this.rows.push(this.booked(share, start_at));
    }
    this.taken = Float64Array.from(this.rows, ({ start_at }) => start_at);
    if (this.free().toString() !== this.counted().toString())
      throw new Error(`${size} bookings: the scan finds other times`);
  }

  free(): number[] {
    return freeTimes(town, this.book.calendarOn(town, TODAY), demand, NOW);
  }

  counted(): number[] {
    const { counts, room, begins, from, to } = this;
    const length = demand.cells;
    const first = this.calendar.momentOf(0);
    const found: number[] = [];
    let run = 0;
    for (let cell = from; cell < to; cell++) {
      run = counts[cell]! < room[cell]! ? run + 1 : 0;
      const start = cell - length + 1;
      if (run >= length && begins[start] === 1) found.push(first + start * CELL_MS);
    }
    return found;
  }

  /** Gives up the time of one of the bookings in the index and takes it again, as an event names it; of another one each time. */
  index(): void {
    const from_at = this.taken[this.another()]!;
    const taken = { share: this.share, from_at, until_at: from_at + LENGTH_MS, frees_at: null };
    this.calendar.giveBack(taken);
    this.calendar.take(taken);
  }

  /** The same with the appointment's row, as the fold of a journal does. */
  change(): void {
    const row = this.rows[this.another()]!;
    const { takes } = row;
    this.book.change(row, { takes: [] });
    this.book.change(row, { takes });
  }

  private another(): number {
    this.turn = (this.turn + STRIDE) % this.size;
    return this.turn;
  }

  private booked(share: string, start_at: number): Appointment {
    const nth = this.rows.length + 1;
    const end_at = start_at + LENGTH_MS;
    const row: Appointment = {
      id: `${town.id}-t${nth}`,
      number: `T${nth}`,
      state: "confirmed",
      department: demand.department.id,
      matters: [{ service: "termin", quantity: 1 }],
      start_at,
      end_at,
      channel: "online",
      language: "de",
      held_at: NOW,
      hold_until: NOW,
      confirmed_at: NOW,
      checked_in_at: null,
      ticket: null,
      ended_at: null,
      takes: [{ share, from_at: start_at, until_at: end_at, frees_at: null }],
      touched: nth,
    };
    this.book.add(row);
    return row;
  }
}

/** µs */
function each(times: number, work: () => void): number {
  const from = Bun.nanoseconds();
  for (let at = 0; at < times; at++) work();
  return (Bun.nanoseconds() - from) / times / 1_000;
}

const offices = SIZES.map((size) => new Office(size));
let found = 0;
function note(times: readonly number[]): void {
  found += times.length;
}
const asked = await interleave(
  ROUNDS,
  Object.fromEntries(
    offices.flatMap((office) => [
      [`free ${office.size}`, () => each(QUESTIONS, () => note(office.free()))],
      [`counted ${office.size}`, () => each(QUESTIONS, () => note(office.counted()))],
      [`index ${office.size}`, () => each(CHANGES, () => office.index())],
      [`row ${office.size}`, () => each(CHANGES, () => office.change())],
    ]),
  ),
);
if (found === 0) throw new Error("no time was free");
const cost = (what: string, size: number) => median(asked[`${what} ${size}`] ?? []);
const points = (what: string) => SIZES.map((size): [number, number] => [size, cost(what, size)]);
const said = (what: string, digits: number) =>
  points(what)
    .map(([size, us]) => `${size.toLocaleString("en")}: ${us.toFixed(digits)}`)
    .join(", ");

tell({
  what: "free times of 25 minutes over 90 days, 5,000 bookings",
  unit: "µs",
  measured: cost("free", 5_000),
  baseline: { what: "a bare count scan over the same cells", value: cost("counted", 5_000) },
  target: { at: "most", value: 1.5 },
  rounds: ROUNDS,
  note: `${offices[3]!.free().length} times found`,
});
tell({
  what: "the same with 50,000 bookings",
  unit: "µs",
  measured: cost("free", 50_000),
  baseline: { what: "with 10", value: cost("free", 10) },
  target: { at: "most", value: 1.5 },
  rounds: ROUNDS,
  note: said("free", 1),
});
tell({
  what: "booking and giving up in the index, 5,000 bookings",
  unit: "µs",
  measured: cost("index", 5_000),
  baseline: null,
  target: { at: "most", value: 1 },
  rounds: ROUNDS,
  note: `both together; ${said("index", 2)}; with the appointment's row ${said("row", 2)}`,
});
tellPlot(
  "free times by bookings",
  plot({
    title: "Free times of 25 minutes over 90 days against bookings",
    x: { label: "bookings in the pool", log: true },
    y: { label: "µs" },
    lines: [
      { name: "free times from the index", points: points("free") },
      { name: "bare count scan", points: points("counted") },
      { name: "booking and giving up", points: points("index") },
    ],
  }),
);
