import { setAside } from "../outage/series.ts";
import type { LocationState } from "./state.ts";

/**
 * The number after the `issued`th of a queue: `A001` … `A899`, `A1000`. Never reused within a business day; those with a nine in
 * the hundreds are drawn where the house cannot be asked (outage/series.ts).
 */
export function numberAfter(queue: string, issued: number): string {
  const next = issued + 1;
  const n = setAside(next) ? next - (next % 100) + 100 : next;
  return `${queue}${String(n).padStart(3, "0")}`;
}

/** The name of today's ticket with this number. */
export function ticketId({ town, day }: Pick<LocationState, "town" | "day">, number: string): string {
  return `${town.id}-${day.replaceAll("-", "")}-${number}`;
}
