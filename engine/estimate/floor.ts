import { type Durations, meanOf, missedShare, PACE, rowOf } from "./durations.ts";
import { dealOf, hashOf, LANES, quantilesOf, remaining } from "./lanes.ts";
import type { CounterView } from "./situation.ts";

/** Counters that may take a ticket; a helping one only from `from_ms` on (ms from now). */
export interface Able {
  counter: number;
  from_ms: number;
}

/** The counters of one foyer and, lane by lane, when each of them is free next. Milliseconds from now. */
export class Floor {
  /** By counter and lane. */
  private readonly free: Float64Array;
  private readonly counters: CounterView[];
  private readonly own = new Map<string, Able[]>();
  private readonly start = new Float64Array(LANES);
  private readonly work = new Map<string, { served: Float64Array; missed_ms: number; share: number }>();

  constructor(
    private readonly durations: Durations,
    counters: readonly CounterView[],
    private readonly now: number,
    opens_at: number,
  ) {
    const opens_ms = Math.max(0, opens_at - now);
    this.counters = counters.filter((counter) => counter.state !== "closed" || opens_ms > 0);
    this.free = new Float64Array(this.counters.length * LANES);
    this.counters.forEach((counter, index) => {
      const left = this.leftAt(counter);
      const deal = dealOf(hashOf(counter.id));
      for (let lane = 0; lane < LANES; lane++) {
        this.free[index * LANES + lane] = Math.max(opens_ms, left[deal[lane]!]!);
      }
    });
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

  /** Who may call this ticket; empty when nobody can. */
  able(service: string, only_counter: string | null, drawn_at: number): readonly Able[] {
    let able = this.own.get(service);
    let helped = false;
    if (!able) {
      able = [];
      this.counters.forEach(({ services }, counter) => {
        if (services.includes(service)) able?.push({ counter, from_ms: 0 });
      });
      this.own.set(service, able);
    }
    if (only_counter !== null) {
      const counter = this.counters.findIndex(({ id }) => id === only_counter);
      return counter < 0 ? [] : [{ counter, from_ms: 0 }];
    }
    let all = able;
    this.counters.forEach(({ helps, services }, counter) => {
      for (const help of helps) {
        if (help.service !== service || services.includes(service)) continue;
        if (!helped) all = [...able];
        helped = true;
        all.push({ counter, from_ms: drawn_at + help.after_min * 60_000 - this.now });
      }
    });
    return all;
  }

  /** When somebody could be called now at the earliest, mean over the lanes. */
  earliest(able: readonly Able[]): number {
    let total = 0;
    for (let lane = 0; lane < LANES; lane++) {
      let best = Number.POSITIVE_INFINITY;
      for (const { counter, from_ms } of able) {
        const at = Math.max(from_ms, this.free[counter * LANES + lane]!);
        if (at < best) best = at;
      }
      total += best;
    }
    return total / LANES;
  }

  /** Lets a ticket be called and served; returns when it is called, per lane (the same array every time). */
  take(id: string, service: string, able: readonly Able[], not_before_ms = 0): Float64Array {
    const hash = hashOf(id);
    const deal = dealOf(hash);
    const luck = dealOf(hash >>> 8);
    const { served, missed_ms, share } = this.workOf(service);
    const shift = ((hash >>> 16) & 255) / 256;
    for (let lane = 0; lane < LANES; lane++) {
      let best = Number.POSITIVE_INFINITY;
      let chosen = 0;
      for (const { counter, from_ms } of able) {
        const at = Math.max(from_ms, this.free[counter * LANES + lane]!);
        if (at < best) {
          best = at;
          chosen = counter;
        }
      }
      const at = Math.max(best, not_before_ms);
      const comes = (luck[lane]! + shift) / LANES >= share;
      this.start[lane] = at;
      this.free[chosen * LANES + lane] = at + (comes ? served[deal[lane]!]! : missed_ms);
    }
    return this.start;
  }

  /** Spreads `count` tickets of a service over who can take them, without looking at each; `id` deals the luck. */
  absorb(id: string, service: string, count: number, able: readonly Able[]): void {
    const { served, missed_ms, share } = this.workOf(service);
    const deal = dealOf(hashOf(id));
    const mean = served.reduce((total, ms) => total + ms, 0) / LANES;
    for (let lane = 0; lane < LANES; lane++) {
      const odd = served[deal[lane]!]! - mean;
      const each = (1 - share) * mean + share * missed_ms;
      this.pour(Math.max(0, count * each + Math.sqrt(count) * odd), lane, able);
    }
  }

  /** Fills up the earliest counters to a common level, as a line does. */
  private pour(work_ms: number, lane: number, able: readonly Able[]): void {
    const order = able
      .map(({ counter }) => counter * LANES + lane)
      .sort((a, b) => this.free[a]! - this.free[b]!);
    let left = work_ms;
    let filled = 1;
    let level = this.free[order[0]!]!;
    for (; filled < order.length; filled++) {
      const next = this.free[order[filled]!]!;
      const needs = (next - level) * filled;
      if (needs > left) break;
      left -= needs;
      level = next;
    }
    level += left / filled;
    for (let index = 0; index < filled; index++) this.free[order[index]!] = level;
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
