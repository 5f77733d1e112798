import { type Calibration, calibrated } from "./calibration.ts";
import type { Durations } from "./durations.ts";
import { type Able, Floor } from "./floor.ts";
import { LANES } from "./lanes.ts";
import type { Range } from "./range.ts";
import type { CounterView, ExpectedView, WaitingView } from "./situation.ts";

/** The foyer at one moment. Times UTC ms. */
export interface Situation {
  now: number;
  counters: readonly CounterView[];
  /** In the order in which they will be called, as dispatch expects it. */
  waiting: readonly WaitingView[];
  durations: Durations;
  calibration: Calibration;
  /** Appointments that have not arrived yet, by `due_at`. */
  expected?: readonly ExpectedView[];
  /** Before opening: when the counters open; closed ones then count as open from that time. */
  opens_at?: number;
  /** While open: since when. In the first minutes, counters that nobody took yet count as about to open. */
  opened_at?: number;
}

/** Of this many waiting ahead each is looked at; of those behind only how many there are per service. */
export const WALKED = 100;
/** Those beyond are spread over the counters in this many rounds, so that services stay mixed. */
const ROUNDS = 8;

/** What is to be expected for somebody in line. */
export interface Prospect {
  /** The wait until the call, as it is told. */
  range: Range;
  /** When the call is most likely, ms from now, before experience corrects it: in the order in which people are called. */
  call_ms: number;
}

/** For everybody in line, by ticket id; null: no counter is open that could call. */
export function forecast(situation: Situation): Map<string, Prospect | null> {
  const { now, waiting, calibration } = situation;
  const floor = floorOf(situation);
  const arrive = arrivals(situation, floor);
  const prospects = new Map<string, Prospect | null>();
  for (const { id, service, only_counter, drawn_at } of waiting) {
    const able = floor.able(service, only_counter, drawn_at);
    if (!able.rows.length) {
      prospects.set(id, null);
      continue;
    }
    arrive(able);
    const raw = rangeOf(floor.take(id, service, able, 0, now - drawn_at));
    prospects.set(id, { range: calibrated(calibration, raw), call_ms: raw.mid_ms });
  }
  return prospects;
}

/** Somebody who joins the line at its end now. */
export interface Newcomer {
  service: string;
  only_counter?: string | null;
  /** Tickets ahead that are not in `waiting` (which then holds the first ones), by service. */
  ahead?: readonly { service: string; count: number }[];
}

/**
 * What to promise a newcomer; null: no counter is open that could call. Looks at `WALKED` tickets one by one and at the
 * rest in sum, so that the price is bounded; a caller with a very long line hands in its head and counts (`ahead`).
 */
export function promise(situation: Situation, { service, only_counter, ahead = [] }: Newcomer): Range | null {
  const { now, waiting, calibration } = situation;
  const floor = floorOf(situation);
  const able = floor.able(service, only_counter ?? null, now);
  if (!able.rows.length) return null;
  const arrive = arrivals(situation, floor);
  const head = waiting.length > WALKED ? waiting.slice(0, WALKED) : waiting;
  for (const ticket of head) {
    const others = floor.able(ticket.service, ticket.only_counter, ticket.drawn_at);
    if (!others.rows.length) continue;
    arrive(others);
    floor.take(ticket.id, ticket.service, others, 0, now - ticket.drawn_at);
  }
  const counts = new Map<string, number>();
  for (const rest of ahead) counts.set(rest.service, (counts.get(rest.service) ?? 0) + rest.count);
  for (let index = WALKED; index < waiting.length; index++) {
    const rest = waiting[index]!.service;
    counts.set(rest, (counts.get(rest) ?? 0) + 1);
  }
  for (let round = 0; round < ROUNDS && counts.size; round++) {
    for (const [rest, count] of [...counts].sort(byName)) {
      const others = floor.able(rest, null, now);
      if (others.rows.length) floor.absorb(`${rest}-${round}`, rest, count / ROUNDS, others);
    }
  }
  arrive(able);
  return calibrated(calibration, rangeOf(floor.take("newcomer", service, able)));
}

/** So that the same counts give the same answer, in whatever order they were handed in. */
function byName([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : 1;
}

function floorOf({ durations, counters, now, opens_at, opened_at }: Situation): Floor {
  return new Floor(durations, counters, now, opens_at ?? now, opened_at ?? null);
}

/**
 * Lets appointments go first, each once: as soon as the counters that can serve one are taken until it is due. (Before
 * that somebody else still fits in.) `able` may call the ticket whose turn it is.
 */
function arrivals({ expected = [], now }: Situation, floor: Floor): (able: Able) => void {
  let pending = expected.map((one) => ({ ...one, able: floor.able(one.service, null, one.due_at) }));
  pending = pending.filter((one) => one.able.rows.length);
  let horizon_ms = 0;
  return (able) => {
    if (!pending.length) return;
    horizon_ms = Math.max(horizon_ms, floor.earliest(able));
    for (let index = 0; index < pending.length; ) {
      const { service, due_at, able: others } = pending[index]!;
      const due_ms = due_at - now;
      if (due_ms > horizon_ms) return;
      if (floor.earliest(others) < due_ms) index++;
      else {
        floor.take(`${service}-${due_at}`, service, others, Math.max(0, due_ms));
        pending.splice(index, 1);
        horizon_ms = Math.max(horizon_ms, floor.earliest(able));
      }
    }
  };
}

/** 10 %, 50 % and 90 % of the lanes. */
function rangeOf(lanes: Float64Array): Range {
  const sorted = lanes.toSorted();
  return { low_ms: at(sorted, 0.1), mid_ms: at(sorted, 0.5), high_ms: at(sorted, 0.9) };
}

function at(sorted: Float64Array, share: number): number {
  const place = share * LANES - 0.5;
  const left = Math.floor(place);
  const from = sorted[left]!;
  return from + (sorted[left + 1]! - from) * (place - left);
}
