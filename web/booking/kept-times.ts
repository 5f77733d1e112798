const MINUTE_MS = 60_000;
/** So many pages are kept: the next weeks of the busiest matters in a few languages. */
const MOST = 300;

/** When a page was true: as of this event of its location, at this moment (UTC ms). */
export interface Moment {
  seq: number;
  now: number;
}

/**
 * Pages of free times as text. Whoever asks the same gets the same page, until something happens in the house or a minute
 * has gone by: then what is too soon to be booked may be another.
 */
export class KeptTimes {
  private readonly pages = new Map<string, { version: string; text: string }>();

  find(key: string, moment: Moment): string | null {
    const kept = this.pages.get(key);
    return kept?.version === versionOf(moment) ? kept.text : null;
  }

  keep(key: string, moment: Moment, text: string): void {
    this.pages.delete(key);
    this.pages.set(key, { version: versionOf(moment), text });
    if (this.pages.size > MOST) this.pages.delete(this.pages.keys().next().value!);
  }
}

function versionOf({ seq, now }: Moment): string {
  return `${seq} ${Math.floor(now / MINUTE_MS)}`;
}
