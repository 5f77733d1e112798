import type { SmsRule } from "../town/town.ts";

const HOUR_MS = 3_600_000;

interface Bounded {
  location: string;
  number: string;
  urgent: boolean;
}

/** What can wait leaves a third of the hour to what cannot: the reminders of a full day all become due at once. */
const PART = 2 / 3;

/**
 * The outbox is no cannon: only so many SMS go to one number, and only so many from one location, within any hour, however
 * many are due. Counted in memory: after a restart it begins anew.
 */
export class SmsBound {
  /** Moments of the last hour's, the oldest first; whoever was written to longest ago stands first. */
  private readonly sent = new Map<string, number[]>();

  /** Counts one more and returns null, or says when (UTC ms) one more may go. `urgent`: later it would be of no use. */
  take(sms: Bounded, rule: Required<SmsRule>, now: number): number | null {
    const { location, number, urgent } = sms;
    const bounds: [name: string, most: number][] = [
      [`to ${number}`, rule.per_number],
      [`from ${location}`, urgent ? rule.per_hour : Math.ceil(rule.per_hour * PART)],
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
    // What lies ahead was counted by a clock that was set back since.
    return (this.sent.get(name) ?? []).filter((at) => at > now - HOUR_MS && at <= now);
  }

  private forget(now: number): void {
    for (const [name, moments] of this.sent) {
      if (moments.at(-1)! > now - HOUR_MS) return;
      this.sent.delete(name);
    }
  }
}
