import type { DayFigures } from "../../engine/statistics/day.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Town } from "../../engine/town/town.ts";

/** The day a request asks for (`?day=YYYY-MM-DD`), else today; null when it is none or lies ahead. */
export function dayAsked(wanted: string | null, town: Town, now: number): string | null {
  const today = businessDay(town, now);
  if (!wanted) return today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return null;
  try {
    return Temporal.PlainDate.from(wanted, { overflow: "reject" }).toString() <= today ? wanted : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whole minutes as people read them; an en dash where there is nothing to say. */
export function minutes(ms: number | undefined | null): string {
  return ms === undefined || ms === null
    ? "–"
    : new Intl.NumberFormat("de", { maximumFractionDigits: 1 }).format(ms / 60_000);
}

/** One of the table's sections, for the page and for the file alike. */
export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

/** The figures as tables. Times in minutes. */
export function tablesOf(figures: DayFigures, town: Town): Table[] {
  const nameOf = (id: string) => town.services.find((service) => service.id === id)?.name.de ?? id;
  return [
    {
      title: "Nach Anliegen",
      head: [
        "Anliegen",
        "gezogen",
        "aufgerufen",
        "bedient",
        "nicht erschienen",
        "Wartezeit Mittel",
        "Wartezeit 90 %",
        "Bedienzeit Mittel",
      ],
      rows: figures.services.map((one) => [
        nameOf(one.service),
        ...[one.drawn, one.called, one.served, one.missed].map(String),
        minutes(one.wait?.mean_ms),
        minutes(one.wait?.p90_ms),
        minutes(one.work?.mean_ms),
      ]),
    },
    {
      title: "Nach Stunde",
      head: ["Stunde", "gezogen", "aufgerufen", "bedient", "Wartezeit Mittel", "Wartezeit 90 %"],
      rows: figures.hours.map((one) => [
        `${one.hour}–${one.hour + 1} Uhr`,
        ...[one.drawn, one.called, one.served].map(String),
        minutes(one.wait?.mean_ms),
        minutes(one.wait?.p90_ms),
      ]),
    },
    {
      title: "Nach Schalter",
      head: ["Schalter", "Aufrufe", "bedient", "nicht erschienen", "Bedienzeit Mittel"],
      rows: figures.counters.map((one) => [
        one.counter,
        ...[one.called, one.served, one.missed].map(String),
        minutes(one.work?.mean_ms),
      ]),
    },
  ];
}
