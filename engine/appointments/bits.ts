/** A set of cells: bit `i % 32` of word `i / 32`. */
export type Bits = Uint32Array;

export function bitsFor(cells: number): Bits {
  // One word more, so that a shift over a word's edge may always look at the next.
  return new Uint32Array((cells >>> 5) + 2);
}

export function has(bits: Bits, cell: number): boolean {
  return (bits[cell >>> 5]! & (1 << (cell & 31))) !== 0;
}

export function put(bits: Bits, cell: number, on: boolean): void {
  if (on) bits[cell >>> 5]! |= 1 << (cell & 31);
  else bits[cell >>> 5]! &= ~(1 << (cell & 31));
}

/**
 * Leaves of `bits` the cells with which a run of `length` cells begins. Runs are doubled: each pass looks as far ahead as
 * runs are already known to be long, so 25 minutes cost three passes and four hours six.
 */
export function keepRuns(bits: Bits, length: number): void {
  for (let known = 1; known < length; ) {
    const step = Math.min(known, length - known);
    andAhead(bits, step);
    known += step;
  }
}

/** `bits &= bits >> step`; a word only looks at itself and later ones, which are still as they were. */
function andAhead(bits: Bits, step: number): void {
  const words = step >>> 5;
  const rest = step & 31;
  const last = bits.length - 1;
  for (let i = 0; i <= last; i++) {
    const low = i + words <= last ? bits[i + words]! : 0;
    const high = i + words + 1 <= last ? bits[i + words + 1]! : 0;
    bits[i]! &= rest === 0 ? low : (low >>> rest) | (high << (32 - rest));
  }
}

/** Adds to `sum` what is in both `a` and `b` in the cells `[from, to)`. */
export function orBoth(sum: Bits, a: Bits, b: Bits, from: number, to: number): void {
  if (from >= to) return;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  for (let i = first; i <= last; i++) {
    let word = a[i]! & b[i]!;
    if (i === first) word &= -1 << (from & 31);
    if (i === last) word &= -1 >>> (31 - ((to - 1) & 31));
    sum[i]! |= word;
  }
}

/** The cells of the set as moments, ascending: cell `n` is `(base + n) * cell_ms`. */
export function momentsOf(bits: Bits, base: number, cell_ms: number): number[] {
  const moments: number[] = [];
  for (let i = 0; i < bits.length; i++) {
    const last = base + i * 32 + 31;
    for (let word = bits[i]!; word !== 0; word &= word - 1)
      moments.push((last - Math.clz32(word & -word)) * cell_ms);
  }
  return moments;
}
