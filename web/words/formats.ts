import type { Language } from "../../engine/town/town.ts";
import { locale } from "./languages.ts";

/** Times are UTC milliseconds and shown in the location's zone (IANA name). */
export type Formats = {
  /** `14:05` */
  time(at_ms: number, zone: string): string;
  /** `Montag, 3. März` */
  date(at_ms: number, zone: string): string;
  /** `Montag` */
  weekday(at_ms: number, zone: string): string;
  /** A local date `YYYY-MM-DD`: `Montag, 3. März` */
  day(date: string): string;
  /** A month `YYYY-MM`: `März 2026` */
  month(month: string): string;
  /** Monday to Sunday. */
  weekdays(): readonly { short: string; long: string }[];
  /** Countries by ISO 3166: `Deutschland, Frankreich und Polen` */
  countries(codes: readonly string[]): string;
  /** `1.234` */
  number(value: number): string;
  /** `15–25`, or `15` when both ends are equal; whole numbers */
  range(low: number, high: number): string;
};

const MONDAY_TO_SUNDAY = Array.from({ length: 7 }, (_, day) => `2024-01-0${day + 1}`);

/** So many minutes of a zone are kept as text: to format one costs as much as several elements of a page. */
const MINUTES_KEPT = 2_000;
const MINUTE_MS = 60_000;

/** Formatters cost 50 µs each to make: kept per language and zone. */
export function formats(language: Language): Formats {
  const tag = locale(language);
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const kept = new Map<string, Intl.DateTimeFormat>();
  const dates = (kind: string, zone: string, options: Intl.DateTimeFormatOptions) => {
    const key = `${kind} ${zone}`;
    const format = kept.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
    kept.set(key, format);
    return format;
  };
  const dated = (kind: string, options: Intl.DateTimeFormatOptions, date: string) =>
    dates(kind, "UTC", options).format(Date.parse(`${date}T00:00Z`));
  const minutes = new Map<string, Map<number, string>>();
  const time = (at: number, zone: string) => {
    const known = minutes.get(zone) ?? new Map<number, string>();
    minutes.set(zone, known);
    const minute = Math.floor(at / MINUTE_MS);
    const kept = known.get(minute);
    if (kept !== undefined) return kept;
    const text = dates("time", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
    if (known.size === MINUTES_KEPT) known.clear();
    known.set(minute, text);
    return text;
  };
  const weekdays = MONDAY_TO_SUNDAY.map((date) => ({
    short: brief(dated("weekday-short", { weekday: "short" }, date), () =>
      dated("weekday-narrow", { weekday: "narrow" }, date),
    ),
    long: dated("weekday-long", { weekday: "long" }, date),
  }));
  return {
    day: (date) => dated("day", { weekday: "long", day: "numeric", month: "long" }, date),
    month: (month) => dated("month", { month: "long", year: "numeric" }, `${month}-01`),
    weekdays: () => weekdays,
    time,
    date: (at, zone) => dates("date", zone, { weekday: "long", day: "numeric", month: "long" }).format(at),
    weekday: (at, zone) => dates("weekday", zone, { weekday: "long" }).format(at),
    countries: (codes) => {
      const names = new Intl.DisplayNames(tag, { type: "region" });
      return new Intl.ListFormat(tag).format(codes.map((code) => names.of(code) ?? code));
    },
    number: (value) => number.format(value),
    range: (low, high) =>
      Math.round(low) === Math.round(high)
        ? number.format(high)
        : `${number.format(low)}–${number.format(high)}`,
  };
}

/** The shortest names that can still be told apart at a glance: what Arabic calls short is the whole word. */
function brief(short: string, narrow: () => string): string {
  return short.length > 4 ? narrow() : short;
}
