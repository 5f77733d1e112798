/** So many of a device's last words are compared: what one of them lost on its way, another did not. */
const COMPARED = 3;

/** How old presses are when they arrive: devices only count, and so does the house for this; `now` is ms of `Clock.counted`. */
export class PressAges {
  /** By device: its latest `uptime_s`, and when it was switched on as its last words have it, ms. */
  private readonly started = new Map<string, { uptime_s: number; at: number[] }>();

  /** A device has said how long it is running; what is behind the latest was said after it had started anew. */
  note(device: string, uptime_s: number, now: number): void {
    const before = this.started.get(device);
    const at = before && before.uptime_s <= uptime_s ? before.at : [];
    this.started.set(device, { uptime_s, at: [...at, now - uptime_s * 1_000].slice(-COMPARED) });
  }

  /** How long ago a press was that arrives `now`, ms; 0 where nobody can know. Never more than it was, but for a second of rounding. */
  of(device: string, uptime_s: number | undefined, now: number): number {
    const known = this.started.get(device);
    if (!known || uptime_s === undefined) return 0;
    // A word that was long on its way makes the device seem younger than it is.
    return Math.max(0, now - Math.min(...known.at) - uptime_s * 1_000);
  }
}
