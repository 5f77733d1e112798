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

/**
 * Which browser keeps which time. One each: who chooses another gives the first one back, so nobody hoards times. Only in
 * memory: after a restart a hold runs out by itself.
 */
export class Holds {
  private readonly choices = createThrottle(CHOICES);
  private readonly byClient = new Map<string, Hold & { address: string }>();
  /** Kept until somebody confirms by the link; a browser may keep another beside them. */
  private readonly waiting = new Map<string, Hold & { address: string }>();

  /** Whether this browser may keep one (more, or another), by what its address keeps already. */
  admits(client: string, address: string, now: number): boolean {
    this.forget(now);
    let count = 0;
    for (const [other, hold] of this.byClient) if (other !== client && hold.address === address) count += 1;
    for (const hold of this.waiting.values()) if (hold.address === address) count += 1;
    return count < MOST_AT_ADDRESS && this.choices.take(address, now).ok;
  }

  /** From now on the browser keeps this one. Returns the one it kept before and has to give back. */
  keep(client: string, address: string, hold: Hold): Hold | null {
    const before = this.byClient.get(client);
    this.byClient.set(client, { ...hold, address });
    return before && before.appointment !== hold.appointment ? before : null;
  }

  /** What it kept is booked or given back. */
  end(client: string, appointment: string): void {
    if (this.byClient.get(client)?.appointment === appointment) this.byClient.delete(client);
    this.waiting.delete(appointment);
  }

  /** It is kept on until its visitor confirms by the link, and counts for the address until then. */
  wait(address: string, hold: Hold): void {
    this.waiting.set(hold.appointment, { ...hold, address });
  }

  private forget(now: number): void {
    for (const [appointment, { until }] of this.waiting) if (until <= now) this.waiting.delete(appointment);
    for (const [client, { until }] of this.byClient) if (until <= now) this.byClient.delete(client);
  }
}
