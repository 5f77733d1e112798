import type { Fleet } from "../fleet/fleet.ts";
import { businessDay } from "../town/day.ts";
import { instants } from "../town/spans.ts";
import type { Language, Town } from "../town/town.ts";

/** How calls sound at a location at the moment. */
export interface CallSound {
  /** It is one of the location's quiet hours: nothing sounds. */
  quiet: boolean;
  gong: boolean;
  /** 0 to 100. */
  volume: number;
  /** How often each call is said, 1 to 3. */
  repeat: number;
}

/** A call that nobody has said after this long is not said any more: whom it was for has seen it. */
export const STALE_MS = 15_000;

/** As the town's document wants it at `now` (UTC ms); without a word of it there, always, once, and not quite at full volume. */
export function callSound({ announcements = {}, zone }: Town, now: number): CallSound {
  const { gong = true, volume = 80, repeat = 1, quiet = [] } = announcements;
  const still =
    quiet.length > 0 &&
    instants(zone, businessDay({ zone }, now), quiet).some(
      ({ opens_at, closes_at }) => opens_at <= now && now < closes_at,
    );
  return { quiet: still, gong, volume, repeat };
}

/** The languages in which somebody who chose `language` is called: the document's, else German and their own. */
export function spokenIn({ announcements }: Town, language: Language): Language[] {
  const own = language === "de-leicht" ? "de" : language;
  return announcements?.languages ?? (own === "de" ? ["de"] : ["de", own]);
}

/** The one language of a test announcement: the first in which calls are said. */
export function trialLanguage(town: Town): Language {
  return spokenIn(town, "de")[0] ?? "de";
}

/** The announcers that are there. While there is one it speaks for the location, and the boards keep silent: never two voices at once. */
export function announcersAt(fleet: Fleet, location: string): string[] {
  return fleet
    .at(location)
    .filter(({ id, kind }) => kind === "announcer" && fleet.online(id))
    .map(({ id }) => id);
}
