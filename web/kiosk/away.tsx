import type { Language } from "../../engine/town/town.ts";
import { assets } from "../assets/build.ts";
import { page } from "../page.tsx";
import { words } from "../words/words.ts";
import { AwayMatters, AwayNumber, AwayStart } from "./away-view.tsx";
import type { Place } from "./place.ts";
import { Trouble } from "./trouble-view.tsx";

/** What the kiosk's agent keeps of the house, to serve it while it cannot reach the house. Whole documents as text. */
export interface AwayPages {
  /** The kiosk's first address. */
  start: string;
  languages: Partial<Record<Language, AwayWords>>;
  /** What the documents link, by address. */
  assets: string[];
}

interface AwayWords {
  matters: string;
  number: string;
  /** Why no number is drawn, by the agent's code. */
  closed: string;
  "contingent-used-up": string;
  "numbers-used-up": string;
  "printer-not-ready": string;
}

/**
 * The kiosk's pages for the time without the house. The agent fills in what it knows: which `data-away-matter` can be drawn, the
 * request's id, number, matter and waiting area, whether the paper came (`data-away-paper`).
 */
export async function awayPages(place: Place): Promise<AwayPages> {
  const spoken = place.town.languages.map(
    async (language) => [language, await inLanguage({ ...place, language })] as const,
  );
  return {
    start: await page(<AwayStart place={place} />),
    languages: Object.fromEntries(await Promise.all(spoken)),
    assets: [...assets.files.keys()],
  };
}

async function inLanguage(place: Place): Promise<AwayWords> {
  const w = words(place.language).kiosk;
  const trouble = (title: string, hint: string) => page(<Trouble place={place} title={title} hint={hint} />);
  return {
    matters: await page(<AwayMatters place={place} />),
    number: await page(<AwayNumber place={place} />),
    closed: await trouble(w.noMore, w.unavailableHint),
    "contingent-used-up": await trouble(w.contingentUsed, w.contingentHint),
    "numbers-used-up": await trouble(w.awayUsedUp, w.unavailableHint),
    "printer-not-ready": await trouble(w.printerAway, w.unavailableHint),
  };
}
