/** A wait as an honest range: 8 of 10 true waits lie within. Milliseconds from the moment it was said. */
export interface Range {
  low_ms: number;
  mid_ms: number;
  high_ms: number;
}
