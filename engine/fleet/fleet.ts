import { isBarred, isLinked, type LinkState, linkTable } from "../../machines/link.ts";
import type { Driver } from "../town/driver.ts";
import type { DeviceKind, DeviceRule, Town } from "../town/town.ts";
import { BusLink } from "./bus-link.ts";
import type { Trial } from "./trial.ts";
import { isNews, type TurnedAway } from "./turned-away.ts";

/** What a device says of itself; every field is optional because devices differ. */
export interface Health {
  paper?: "ok" | "low" | "out";
  cover?: "closed" | "open";
  cutter?: "ok" | "error";
  errors?: string[];
  /** Device minus server; null while unknown. */
  clock_offset_ms?: number | null;
  uptime_s?: number;
  rssi_dbm?: number;
  /** Of a device that pages in browsers are: how many, which versions they have, whether each fills its screen. */
  pages?: number;
  builds?: string[];
  full?: boolean;
}

/** What a device says it is. */
export interface Make {
  model: string;
  firmware: string;
}

/** A sign's or board's truth: the revision it really shows. */
export interface Reported {
  epoch: number;
  seq: number;
}

/** A device as the engine knows it, from what it publishes. Not journaled: the device says it again when it is back. */
export interface Device {
  id: string;
  location: string;
  kind: DeviceKind;
  name: string;
  /** What it is spoken to by, when not by the native contract. */
  driver: Driver | undefined;
  link: LinkState;
  /** UTC ms of the last change of `link`. */
  since: number;
  health: Health;
  reported: Reported | null;
  /** From its birth message, else from what was known before the program started. */
  make: Make | null;
  /** UTC ms of its last word, also from before the program started; 0: never. */
  seen_at: number;
  /** The last one since the program started. */
  trial: Trial | null;
  /** It hands over more numbers that belong in no line than the desk can look at: nothing more is taken over from it. */
  overflowing: boolean;
  /** When and why it was last refused at sign-in, since it last came in or was given a key; null: it was not. */
  turned_away: TurnedAway | null;
}

/** What the device room hears. */
export type News =
  | { what: "appeared" }
  | { what: "vanished" }
  /** Staff took its secret away, or gave it one again. */
  | { what: "revoked" }
  | { what: "admitted" }
  | { what: "made"; make: Make }
  | { what: "health"; health: Health }
  | { what: "reported"; reported: Reported }
  /** More of its draws are in no line than staff can look at, or no longer so. */
  | { what: "overflowing"; overflowing: boolean }
  /** Somebody with its name was refused at sign-in. */
  | { what: "turned-away"; code: string }
  /** A trial of it began or ended. */
  | { what: "tried"; trial: Trial };

/** Every device's, until it says something: 77,000 objects less in a large house. */
const UNKNOWN: Health = Object.freeze({});

/** Spelt out because an object put together by `...` takes twice the memory. */
function unheardOf(location: string, { id, kind, name, driver }: DeviceRule): Device {
  return {
    id,
    location,
    kind,
    name,
    driver,
    link: linkTable.initial,
    since: 0,
    health: UNKNOWN,
    reported: null,
    make: null,
    seen_at: 0,
    trial: null,
    overflowing: false,
    turned_away: null,
  };
}

/** All devices of all towns and how they are. */
export class Fleet {
  /** When the program began to listen to them, UTC ms. */
  started_at = 0;
  readonly bus = new BusLink();
  private readonly devices = new Map<string, Device>();
  private readonly byLocation = new Map<string, readonly Device[]>();
  private readonly listeners = new Set<(device: Device, news: News) => void>();

  constructor(towns: readonly Town[]) {
    for (const town of towns) {
      const devices = town.devices.map((rule) => unheardOf(town.id, rule));
      this.byLocation.set(town.id, devices);
      for (const device of devices) this.devices.set(device.id, device);
    }
  }

  get(id: string): Device | undefined {
    return this.devices.get(id);
  }

  at(location: string): readonly Device[] {
    return this.byLocation.get(location) ?? [];
  }

  /** Notes that a device said something; tells nobody, because it says something every minute. */
  seen(id: string, now: number): void {
    const device = this.devices.get(id);
    if (device) device.seen_at = Math.max(device.seen_at, now);
  }

  /** Takes in what changes all the time, signal and uptime, and tells nobody. */
  note(id: string, more: Health): void {
    const device = this.devices.get(id);
    if (device) device.health = { ...device.health, ...more };
  }

  /** What was known of a device before the program started. */
  recall(id: string, seen_at: number, make: Make | null): void {
    const device = this.devices.get(id);
    if (!device) return;
    device.seen_at = Math.max(device.seen_at, seen_at);
    device.make ??= make;
  }

  all(): Iterable<Device> {
    return this.devices.values();
  }

  /** Takes in what a device said at `now` (UTC ms); unknown devices are ignored by the caller's check. */
  hear(id: string, news: News, now: number): void {
    const device = this.devices.get(id);
    if (!device) throw new Error(`no device ${id}`);
    if (news.what === "health") device.health = news.health;
    else if (news.what === "reported") device.reported = news.reported;
    else if (news.what === "made") device.make = news.make;
    else if (news.what === "overflowing") device.overflowing = news.overflowing;
    else if (news.what === "tried") device.trial = news.trial;
    else if (news.what === "turned-away") device.turned_away = { at: now, code: news.code };
    else {
      if (news.what === "appeared" || news.what === "admitted") device.turned_away = null;
      const link = linkTable.next(device.link, news.what);
      if (!link) return;
      if (link !== device.link) device.since = now;
      device.link = link;
    }
    for (const listener of this.listeners) listener(device, news);
  }

  /** Says at `now` (UTC ms) whether a device hands over too much; told only where that is news. */
  overflow(id: string, overflowing: boolean, now: number): void {
    if (this.devices.get(id)?.overflowing === !overflowing)
      this.hear(id, { what: "overflowing", overflowing }, now);
  }

  /** Notes at `now` (UTC ms) that somebody with a device's name was refused; told only now and then, because they try again at once. */
  turnAway(id: string, code: string, now: number): void {
    const device = this.devices.get(id);
    if (device && isNews(device.turned_away, { at: now, code }))
      this.hear(id, { what: "turned-away", code }, now);
  }

  listen(listener: (device: Device, news: News) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether anything is known of the device since the program started. */
  heardOf(id: string): boolean {
    const device = this.devices.get(id);
    return device !== undefined && device.link !== linkTable.initial;
  }

  /** Whether the device is there: its own word and the bus's. */
  online(id: string): boolean {
    const device = this.devices.get(id);
    return device !== undefined && isLinked(device.link);
  }

  /** Whether staff took its secret away. */
  barred(id: string): boolean {
    const device = this.devices.get(id);
    return device !== undefined && isBarred(device.link);
  }

  /** Whether a printer can give paper now: it is there and works, has paper, and its cover is closed. */
  prints(id: string): boolean {
    const device = this.devices.get(id);
    const { paper, cover, errors = [] } = device?.health ?? {};
    const faulty = errors.some((error) => error === "offline" || error === "printer-fault");
    return this.online(id) && !faulty && paper !== "out" && cover !== "open";
  }
}
