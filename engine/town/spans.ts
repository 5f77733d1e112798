import { wallTime } from "./day.ts";

/** `[opens_at, closes_at)` in UTC ms. */
export interface Span {
  opens_at: number;
  closes_at: number;
}

/**
 * Spans of wall time on a date as moments, in order, joined where they meet. On a DST day the clock may jump over a whole
 * span, which drops it, or over a gap, which joins two.
 */
export function instants(zone: string, date: string, spans: readonly (readonly [string, string])[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const opens_at = wallTime(zone, date, from);
    const closes_at = wallTime(zone, date, to);
    const last = found.at(-1);
    if (last && opens_at <= last.closes_at) last.closes_at = Math.max(last.closes_at, closes_at);
    else if (opens_at < closes_at) found.push({ opens_at, closes_at });
  }
  return found;
}

/** What is left of the spans outside the holes; both in order. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  let left = [...spans];
  for (const hole of holes) {
    left = left.flatMap((span) => [
      ...cut(span.opens_at, Math.min(span.closes_at, hole.opens_at)),
      ...cut(Math.max(span.opens_at, hole.closes_at), span.closes_at),
    ]);
  }
  return left;
}

/** What of the spans lies within the bounds; both in order. */
export function within(spans: readonly Span[], bounds: readonly Span[]): Span[] {
  return spans.flatMap((span) =>
    bounds.flatMap((bound) =>
      cut(Math.max(span.opens_at, bound.opens_at), Math.min(span.closes_at, bound.closes_at)),
    ),
  );
}

function cut(opens_at: number, closes_at: number): Span[] {
  return opens_at < closes_at ? [{ opens_at, closes_at }] : [];
}
