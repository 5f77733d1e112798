import type { SmsRule } from "../town/town.ts";

const HOUR_MS = 3_600_000;

/**
 * The outbox is no cannon: only so many SMS go to one number, and only so many from one location, within any hour, however
 * many are due. Counted in memory: after a restart it begins anew.
 */
export class SmsBound {
  /** Moments of the last hour's, the oldest first; whoever was written to longest ago stands first. */
  private readonly sent = new Map<string, number[]>();

  /** Counts one more and returns null, or says when (UTC ms) one more may go. */
  take(location: string, number: string, rule: Required<SmsRule>, now: number): number | null {
    const bounds: [name: string, most: number][] = [
      [`to ${number}`, rule.per_number],
      [`from ${location}`, rule.per_hour],
    ];
    const free = bounds.flatMap(([name, most]) => {
      const moments = this.lately(name, now);
      return moments.length < most ? [] : [moments[moments.length - most]! + HOUR_MS];
    });
    if (free.length > 0) return Math.max(...free);
    for (const [name] of bounds) {
      const moments = this.lately(name, now);
      this.sent.delete(name);
      this.sent.set(name, [...moments, now]);
    }
    this.forget(now);
    return null;
  }

  private lately(name: string, now: number): number[] {
    return (this.sent.get(name) ?? []).filter((at) => at > now - HOUR_MS);
  }

  private forget(now: number): void {
    for (const [name, moments] of this.sent) {
      if (moments.at(-1)! > now - HOUR_MS) return;
      this.sent.delete(name);
    }
  }
}
