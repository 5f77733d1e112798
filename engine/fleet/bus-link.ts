/** Whether the house reaches its device bus: while it does not, nobody can say how the devices on it are. */
export class BusLink {
  /** UTC ms; null: the bus is there, or no device room is open. */
  away_since: number | null = null;
  /** It has not been there since the program started: which devices are on it, nobody could learn. */
  never_there = false;
  private readonly listeners = new Set<() => void>();

  /** As it is when the program starts. `now` UTC ms. */
  start(connected: boolean, now: number): void {
    this.never_there = !connected;
    if (!connected) this.lost(now);
  }

  /** `now` UTC ms. */
  lost(now: number): void {
    if (this.away_since !== null) return;
    this.away_since = now;
    this.tell();
  }

  back(): void {
    this.never_there = false;
    if (this.away_since === null) return;
    this.away_since = null;
    this.tell();
  }

  /** Hears that it went or came. Returns how to stop. */
  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
