/** Time is counted in cells of five minutes; every slot begins and ends with one. */
export const CELL_MS = 300_000;

/** The first cell that begins at or after a moment, counted from 1970. */
export function cellFrom(at_ms: number): number {
  return Math.ceil(at_ms / CELL_MS);
}

/** The cell that a moment lies in, counted from 1970. */
export function cellOf(at_ms: number): number {
  return Math.floor(at_ms / CELL_MS);
}
