import type { Language } from "../town/town.ts";

/** How a moment is written to somebody, in the location's zone. */
export interface Moments {
  /** `Dienstag, 24. November` */
  date(at_ms: number): string;
  /** `14:05` */
  time(at_ms: number): string;
}

const kept = new Map<string, Moments>();

/** Formatters cost 50 µs each to make: kept per language and zone. Latin digits everywhere, as on boards and tickets. */
export function moments(language: Language, zone: string): Moments {
  const key = `${language} ${zone}`;
  const known = kept.get(key);
  if (known) return known;
  const tag = `${language === "de-leicht" ? "de" : language}-u-ca-gregory-nu-latn`;
  const date = new Intl.DateTimeFormat(tag, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: zone,
  });
  const time = new Intl.DateTimeFormat(tag, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  const made: Moments = { date: (at) => date.format(at), time: (at) => time.format(at) };
  kept.set(key, made);
  return made;
}
