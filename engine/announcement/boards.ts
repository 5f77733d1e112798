import type { Clock } from "../clock.ts";
import type { Fleet } from "../fleet/fleet.ts";

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
  /** Nobody can see the page: its tab or window is covered. */
  hidden: boolean;
  /** The browser keeps sound back until somebody touches the page. */
  blocked: boolean;
  /** Calls that people can see on it; `version` as in `CurrentCall`. */
  shown: readonly { counter: string; version: number }[];
  /** How the sayings of calls went; `number` as in `Announcement`. */
  heard: readonly { counter: string; number: number; word: Spoken }[];
}

/** A board by its reports. Several pages may show one board: it shows and says what one of them does. */
export interface KnownBoard {
  hidden: boolean;
  blocked: boolean;
  /** By counter. */
  shown: Map<string, number>;
  heard: Map<string, { number: number; word: Spoken }>;
}

/** A page reports every 30 s, in a hidden tab every minute; one that was silent for so long is gone. */
const SILENCE_MS = 100_000;

/** The boards that pages show, by the pages' own word. In memory: they say it again when the house is back. */
export class Boards {
  private readonly known = new Map<string, KnownBoard>();
  private readonly silence = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Pick<Clock, "now">,
    /** Real time, because a demo's clock runs fast and its browsers do not. */
    private readonly silence_ms = SILENCE_MS,
  ) {}

  /** Takes in what a page of the board `id` says. Only what is shown and called now is to be handed in: it is kept. */
  report(id: string, report: BoardReport): void {
    const now = this.clock.now();
    const before = this.known.get(id);
    const after = {
      hidden: report.hidden,
      blocked: report.blocked,
      shown: new Map(before?.shown),
      heard: new Map(before?.heard),
    };
    for (const { counter, version } of report.shown)
      after.shown.set(counter, Math.max(version, after.shown.get(counter) ?? 0));
    for (const { counter, number, word } of report.heard) {
      const one = after.heard.get(counter);
      if (!one || number > one.number || (number === one.number && word === "said"))
        after.heard.set(counter, { number, word });
    }
    this.known.set(id, after);
    this.expectMore(id);
    this.fleet.seen(id, now);
    if (!this.fleet.online(id)) this.fleet.hear(id, { what: "appeared" }, now);
    if (!before || textOf(before) !== textOf(after)) {
      const errors = [...(after.hidden ? ["page-hidden"] : []), ...(after.blocked ? ["sound-blocked"] : [])];
      this.fleet.hear(id, { what: "health", health: { errors } }, now);
    }
  }

  of(id: string): KnownBoard | null {
    return this.known.get(id) ?? null;
  }

  /** Whether a page shows this board now; the bus has no say in that. */
  watches(id: string): boolean {
    return this.silence.has(id);
  }

  close(): void {
    for (const timer of this.silence.values()) clearTimeout(timer);
    this.silence.clear();
  }

  private expectMore(id: string): void {
    clearTimeout(this.silence.get(id));
    const timer = setTimeout(() => {
      this.silence.delete(id);
      this.fleet.hear(id, { what: "vanished" }, this.clock.now());
    }, this.silence_ms);
    timer.unref();
    this.silence.set(id, timer);
  }
}

function textOf({ shown, heard, ...rest }: KnownBoard): string {
  return JSON.stringify([rest, [...shown], [...heard]]);
}
