import { dateRule } from "../town/hours.ts";
import { recursOn } from "../town/recurrence.ts";
import { instants, type Span, within, without } from "../town/spans.ts";
import type { Town } from "../town/town.ts";
import type { Share } from "./shares.ts";

/** Spans of a date in which a share has room, one entry a rule. */
export interface Room {
  capacity: number;
  spans: Span[];
}

/**
 * The room of a share on a date. Holidays and closures, also of the pool alone, take it all; a one-off opening leaves what lies within its hours;
 * breaks are cut out.
 */
export function roomOn(town: Town, share: Share, date: string): Room[] {
  const rules = share.rules.filter((rule) => recursOn(rule, date));
  if (rules.length === 0 || share.closures.some(({ from, to }) => from <= date && date <= to)) return [];
  const { extra, reason, breaks } = dateRule(town, share.department.opening, date);
  if (reason) return [];
  return rules.map(({ capacity, spans }) => {
    const all = instants(town.zone, date, spans);
    return { capacity, spans: without(extra ? within(all, extra) : all, breaks) };
  });
}
