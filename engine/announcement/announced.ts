import { type AnnouncementState, announcementTable } from "../../machines/announcement.ts";
import type { JournalEvent } from "../location/event.ts";

/** A saying of a call. */
export interface Announcement {
  location: string;
  counter: string;
  /** The call's, or its repetition's. */
  seq: number;
  /** `seq` when it is said as it is made; said again later, a number of its own between two `seq`s. Only rises. */
  number: number;
}

/** A call that staff want to have said once more. `at` UTC ms. */
export interface Again extends Announcement {
  at: number;
}

/** So many sayings fit between two `seq`s: nobody presses more often while nothing else happens. */
const BETWEEN = 1_000;

/**
 * Whether each counter's last call was said by the location's announcers, and what is to be said again. In memory: after a
 * restart the announcers are asked again what they have said.
 */
export class Announced {
  private readonly last = new Map<string, { number: number; state: AnnouncementState }>();
  private readonly again = new Map<string, Again>();
  /** The newest number given out, by location. */
  private readonly numbers = new Map<string, number>();
  /** The first event of each location since the program started. */
  private readonly since = new Map<string, number>();
  private readonly listeners = new Set<(again: Again) => void>();

  constructor(private readonly changed: (location: string) => void) {}

  /** Something was committed; to be told of each, so that a call of before the start is known as such. */
  committed(location: string, [first]: readonly JournalEvent[]): void {
    if (first && !this.since.has(location)) this.since.set(location, first.seq);
  }

  /** Whether the call was made before the program started: of what was said of it then nothing is known by itself. */
  isOlder(location: string, seq: number): boolean {
    return seq < (this.since.get(location) ?? Number.POSITIVE_INFINITY);
  }

  /** Its announcers are about to say it. */
  begin({ location, counter, number }: Announcement): void {
    this.last.set(keyOf(location, counter), { number, state: announcementTable.initial });
    this.changed(location);
  }

  /** How that went; of an earlier saying it changes nothing. */
  settle({ location, counter, number }: Announcement, word: "said" | "unsaid" | "lost"): void {
    const one = this.last.get(keyOf(location, counter));
    const state = one?.number === number && announcementTable.next(one.state, word);
    if (!one || !state) return;
    one.state = state;
    this.changed(location);
  }

  /**
   * What an announcer remembers of a call of before the start: it said it, or the truth is lost, because staff may have had it said again
   * under a number that the restart forgot. Of a counter of which later sayings are known it changes nothing.
   */
  learn(announcement: Announcement, word: "said" | "lost"): void {
    const { location, counter, number } = announcement;
    const key = keyOf(location, counter);
    const known = this.last.get(key)?.number ?? 0;
    if (known > number) return;
    if (known < number) this.last.set(key, { number, state: announcementTable.initial });
    this.settle(announcement, word);
  }

  /** How the latest saying of the call that the counter's last change was went; null when no announcer was to say it. */
  of(location: string, counter: string, shown: number): AnnouncementState | null {
    const one = this.last.get(keyOf(location, counter));
    return one?.number === this.numberOf(location, counter, shown) ? one.state : null;
  }

  /** The number of the latest saying of a call. */
  numberOf(location: string, counter: string, seq: number): number {
    return this.repeated(location, counter, seq)?.number ?? seq;
  }

  /** The latest wish to have the call said again, or null. */
  repeated(location: string, counter: string, seq: number): Again | null {
    const again = this.again.get(keyOf(location, counter));
    return again?.seq === seq ? again : null;
  }

  /** Has a call said once more; `head` is its location's newest `seq`. Null when that was wished for a thousand times. */
  repeat(call: Omit<Announcement, "number">, head: number, now: number): Again | null {
    const { location, counter } = call;
    const before = Math.max(head, this.numbers.get(location) ?? 0);
    const number = Math.round(before * BETWEEN + 1) / BETWEEN;
    if (number >= head + 1) return null;
    const again = { ...call, number, at: now };
    this.numbers.set(location, number);
    this.again.set(keyOf(location, counter), again);
    for (const listener of this.listeners) listener(again);
    return again;
  }

  /**
   * A board has heard of these numbers, perhaps before the program started: no other saying gets one of them. `head` is the location's newest
   * `seq`; what lies beyond it is not ours.
   */
  known(location: string, numbers: readonly number[], head: number): void {
    const taken = Math.max(this.numbers.get(location) ?? 0, ...numbers.filter((one) => one < head + 1));
    if (taken > head) this.numbers.set(location, taken);
  }

  /** Hears what is to be said again. Returns how to stop. */
  listen(listener: (again: Again) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const keyOf = (location: string, counter: string) => `${location}/${counter}`;
