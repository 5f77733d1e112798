import type { Clock } from "../clock.ts";
import type { Fleet, Health } from "./fleet.ts";
import { comesOverBus } from "./over-bus.ts";

/** What a page in a browser says of itself. */
export interface PageWord {
  /** Nobody can see it: its tab or window is covered. */
  hidden: boolean;
  /** The browser keeps sound back until somebody touches it. */
  blocked: boolean;
  /** Which version of the house's pages it is, and whether the house has a newer one. */
  build: string;
  outdated: boolean;
  /** It fills the screen, as in a browser's kiosk mode. */
  full: boolean;
}

/** A page reports every 30 s, in a hidden tab every minute; one that was silent for so long is gone. */
const SILENCE_MS = 100_000;
/** Nobody opens more of one device; beyond that the one that was silent for longest goes. */
const MOST = 8;

type Open = Map<string, { word: PageWord; silence: ReturnType<typeof setTimeout> }>;

/**
 * The pages in browsers that are boards and kiosks, by their own word. Several may be one device: it is there while one of them is,
 * and as well as the worst of them. In memory: they say it again when the house is back.
 */
export class Pages {
  private readonly open = new Map<string, Open>();
  /** Those that are there by the word of a page alone: they go with it, also where they once spoke on the bus. */
  private readonly raised = new Set<string>();
  private readonly stop: () => void;

  constructor(
    private readonly fleet: Fleet,
    private readonly clock: Pick<Clock, "now">,
    /** Real time, because a demo's clock runs fast and its browsers do not. */
    private readonly silence_ms = SILENCE_MS,
  ) {
    this.stop = fleet.listen(({ id }, { what }) => {
      if (what === "appeared" || what === "vanished") this.raised.delete(id);
    });
  }

  /** Takes in how the page named `page` of a device is. `more`: it said something else that is news, too. */
  heard(device: string, page: string, word: PageWord, more = false): void {
    const now = this.clock.now();
    const pages: Open = this.open.get(device) ?? new Map();
    this.open.set(device, pages);
    clearTimeout(pages.get(page)?.silence);
    pages.delete(page);
    pages.set(page, { word, silence: this.expectMore(device, page) });
    const [oldest = page] = pages.keys();
    if (pages.size > MOST) {
      clearTimeout(pages.get(oldest)?.silence);
      pages.delete(oldest);
    }
    this.fleet.seen(device, now);
    if (!this.fleet.online(device)) {
      this.fleet.hear(device, { what: "appeared" }, now);
      this.raised.add(device);
    }
    this.tell(device, more);
  }

  /** How each of a device's pages is, by their names. */
  of(device: string): ReadonlyMap<string, PageWord> {
    return new Map([...(this.open.get(device) ?? [])].map(([page, { word }]) => [page, word]));
  }

  /** Whether a page is this device now; the bus has no say in that. */
  watches(device: string): boolean {
    return this.open.has(device);
  }

  close(): void {
    this.stop();
    for (const pages of this.open.values()) for (const { silence } of pages.values()) clearTimeout(silence);
    this.open.clear();
  }

  private tell(id: string, more: boolean): void {
    const device = this.fleet.get(id);
    if (!device) throw new Error(`no device ${id}`);
    // One that speaks on the bus as well says there how it is.
    const health = comesOverBus(device) ? device.health : healthOf([...this.of(id).values()]);
    if (more || JSON.stringify(health) !== JSON.stringify(device.health))
      this.fleet.hear(id, { what: "health", health }, this.clock.now());
  }

  private expectMore(device: string, page: string): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => this.expire(device, page), this.silence_ms);
    timer.unref();
    return timer;
  }

  private expire(id: string, page: string): void {
    const pages = this.open.get(id);
    pages?.delete(page);
    if (pages?.size) return this.tell(id, false);
    this.open.delete(id);
    const device = this.fleet.get(id);
    const byBus =
      device && comesOverBus(device) && !this.raised.has(id) && this.fleet.bus.away_since === null;
    if (device && !byBus) this.fleet.hear(id, { what: "vanished" }, this.clock.now());
  }
}

/** The worst of all pages. */
function healthOf(words: readonly PageWord[]): Health {
  const any = (code: string, look: (word: PageWord) => boolean) => (words.some(look) ? [code] : []);
  const errors = [
    ...any("page-hidden", ({ hidden }) => hidden),
    ...any("sound-blocked", ({ blocked }) => blocked),
    ...any("page-outdated", ({ outdated }) => outdated),
  ];
  const builds = [...new Set(words.map(({ build }) => build))].sort();
  return { errors, pages: words.length, builds, full: words.every(({ full }) => full) };
}
