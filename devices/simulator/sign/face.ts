/** Newest faces that are remembered. */
const REMEMBERED = 64;

/** What people see on a simulated sign. */
export class Face {
  /** Newest last; a face that stayed the same stands there once. */
  readonly past: string[] = [];
  private readonly waiting = new Set<(text: string) => void>();

  constructor(private readonly changed: (text: string) => void = () => {}) {}

  get text(): string {
    return this.past.at(-1) ?? "";
  }

  show(text: string): void {
    if (text === this.text) return;
    this.past.push(text);
    if (this.past.length > REMEMBERED) this.past.shift();
    this.changed(text);
    for (const tell of this.waiting) tell(text);
  }

  /** Resolves when this is on the sign, now or later. */
  becomes(text: string): Promise<void> {
    if (this.text === text) return Promise.resolve();
    return new Promise((seen) => {
      const look = (now: string) => {
        if (now !== text) return;
        this.waiting.delete(look);
        seen();
      };
      this.waiting.add(look);
    });
  }
}

/** What can be wrong with a simulated sign. */
export interface SignFaults {
  /** Its plug is pulled: nothing is said any more, not even good-bye. */
  offline: boolean;
  /** It hears commands and does nothing. */
  ignores: boolean;
  /** How far its clock is off, seconds. */
  clock_off_s: number;
}

export interface SimulatedSign extends AsyncDisposable {
  readonly face: Face;
  readonly faults: SignFaults;
  /** To be called after faults were changed. */
  applyFaults(): void;
  /** Switched off and on again: it has forgotten what its maker's forgets. */
  restart(): void;
}
