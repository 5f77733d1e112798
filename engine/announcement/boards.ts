import type { Pages, PageWord } from "../fleet/pages.ts";

/**
 * How a board's page fared with a call that it was to say: it said it, not in every language, the browser keeps sound back,
 * it is muted, it has no voice, somebody stopped it, other calls took too long, or the page came only when it was over.
 */
export const SPOKEN = [
  "said",
  "partly",
  "blocked",
  "muted",
  "no-voice",
  "stopped",
  "late",
  "missed",
] as const;
export type Spoken = (typeof SPOKEN)[number];

/** What a board's page says of itself, always all of it. */
export interface BoardReport {
  /** Tells the pages of one board apart. */
  page: string;
  word: PageWord;
  /** Calls that people can see on it; `version` as in `CurrentCall`. */
  shown: readonly { counter: string; version: number }[];
  /** How the sayings of calls went; `number` as in `Announcement`. */
  heard: readonly { counter: string; number: number; word: Spoken }[];
}

/** A board by its reports. Several pages may show one board: it shows and says what one of them does. */
export interface KnownBoard {
  /** None of its pages can be seen. */
  hidden: boolean;
  /** None of them may sound. */
  blocked: boolean;
  /** By counter. */
  shown: Map<string, number>;
  heard: Map<string, { number: number; word: Spoken }>;
}

type Calls = Pick<KnownBoard, "shown" | "heard">;

/** The boards that pages show, by the pages' own word. In memory: they say it again when the house is back. */
export class Boards {
  private readonly known = new Map<string, Calls>();

  constructor(private readonly pages: Pages) {}

  /** Takes in what a page of the board `id` says. Only what is shown and called now is to be handed in: it is kept. */
  report(id: string, report: BoardReport): void {
    const before = this.known.get(id);
    const after: Calls = { shown: new Map(before?.shown), heard: new Map(before?.heard) };
    for (const { counter, version } of report.shown)
      after.shown.set(counter, Math.max(version, after.shown.get(counter) ?? 0));
    for (const { counter, number, word } of report.heard) {
      const one = after.heard.get(counter);
      if (!one || number > one.number || (number === one.number && word === "said"))
        after.heard.set(counter, { number, word });
    }
    this.known.set(id, after);
    this.pages.heard(id, report.page, report.word, !before || textOf(before) !== textOf(after));
  }

  of(id: string): KnownBoard | null {
    const calls = this.known.get(id);
    if (!calls) return null;
    const pages = [...this.pages.of(id).values()];
    return {
      ...calls,
      hidden: pages.every(({ hidden }) => hidden),
      blocked: pages.every(({ blocked }) => blocked),
    };
  }
}

function textOf({ shown, heard }: Calls): string {
  return JSON.stringify([[...shown], [...heard]]);
}
