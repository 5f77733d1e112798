/** A set of listeners; each returns how to stop it. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  tell(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}
