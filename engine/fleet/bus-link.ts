/** Whether the house reaches its device bus: while it does not, nobody can say how the devices on it are. */
export class BusLink {
  /** UTC ms; null: the bus is there, or no device room is open. */
  away_since: number | null = null;
  private readonly listeners = new Set<() => void>();

  /** `now` UTC ms. */
  lost(now: number): void {
    if (this.away_since !== null) return;
    this.away_since = now;
    this.tell();
  }

  back(): void {
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
