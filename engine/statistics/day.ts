import type { Range } from "../estimate/range.ts";
import type { JournalEvent } from "../location/event.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { standing } from "./undone.ts";
import { type Visit, visitsOf } from "./visit.ts";

/** How many tickets. Of those drawn: called at least once, served to the end, missed and not called again, given up. */
export interface Counts {
  drawn: number;
  called: number;
  served: number;
  missed: number;
  cancelled: number;
}

export interface ServiceFigures extends Counts {
  service: string;
  /** From the draw to the first call, of tickets drawn for this service. */
  wait: Spread | null;
  /** Work at the counter for this service, also as the second matter of a visit. */
  work: Spread | null;
}

export interface HourFigures {
  /** Local hour, 0–23. */
  hour: number;
  drawn: number;
  called: number;
  /** Services finished in this hour. */
  served: number;
  /** Waits that ended in this hour. */
  wait: Spread | null;
}

export interface CounterFigures {
  counter: string;
  /** Calls that began here; the same visitor called again counts again. */
  called: number;
  served: number;
  missed: number;
  work: Spread | null;
}

/** "Said 20, was 23". */
export interface Said {
  number: string;
  at: number;
  said: Range;
  true_ms: number;
}

/** The estimate's own error, over tickets that kept their place from draw to call. */
export interface EstimateFigures {
  n: number;
  /** Mean of (true − said), ms; above 0: people waited longer than told. */
  bias_ms: number;
  mean_absolute_ms: number;
  /** Share of true waits inside the range that shall hold 80 %. */
  coverage: number;
  /** The latest comparisons, newest first. */
  recent: Said[];
}

export interface DayFigures {
  total: Counts & { wait: Spread | null; work: Spread | null };
  services: ServiceFigures[];
  /** From the first to the last hour in which something happened. */
  hours: HourFigures[];
  counters: CounterFigures[];
  estimate: EstimateFigures | null;
}

const RECENT = 20;

/** A day's journal of one location as figures. `zone` (IANA) says which hour it was there. What was undone never was. */
export function dayFigures(events: readonly JournalEvent[], zone: string): DayFigures {
  const held = standing(events);
  const visits = [...visitsOf(held).values()];
  const work = visits.flatMap(({ served }) => served);
  const services = new Set([...visits.map(({ service }) => service), ...work.map(({ service }) => service)]);
  return {
    total: { ...countsOf(visits), wait: spreadOf(waitsOf(visits)), work: spreadOf(work.map(({ ms }) => ms)) },
    services: [...services].sort().map((service) => {
      const own = visits.filter((visit) => visit.service === service);
      const given = work.filter((one) => one.service === service);
      return {
        service,
        ...countsOf(own),
        wait: spreadOf(waitsOf(own)),
        work: spreadOf(given.map(({ ms }) => ms)),
      };
    }),
    hours: hoursOf(visits, zone),
    counters: countersOf(held, visits),
    estimate: estimateOf(visits),
  };
}

function countsOf(visits: readonly Visit[]): Counts {
  const count = (has: (visit: Visit) => boolean) => visits.filter(has).length;
  return {
    drawn: visits.length,
    called: count(({ called_at }) => called_at !== null),
    served: count(({ completed }) => completed),
    missed: count(({ missed }) => missed),
    cancelled: count(({ cancelled }) => cancelled),
  };
}

function waitsOf(visits: readonly Visit[]): number[] {
  return visits.flatMap(({ called_at, drawn_at }) => (called_at === null ? [] : [called_at - drawn_at]));
}

function hoursOf(visits: readonly Visit[], zone: string): HourFigures[] {
  const hourOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).hour;
  const hours = Array.from({ length: 24 }, () => ({ drawn: 0, served: 0, waits: [] as number[] }));
  for (const { drawn_at, called_at, served } of visits) {
    hours[hourOf(drawn_at)]!.drawn++;
    if (called_at !== null) hours[hourOf(called_at)]!.waits.push(called_at - drawn_at);
    for (const { at } of served) hours[hourOf(at)]!.served++;
  }
  const busy = hours.map(({ drawn, served, waits }) => drawn + served + waits.length > 0);
  const first = busy.indexOf(true);
  return hours
    .map(({ drawn, served, waits }, hour) => {
      return { hour, drawn, called: waits.length, served, wait: spreadOf(waits) };
    })
    .filter(({ hour }) => first >= 0 && hour >= first && hour <= busy.lastIndexOf(true));
}

function countersOf(events: readonly JournalEvent[], visits: readonly Visit[]): CounterFigures[] {
  const counters = new Map<string, { called: number; missed: number; work: number[] }>();
  const at = (id: string) => {
    const figures = counters.get(id) ?? { called: 0, missed: 0, work: [] };
    counters.set(id, figures);
    return figures;
  };
  for (const event of events) {
    if (event.type === "ticket.called") at(event.data.counter).called++;
    if (event.type === "ticket.missed") at(event.data.counter).missed++;
    if (event.type === "counter.opened") at(event.data.counter);
  }
  for (const { served } of visits) for (const { counter, ms } of served) at(counter).work.push(ms);
  return [...counters]
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .map(([counter, { called, missed, work }]) => {
      return { counter, called, served: work.length, missed, work: spreadOf(work) };
    });
}

function estimateOf(visits: readonly Visit[]): EstimateFigures | null {
  const pairs: Said[] = [];
  for (const { number, promised, called_at, drawn_at, bent } of visits) {
    if (!promised || called_at === null || bent) continue;
    pairs.push({ number, at: called_at, said: promised, true_ms: called_at - drawn_at });
  }
  if (pairs.length === 0) return null;
  const mean = (of: (pair: Said) => number) =>
    pairs.reduce((total, pair) => total + of(pair), 0) / pairs.length;
  return {
    n: pairs.length,
    bias_ms: mean(({ said, true_ms }) => true_ms - said.mid_ms),
    mean_absolute_ms: mean(({ said, true_ms }) => Math.abs(true_ms - said.mid_ms)),
    coverage: mean(({ said, true_ms }) => (said.low_ms <= true_ms && true_ms <= said.high_ms ? 1 : 0)),
    recent: pairs.sort((a, b) => b.at - a.at).slice(0, RECENT),
  };
}
