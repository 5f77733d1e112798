import { createThrottle } from "../throttle.ts";

/** Times that one address may choose at once, then one every so often: each choice is written for good. */
const CHOICES = { burst: 120, every_ms: 1_000 };

/** A time that is kept while a form is filled in. */
export interface Hold {
  location: string;
  appointment: string;
  /** UTC ms */
  until: number;
}

/** So many times may be kept at once for one address: a family or a school, not a robot. */
export const MOST_AT_ADDRESS = 12;

interface Kept extends Hold {
  address: string;
  /** Null: until somebody confirms by the link. A browser may keep another beside it. */
  client: string | null;
}

/** How often all are looked through for what has run out, ms; an address that is asked about is looked at each time. */
const SWEEP_MS = 60_000;

/**
 * Which browser keeps which time. One each: who chooses another gives the first one back, so nobody hoards times. Only in
 * memory: after a restart a hold runs out by itself.
 */
export class Holds {
  private readonly choices = createThrottle(CHOICES);
  private readonly byClient = new Map<string, Kept>();
  /** By appointment. */
  private readonly waiting = new Map<string, Kept>();
  private readonly byAddress = new Map<string, Set<Kept>>();
  private swept_at = 0;

  /** Whether this browser may keep one (more, or another), by what its address keeps already. */
  admits(client: string, address: string, now: number): boolean {
    if (now - this.swept_at >= SWEEP_MS) {
      this.swept_at = now;
      for (const kept of this.byAddress.values()) this.forget(kept, now);
    }
    const there = this.byAddress.get(address) ?? new Set();
    this.forget(there, now);
    const own = this.byClient.get(client);
    const others = own && there.has(own) ? there.size - 1 : there.size;
    return others < MOST_AT_ADDRESS && this.choices.take(address, now).ok;
  }

  /** From now on the browser keeps this one. Returns the one it kept before and has to give back. */
  keep(client: string, address: string, hold: Hold): Hold | null {
    const before = this.byClient.get(client);
    if (before) this.remove(before);
    const kept = { ...hold, address, client };
    this.byClient.set(client, kept);
    this.add(kept);
    return before && before.appointment !== hold.appointment ? before : null;
  }

  /** What this browser keeps; it may have run out meanwhile. */
  of(client: string): Hold | null {
    return this.byClient.get(client) ?? null;
  }

  /** The browser that keeps a time; null for none, and for one that the house was told of before it started. */
  keeperOf(appointment: string): string | null {
    return this.byClient.values().find((kept) => kept.appointment === appointment)?.client ?? null;
  }

  /** What it kept is booked or given back. */
  end(client: string, appointment: string): void {
    const kept = this.byClient.get(client);
    if (kept?.appointment === appointment) this.remove(kept);
    const waits = this.waiting.get(appointment);
    if (waits) this.remove(waits);
  }

  /** It is kept on until its visitor confirms by the link, and counts for the address until then. */
  wait(address: string, hold: Hold): void {
    const before = this.waiting.get(hold.appointment);
    if (before) this.remove(before);
    const kept = { ...hold, address, client: null };
    this.waiting.set(hold.appointment, kept);
    this.add(kept);
  }

  private add(kept: Kept): void {
    const there = this.byAddress.get(kept.address);
    if (there) there.add(kept);
    else this.byAddress.set(kept.address, new Set([kept]));
  }

  private remove(kept: Kept): void {
    if (kept.client === null) this.waiting.delete(kept.appointment);
    else this.byClient.delete(kept.client);
    const there = this.byAddress.get(kept.address);
    there?.delete(kept);
    if (there?.size === 0) this.byAddress.delete(kept.address);
  }

  private forget(some: Iterable<Kept>, now: number): void {
    for (const kept of some) if (kept.until <= now) this.remove(kept);
  }
}
