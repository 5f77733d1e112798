import type { Effect } from "../engine/effects.ts";
import type { Change } from "../engine/hub.ts";

/** Effects that views follow; each location has one live topic for each of them. */
const VIEWS: readonly Effect[] = ["board", "desk", "appointments", "kiosk", "phone", "statistics"];

/** The live topic of one kind of view at one location. */
export function topic(location: string, effect: Effect): string {
  return `${effect}:${location}`;
}

/** The topics a change concerns. */
export function topicsOf(change: Change): string[] {
  const topics: string[] = [];
  for (const effect of VIEWS) if (change.effects.has(effect)) topics.push(topic(change.location, effect));
  return topics;
}
