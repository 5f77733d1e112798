/**
 * Numbers that only a device draws which cannot ask the house: those with a nine in the hundreds, so that people see it.
 * Ledger by ledger there are 99 for each queue and day: 901 to 999 in series 0, 1901 to 1999 in series 1 …
 */
export const MOST_SERIES = 100;

/** Whether the house itself never gives out the `n`th number of a queue. */
export function setAside(n: number): boolean {
  return Math.floor(n / 100) % 10 === 9;
}

/** First and last number of a series, without the queue's letter. */
export function seriesSpan(series: number): { first: number; last: number } {
  return { first: series * 1000 + 901, last: series * 1000 + 999 };
}

/** The series that a number belongs to; null for one that the house gives out. */
export function seriesOf(n: number): number | null {
  return setAside(n) && n % 100 > 0 ? Math.floor(n / 1000) : null;
}

/** The letter of the queue and what follows it; null for what is no number. */
export function takeApart(number: string): { queue: string; n: number } | null {
  const found = /^([A-Z])(\d{3,5})$/.exec(number);
  return found ? { queue: found[1]!, n: Number(found[2]) } : null;
}
