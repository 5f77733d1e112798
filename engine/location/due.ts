/** When what is due, UTC ms by key, with the earliest at hand however many there are. */
export class Deadlines extends Map<string, number> {
  /** A heap by time; an entry that the map does not know so any more is passed over when it comes up. */
  private heap: { key: string; at: number }[] = [];
  /** Asked for several times a command, far more often than it changes; undefined: not known. */
  private first: { key: string; at: number } | null | undefined;

  override set(key: string, at: number): this {
    if (this.get(key) === at) return this;
    super.set(key, at);
    if (!this.first || at < this.first.at || key === this.first.key) this.first = undefined;
    // Entries that are passed over later must not outnumber the others without end.
    if (this.heap.length > 2 * this.size + 16) this.heap = [];
    if (this.heap.length > 0 || this.size === 1) this.push({ key, at });
    return this;
  }

  override delete(key: string): boolean {
    if (this.first?.key === key) this.first = undefined;
    return super.delete(key);
  }

  override clear(): void {
    super.clear();
    this.heap = [];
    this.first = undefined;
  }

  /** The first to come, null when there is none. */
  earliest(): { key: string; at: number } | null {
    if (this.first === undefined) this.first = this.search();
    return this.first;
  }

  private search(): { key: string; at: number } | null {
    if (this.heap.length === 0) for (const [key, at] of this) this.push({ key, at });
    for (let first = this.heap[0]; first; first = this.heap[0]) {
      if (this.get(first.key) === first.at) return first;
      this.pop();
    }
    return null;
  }

  private push(entry: { key: string; at: number }): void {
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.heap[above]!.at <= entry.at) break;
      this.heap[place] = this.heap[above]!;
      place = above;
    }
    this.heap[place] = entry;
  }

  private pop(): void {
    const last = this.heap.pop()!;
    if (this.heap.length === 0) return;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.heap.length) break;
      if (below + 1 < this.heap.length && this.heap[below + 1]!.at < this.heap[below]!.at) below += 1;
      if (last.at <= this.heap[below]!.at) break;
      this.heap[place] = this.heap[below]!;
      place = below;
    }
    this.heap[place] = last;
  }
}
