import type { Service } from "../town/town.ts";

/**
 * What is known about how long one kind of thing takes: a log-normal, as decaying sums of log milliseconds on
 * top of a prior. Immutable plain JSON: `learn` replaces the row, so an old one can be kept as it was.
 */
export interface Duration {
  /** Mean expected before anything was seen. */
  readonly prior_ms: number;
  /** Lessons so far, misses included. */
  readonly n: number;
  /** Decayed number of times it was done. */
  readonly weight: number;
  /** Decayed sum of log ms, and of its squares, measured from the prior's own log so that sums stay small. */
  readonly sum: number;
  readonly square: number;
  /** Decayed number of calls that nobody answered. */
  readonly missed: number;
}

/** By service id, and by the pace keys below. Plain JSON, part of the location's folded state. */
export type Durations = Record<string, Duration>;

/** What one event taught: enough to take it back. Plain JSON. */
export interface Lesson {
  readonly key: string;
  readonly before: Duration;
  readonly after: Duration;
}

/** Things that take time beside services: keys that no service id can have. */
export const PACE = {
  /** From the call until the service starts. */
  answer: "~answer",
  /** From the (first) call until the visitor is given up as missed. */
  miss: "~miss",
  /** From the draw to the first call; "missed" here are those who gave up their place before. */
  wait: "~wait",
  /** From the call to the end of a service; "missed" here are the pauses clerks took between two. */
  work: "~work",
  /** All pauses, whatever for. */
  pause: "~pause",
  /** A free counter, somebody waiting: until the clerk calls. */
  turnaround: "~turnaround",
  break: "~break",
  "back-office": "~back-office",
  pickup: "~pickup",
} as const;

const PACE_PRIOR_MS: Record<string, number> = {
  [PACE.answer]: 40_000,
  [PACE.miss]: 120_000,
  [PACE.wait]: 15 * 60_000,
  [PACE.work]: 10 * 60_000,
  [PACE.pause]: 12 * 60_000,
  [PACE.turnaround]: 20_000,
  [PACE.break]: 15 * 60_000,
  [PACE["back-office"]]: 20 * 60_000,
  [PACE.pickup]: 5 * 60_000,
};

/** Key of how long after opening a counter is taken; "missed" are the days when nobody took it near opening. */
export function openingOf(counter: string): string {
  return `~opening:${counter}`;
}

/** Mean expected delay of a counter's opening, ms. */
const OPENING_PRIOR_MS = 5 * 60_000;

/** Each lesson leaves this much of the earlier ones: a memory of about 200. */
const KEEP = 0.998;
/** The prior counts as this many services, its spread as more, because a variance needs more to be known. */
const PRIOR_WEIGHT = 4;
const PRIOR_SPREAD_WEIGHT = 10;
/** Prior standard deviation of log ms. */
const PRIOR_SPREAD = 0.6;
const PRIOR_VARIANCE = PRIOR_SPREAD * PRIOR_SPREAD;
/** Prior of a call nobody answers: 5 % worth 20 calls. */
const PRIOR_MISSED = 1;
const PRIOR_CALLED = 20;
/** A lesson further than this many standard deviations away counts as if it were there: a forgotten "finish". */
const BELIEVED = 2.5;

function unlearned(prior_ms: number): Duration {
  return { prior_ms, n: 0, weight: 0, sum: 0, square: 0, missed: 0 };
}

/** A ticket may outlive its service: a new document may not name it any more. */
const STRANGER = unlearned(10 * 60_000);
const LATECOMER = unlearned(OPENING_PRIOR_MS);

/**
 * Rows for services and pace keys that `durations` does not know yet; what was learned stays, also on top of a planned
 * time that has changed. Mutates and returns it.
 */
export function prepare(durations: Durations, services: readonly Pick<Service, "id" | "duration_min">[]) {
  for (const [key, prior_ms] of Object.entries(PACE_PRIOR_MS)) durations[key] ??= unlearned(prior_ms);
  for (const { id, duration_min } of services) {
    const prior_ms = duration_min * 60_000;
    const row = durations[id];
    durations[id] = row ? replanned(row, prior_ms) : unlearned(prior_ms);
  }
  return durations;
}

/** The same lessons on top of another prior: its sums are measured from there. */
function replanned(row: Duration, prior_ms: number): Duration {
  if (row.prior_ms === prior_ms) return row;
  const { weight, sum, square } = row;
  const shift = Math.log(row.prior_ms) - Math.log(prior_ms);
  return {
    ...row,
    prior_ms,
    sum: sum + shift * weight,
    square: square + 2 * shift * sum + shift * shift * weight,
  };
}

/** The log-normal a row stands for: `mean` and `deviation` of log ms. */
export function logNormal(row: Duration): { mean: number; deviation: number } {
  const offset = row.sum / (PRIOR_WEIGHT + row.weight);
  const scatter = row.square - 2 * offset * row.sum + offset * offset * row.weight;
  const variance =
    (PRIOR_SPREAD_WEIGHT * PRIOR_VARIANCE + Math.max(0, scatter)) / (PRIOR_SPREAD_WEIGHT + row.weight);
  return { mean: origin(row) + offset, deviation: Math.sqrt(variance) };
}

/** Log ms from which a row's sums are measured: the prior's median. */
function origin(row: Duration): number {
  return Math.log(row.prior_ms) - PRIOR_VARIANCE / 2;
}

/** Mean ms of what the row stands for. */
export function meanOf(row: Duration): number {
  const { mean, deviation } = logNormal(row);
  return Math.exp(mean + (deviation * deviation) / 2);
}

/** Share of calls for it that nobody answers. */
export function missedShare(row: Duration): number {
  return (PRIOR_MISSED + row.missed) / (PRIOR_CALLED + row.missed + row.weight);
}

/** Share of days on which a counter is taken near opening, by its opening row. */
export function openingShare(row: Duration): number {
  return (1 + row.weight) / (2 + row.weight + row.missed);
}

/** It took `ms` (of a service: from its start to its end). */
export function learn(durations: Durations, key: string, ms: number): Lesson {
  const row = rowOf(durations, key);
  const { mean, deviation } = logNormal(row);
  const reach = BELIEVED * deviation;
  const log = Math.min(mean + reach, Math.max(mean - reach, Math.log(Math.max(1, ms)))) - origin(row);
  return replace(durations, key, row, 1, log, 0);
}

/** Somebody was called for this service and did not come. */
export function learnMissed(durations: Durations, service: string): Lesson {
  return replace(durations, service, rowOf(durations, service), 0, 0, 1);
}

function replace(
  durations: Durations,
  key: string,
  before: Duration,
  done: 0 | 1,
  log: number,
  missed: 0 | 1,
): Lesson {
  const after: Duration = {
    prior_ms: before.prior_ms,
    n: before.n + 1,
    weight: before.weight * KEEP + done,
    sum: before.sum * KEEP + log,
    square: before.square * KEEP + log * log,
    missed: before.missed * KEEP + missed,
  };
  durations[key] = after;
  return { key, before, after };
}

/**
 * Takes a lesson back. Exact when it was the last one; when others came after it, what it changed has since shrunk by
 * the same decay as everything else, and is taken out at that size. (How far a later outlier was believed is not
 * reconsidered.)
 */
export function unlearn(durations: Durations, { key, before, after }: Lesson): void {
  const now = rowOf(durations, key);
  if (now.n === after.n && now.sum === after.sum && now.missed === after.missed) {
    durations[key] = before;
    return;
  }
  const left = KEEP ** Math.max(0, now.n - after.n);
  durations[key] = {
    prior_ms: now.prior_ms,
    n: now.n - 1,
    weight: Math.max(0, now.weight + left * (before.weight - after.weight)),
    sum: now.sum + left * (before.sum - after.sum),
    square: Math.max(0, now.square + left * (before.square - after.square)),
    missed: Math.max(0, now.missed + left * (before.missed - after.missed)),
  };
}

/** The row of a key; of one that the town's document does not name (any more), a plain guess. */
export function rowOf(durations: Durations, key: string): Duration {
  return durations[key] ?? (key.startsWith("~opening:") ? LATECOMER : STRANGER);
}
