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
  /** `1.234` */
  number(value: number): string;
  /** `15–25`, or `15` when both ends are equal; whole numbers */
  range(low: number, high: number): string;
};

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
  return {
    time: (at, zone) =>
      dates("time", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at),
    date: (at, zone) => dates("date", zone, { weekday: "long", day: "numeric", month: "long" }).format(at),
    weekday: (at, zone) => dates("weekday", zone, { weekday: "long" }).format(at),
    number: (value) => number.format(value),
    range: (low, high) =>
      Math.round(low) === Math.round(high)
        ? number.format(high)
        : `${number.format(low)}–${number.format(high)}`,
  };
}
