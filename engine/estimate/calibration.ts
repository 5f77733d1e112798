import type { Range } from "./range.ts";

/** How promises of one kind fared, and how the next ones are corrected. Immutable plain JSON. */
export interface Tally {
  /** Promises compared with what happened. */
  readonly n: number;
  /** How many lay within their range. */
  readonly within: number;
  /** Sum of (true − said) and of its size, ms. */
  readonly signed_ms: number;
  readonly absolute_ms: number;
}

/** Corrections for promises of about one length, as logs of factors. */
export interface Trim {
  readonly n: number;
  /** Of the middle, of what lies below it and of what lies above it. */
  readonly mid: number;
  readonly low: number;
  readonly high: number;
}

/** Part of the location's folded state; plain JSON. */
export interface Calibration {
  /** By length of the promise, see `bandOf`. */
  trims: Trim[];
  /** By service. */
  tallies: Record<string, Tally>;
}

/** What one promise taught; plain JSON, kept to take it back. */
export interface CalibrationLesson {
  readonly band: number;
  readonly service: string;
  readonly trim: { readonly before: Trim; readonly after: Trim };
  readonly tally: { readonly before: Tally; readonly after: Tally };
}

/** Upper ends of the bands, minutes of the promised middle; the last band has none. */
const BANDS_MIN = [5, 12, 25, 50];

/** What a house starts with: the play-through knows too little of breaks and colleagues who leave, so its ends are moved out. */
const FIRST_TRIM: Trim = { n: 0, mid: 0, low: 0.12, high: 0.3 };
const NO_TALLY: Tally = { n: 0, within: 0, signed_ms: 0, absolute_ms: 0 };

/** The share of true waits that shall lie below and above the range. */
const OUTSIDE = 0.1;
/** Largest correction: a factor of about 4. */
const LIMIT = 1.4;

/** A calibration that corrects nothing yet. */
export function uncalibrated(): Calibration {
  return { trims: Array.from({ length: BANDS_MIN.length + 1 }, () => FIRST_TRIM), tallies: {} };
}

function bandOf(mid_ms: number): number {
  const band = BANDS_MIN.findIndex((end_min) => mid_ms < end_min * 60_000);
  return band < 0 ? BANDS_MIN.length : band;
}

/** A raw range as experience says it should be told, in whole ms. */
export function calibrated(calibration: Calibration, raw: Range): Range {
  const trim = calibration.trims[bandOf(raw.mid_ms)] ?? FIRST_TRIM;
  const mid_ms = raw.mid_ms * Math.exp(trim.mid);
  const factor = mid_ms / Math.max(1, raw.mid_ms);
  return {
    low_ms: Math.round(Math.max(0, mid_ms - (raw.mid_ms - raw.low_ms) * factor * Math.exp(trim.low))),
    mid_ms: Math.round(mid_ms),
    high_ms: Math.round(mid_ms + (raw.high_ms - raw.mid_ms) * factor * Math.exp(trim.high)),
  };
}

/**
 * Each lesson moves less than the one before, down to a floor that keeps up with a changing office. Slow on purpose: what
 * happens to a promise is known only when those behind it were promised too, and on a bad day all of them are wrong together.
 */
function gain(n: number): number {
  return Math.max(0.005, 0.5 / (n + 40));
}

const held = (log: number) => Math.min(LIMIT, Math.max(-LIMIT, log));

/**
 * Compares what was said when the ticket was drawn with the true wait until its first call, ms. Mutates the
 * calibration and returns what changed. Quantile tracking: each end moves out by 9 when it was missed and in by 1 when
 * not, so that it comes to rest where one in ten lies beyond.
 */
export function observe(
  calibration: Calibration,
  service: string,
  said: Range,
  true_ms: number,
): CalibrationLesson {
  const band = bandOf(said.mid_ms);
  const trim = calibration.trims[band] ?? FIRST_TRIM;
  const tally = calibration.tallies[service] ?? NO_TALLY;
  const step = gain(trim.n);
  const below = true_ms < said.low_ms;
  const above = true_ms > said.high_ms;
  const lesson: CalibrationLesson = {
    band,
    service,
    trim: {
      before: trim,
      after: {
        n: trim.n + 1,
        mid: held(trim.mid + step * (true_ms > said.mid_ms ? 0.1 : -0.1)),
        low: held(trim.low + step * 2 * ((below ? 1 : 0) - OUTSIDE)),
        high: held(trim.high + step * 2 * ((above ? 1 : 0) - OUTSIDE)),
      },
    },
    tally: {
      before: tally,
      after: {
        n: tally.n + 1,
        within: tally.within + (below || above ? 0 : 1),
        signed_ms: tally.signed_ms + true_ms - said.mid_ms,
        absolute_ms: tally.absolute_ms + Math.abs(true_ms - said.mid_ms),
      },
    },
  };
  calibration.trims[band] = lesson.trim.after;
  calibration.tallies[service] = lesson.tally.after;
  return lesson;
}

/** Takes a lesson back, also when others came after it. */
export function unobserve(calibration: Calibration, { band, service, trim, tally }: CalibrationLesson): void {
  calibration.trims[band] = without(calibration.trims[band] ?? FIRST_TRIM, trim);
  const left = without(calibration.tallies[service] ?? NO_TALLY, tally);
  if (left.n === 0) delete calibration.tallies[service];
  else calibration.tallies[service] = left;
}

/** `now` less what changed from before to after; exactly `before` when nothing came between. */
function without<Row extends Trim | Tally>(now: Row, { before, after }: { before: Row; after: Row }): Row {
  const fields = Object.keys(before) as (keyof Row)[];
  if (fields.every((field) => now[field] === after[field])) return before;
  const less = fields.map((field) => [
    field,
    Number(now[field]) - Number(after[field]) + Number(before[field]),
  ]);
  return Object.fromEntries(less) as Row;
}

/** The running error of what was promised. */
export interface ErrorFigures {
  n: number;
  /** Mean of (true − said), ms: above 0 means people waited longer than told. */
  bias_ms: number;
  mean_absolute_ms: number;
  /** Share of true waits inside the 80 % range. */
  coverage: number;
}

/** Of one service, or of all; null before the first comparison. */
export function errorOf(calibration: Calibration, service?: string): ErrorFigures | null {
  const rows = service === undefined ? Object.values(calibration.tallies) : [calibration.tallies[service]];
  const total = { n: 0, within: 0, signed_ms: 0, absolute_ms: 0 };
  for (const row of rows) {
    if (!row) continue;
    total.n += row.n;
    total.within += row.within;
    total.signed_ms += row.signed_ms;
    total.absolute_ms += row.absolute_ms;
  }
  if (total.n === 0) return null;
  return {
    n: total.n,
    bias_ms: total.signed_ms / total.n,
    mean_absolute_ms: total.absolute_ms / total.n,
    coverage: total.within / total.n,
  };
}
