/** Runs work of the same name one after the other, so that an older reading never goes out after a newer one. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /** Resolves or rejects as the work does; a failure does not keep the next one from its turn. */
  take(name: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.last.get(name) ?? Promise.resolve()).then(work, work);
    this.last.set(name, turn);
    return turn.finally(() => {
      if (this.last.get(name) === turn) this.last.delete(name);
    });
  }
}
