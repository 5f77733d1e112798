import type { HoursWish } from "../../engine/town/hours-change.ts";
import type { Town } from "../../engine/town/town.ts";

const LONG = new Intl.DateTimeFormat("de", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** `Kita: geschlossen von … bis …: Fortbildung`. German: it is staff who read it. */
export function said(town: Town, wish: HoursWish): string {
  const department = town.departments.find(({ id }) => id === wish.department)?.name.de ?? wish.department;
  if (wish.kind === "closure") {
    const { pool, from, to, part, text } = wish;
    const days = from === to ? `am ${longDay(from)}` : `von ${longDay(from)} bis ${longDay(to)}`;
    const what = pool === null ? "geschlossen" : `keine Termine für ${poolName(town, pool)}`;
    return `${department}: ${what} ${days}${part ? `, ${part[0]}–${part[1]} Uhr` : ""} (${text.de})`;
  }
  const spans = wish.spans.map(([opens, closes]) => `${opens}–${closes}`).join(" und ");
  const places = Object.entries(wish.places).map(([pool, count]) => `${count} × ${poolName(town, pool)}`);
  const beside = places.length > 0 ? `, zusätzliche Plätze: ${places.join(", ")}` : "";
  return `${department}: am ${longDay(wish.date)} geöffnet ${spans}${beside}`;
}

/** A pool by what it is for: the first matters of it. */
export function poolName(town: Town, id: string): string {
  const pools = town.departments.flatMap(({ booking }) => booking?.pools ?? []);
  const services = pools.find((pool) => pool.id === id)?.services ?? [];
  const names = services.flatMap((service) => town.services.find((one) => one.id === service)?.name.de ?? []);
  return names.length === 0 ? id : names.slice(0, 2).join(", ") + (names.length > 2 ? " …" : "");
}

/** `Dienstag, 24. November 2026` */
export function longDay(date: string): string {
  return LONG.format(Temporal.PlainDate.from(date));
}
