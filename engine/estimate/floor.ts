import { type Durations, meanOf, missedShare, openingOf, openingShare, PACE, rowOf } from "./durations.ts";
import { dealOf, hashOf, LANES, quantilesOf, remaining } from "./lanes.ts";
import { type CounterView, NEAR_OPENING_MS } from "./situation.ts";
import { Timetable } from "./timetable.ts";

/** Counters that may call a ticket. */
export interface Able {
  /** Where their lanes begin. */
  rows: readonly number[];
  /** From when each may, ms from now: a counter that helps out may only later. Null: all of them at once. */
  from_ms: readonly number[] | null;
}

const NOBODY: Able = { rows: [], from_ms: null };

interface Known {
  able: Able;
  helpers: { row: number; after_ms: number }[];
}

/** At most this share gives up, and at most this share does not come, however long it takes. */
const MOST = 0.5;

/** The counters of one foyer and, lane by lane, when each of them is free next. Milliseconds from now. */
export class Floor {
  /** By counter and lane. */
  private readonly times: Timetable;
  private readonly counters: CounterView[];
  /** Rows of counters where somebody is (or will be at opening for sure). */
  private readonly present = new Set<number>();
  private readonly known = new Map<string, Known>();
  private readonly chosen = new Int32Array(LANES);
  private readonly start = new Float64Array(LANES);
  private readonly work = new Map<string, { served: Float64Array; missed_ms: number; share: number }>();

  private readonly usual_wait_ms: number;
  /** Places given up per ms of waiting. */
  private readonly leaving: number;
  /** Pauses begun per ms of work, and how long they take. */
  private readonly pausing: number;
  private readonly pauses: Float64Array;

  constructor(
    private readonly durations: Durations,
    counters: readonly CounterView[],
    private readonly now: number,
    opens_at: number,
    opened_at: number | null,
  ) {
    this.usual_wait_ms = meanOf(this.row(PACE.wait));
    const said = missedShare(this.row(PACE.wait));
    this.leaving = said / (1 - said) / this.usual_wait_ms;
    const rested = missedShare(this.row(PACE.work));
    this.pausing = rested / (1 - rested) / meanOf(this.row(PACE.work));
    this.pauses = quantilesOf(this.row(PACE.pause));
    const opens_ms = Math.max(0, opens_at - now);
    const since_ms = opened_at === null ? Number.POSITIVE_INFINITY : now - opened_at;
    const soon = (counter: CounterView) =>
      opened_at !== null && since_ms < NEAR_OPENING_MS && (counter.since ?? 0) < opened_at;
    this.counters = counters.filter((counter) => counter.state !== "closed" || opens_ms > 0 || soon(counter));
    this.times = new Timetable(this.counters.length * LANES);
    this.counters.forEach((counter, index) => {
      if (counter.state === "closed" && opens_ms === 0) this.openSoon(counter, index, since_ms);
      else this.open(counter, index, opens_ms);
    });
  }

  /** A counter where somebody is, or for sure will be at opening. */
  private open(counter: CounterView, index: number, opens_ms: number): void {
    this.present.add(index * LANES);
    const left = this.leftAt(counter);
    const deal = dealOf(hashOf(counter.id));
    for (let lane = 0; lane < LANES; lane++) {
      this.times.free[index * LANES + lane] = Math.max(opens_ms, left[deal[lane]!]!);
    }
  }

  /** A counter that nobody took yet, shortly after opening: in some lanes somebody will, in the others never. */
  private openSoon({ id }: CounterView, index: number, since_ms: number): void {
    const deal = dealOf(hashOf(id));
    const row = this.row(openingOf(id));
    const left = remaining(row, since_ms);
    const passed = since_ms / NEAR_OPENING_MS;
    const share = openingShare(row);
    const still = (share * (1 - passed)) / (1 - share * passed);
    const luck = dealOf(hashOf(id) >>> 8);
    for (let lane = 0; lane < LANES; lane++) {
      const comes = (luck[lane]! + 0.5) / LANES < still;
      this.times.free[index * LANES + lane] = comes ? left[deal[lane]!]! : Number.POSITIVE_INFINITY;
    }
  }

  private row(key: string) {
    return rowOf(this.durations, key);
  }

  /** Until the counter can call, as it stands now, per quantile. */
  private leftAt(counter: CounterView): Float64Array {
    const elapsed_ms = Math.max(0, this.now - (counter.since ?? this.now));
    const turnaround = quantilesOf(this.row(PACE.turnaround));
    if (counter.state === "paused") return remaining(this.row(PACE[counter.pause ?? "break"]), elapsed_ms);
    if (counter.state === "free" || counter.state === "closed" || !counter.service) return turnaround;
    const left =
      counter.state === "calling"
        ? quantilesOf(this.row(counter.service)).map((ms) => ms + meanOf(this.row(PACE.answer)))
        : remaining(this.row(counter.service), elapsed_ms);
    const after = meanOf(this.row(PACE.turnaround));
    return left.map((ms) => ms + after);
  }

  /** Who may call this ticket; no rows when nobody can. */
  able(service: string, only_counter: string | null, drawn_at: number): Able {
    if (only_counter !== null) {
      const counter = this.counters.findIndex(({ id }) => id === only_counter);
      return !this.present.has(counter * LANES) ? NOBODY : { rows: [counter * LANES], from_ms: null };
    }
    let known = this.known.get(service);
    if (!known) {
      known = this.knowWho(service);
      this.known.set(service, known);
    }
    const { able, helpers } = known;
    if (helpers.length === 0) return able;
    return {
      rows: [...able.rows, ...helpers.map(({ row }) => row)],
      from_ms: [...able.rows.map(() => 0), ...helpers.map(({ after_ms }) => drawn_at + after_ms - this.now)],
    };
  }

  private knowWho(service: string): Known {
    const rows: number[] = [];
    const helpers: Known["helpers"] = [];
    this.counters.forEach(({ services, helps }, counter) => {
      const row = counter * LANES;
      const help = helps.find((one) => one.service === service);
      if (services.includes(service)) rows.push(row);
      else if (help) helpers.push({ row, after_ms: help.after_min * 60_000 });
    });
    const sure = [...rows, ...helpers.map(({ row }) => row)].some((row) => this.present.has(row));
    return sure ? { able: { rows, from_ms: null }, helpers } : { able: NOBODY, helpers: [] };
  }

  /** For every lane, which of them is free first (`chosen`) and when (`start`). */
  private choose({ rows, from_ms }: Able): void {
    const { start, chosen, times } = this;
    start.fill(Number.POSITIVE_INFINITY);
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      const from = from_ms === null ? 0 : from_ms[index]!;
      for (let lane = 0; lane < LANES; lane++) {
        const at = times.startAt(row + lane, from);
        if (at >= start[lane]!) continue;
        start[lane] = at;
        chosen[lane] = row;
      }
    }
  }

  /** When somebody could be called at the earliest, mean over the lanes. */
  earliest(able: Able): number {
    this.choose(able);
    let total = 0;
    for (let lane = 0; lane < LANES; lane++) total += this.start[lane]!;
    return total / LANES;
  }

  /**
   * Lets a ticket be called and served, with all that can come between: it was given up meanwhile, nobody comes, the clerk
   * takes a pause after it. Returns when it is called, per lane (the same array every time).
   */
  take(id: string, service: string, able: Able, not_before_ms = 0, waited_ms = 0): Float64Array {
    const hash = hashOf(id);
    const deal = dealOf(hash);
    const luck = dealOf(hash >>> 8);
    const rest = dealOf(hash >>> 16);
    const shift = (hash >>> 24) / 256;
    const { served, missed_ms, share } = this.workOf(service);
    const { start, chosen, times } = this;
    this.choose(able);
    for (let lane = 0; lane < LANES; lane++) {
      const kept = start[lane]! < not_before_ms;
      const at = kept ? not_before_ms : start[lane]!;
      start[lane] = at;
      const lot = (luck[lane]! + shift) / LANES;
      const gone = Math.min(MOST, this.leaving * at);
      if (lot < gone) continue;
      const vanished = gone + Math.min(MOST, (share * (at + waited_ms)) / this.usual_wait_ms);
      const work_ms = lot < vanished ? missed_ms : served[deal[lane]!]!;
      const pauses = (rest[lane]! + shift) / LANES < this.pausing * work_ms;
      const until = at + work_ms + (pauses ? this.pauses[deal[rest[lane]!]!]! : 0);
      const cell = chosen[lane]! + lane;
      if (kept) times.block(cell, until);
      else times.occupy(cell, at, until);
    }
    return start;
  }

  /** Spreads `count` tickets of a service over who can take them, without looking at each; `id` deals the luck. */
  absorb(id: string, service: string, count: number, able: Able): void {
    const { served, missed_ms, share } = this.workOf(service);
    const deal = dealOf(hashOf(id));
    const mean_ms = meanOfLanes(served);
    const resting = 1 + this.pausing * meanOfLanes(this.pauses);
    const rows = [...able.rows];
    for (let lane = 0; lane < LANES; lane++) {
      for (const row of rows) this.times.settle(row + lane);
      const at = this.sortByFree(rows, lane);
      const gone = Math.min(MOST, this.leaving * at);
      const vanished = Math.min(MOST, (share * at) / this.usual_wait_ms);
      const come = 1 - gone - vanished;
      const odd_ms = Math.sqrt(count * come) * (served[deal[lane]!]! - mean_ms);
      this.pour(
        Math.max(0, resting * (count * (come * mean_ms + vanished * missed_ms) + odd_ms)),
        lane,
        rows,
      );
    }
  }

  /** Orders rows by when they are free in a lane (they nearly are: insertion), and returns the earliest. */
  private sortByFree(rows: number[], lane: number): number {
    for (let index = 1; index < rows.length; index++) {
      const row = rows[index]!;
      const free_ms = this.times.free[row + lane]!;
      let place = index - 1;
      for (; place >= 0 && this.times.free[rows[place]! + lane]! > free_ms; place--)
        rows[place + 1] = rows[place]!;
      rows[place + 1] = row;
    }
    return this.times.free[rows[0]! + lane]!;
  }

  /** Fills up the earliest counters to a common level, as a line does; `rows` by when they are free. */
  private pour(work_ms: number, lane: number, rows: readonly number[]): void {
    let left = work_ms;
    let filled = 1;
    let level = this.times.free[rows[0]! + lane]!;
    for (; filled < rows.length; filled++) {
      const next = this.times.free[rows[filled]! + lane]!;
      const needs = (next - level) * filled;
      if (needs > left) break;
      left -= needs;
      level = next;
    }
    level += left / filled;
    for (let index = 0; index < filled; index++) this.times.free[rows[index]! + lane] = level;
  }

  /** How long a ticket of this service keeps a counter, from its call to the next call. */
  private workOf(service: string) {
    let work = this.work.get(service);
    if (!work) {
      const row = this.row(service);
      const around_ms = meanOf(this.row(PACE.turnaround));
      const before_ms = meanOf(this.row(PACE.answer)) + around_ms;
      work = {
        served: quantilesOf(row).map((ms) => ms + before_ms),
        missed_ms: meanOf(this.row(PACE.miss)) + around_ms,
        share: missedShare(row),
      };
      this.work.set(service, work);
    }
    return work;
  }
}

function meanOfLanes(lanes: Float64Array): number {
  return lanes.reduce((total, ms) => total + ms, 0) / LANES;
}
