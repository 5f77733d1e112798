import type { Store } from "../store/port.ts";
import { dayEnd, wallTime } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import { type DayFigures, dayFigures } from "./day.ts";

/** A busy day is folded anew at most this often, however many look at it, ms. */
const FRESH_MS = 5_000;
/** Days kept in memory; the one looked at longest ago goes first. */
const KEPT = 50;

/** The figures of days, read from the journal and from nothing else. */
export class Statistics {
  private readonly held = new Map<string, { until: number; figures: Promise<DayFigures> }>();

  constructor(private readonly store: Store) {}

  /** The figures of a local day (`YYYY-MM-DD`) at `now` (UTC ms), at most five seconds old. */
  day(town: Town, date: string, now: number): Promise<DayFigures> {
    const key = `${town.id} ${date}`;
    const known = this.held.get(key);
    if (known && now < known.until) return known.figures;
    const figures = this.read(town, date);
    this.held.delete(key);
    this.held.set(key, { until: now + FRESH_MS, figures });
    figures.catch(() => this.held.delete(key));
    const oldest = this.held.keys().next().value;
    if (this.held.size > KEPT && oldest) this.held.delete(oldest);
    return figures;
  }

  private async read(town: Town, date: string): Promise<DayFigures> {
    const from = wallTime(town.zone, date, "00:00");
    return dayFigures(await this.store.journal(town.id, from, dayEnd(town, from)), town.zone);
  }
}
