import type { Log } from "../../engine/log.ts";

export interface SeatLimits {
  readonly max_connections: number;
  readonly max_per_address: number;
}

/** Caps open connections in total and per address; a flood gets one log line a second, not one per knock. */
export class Seats {
  readonly #taken = new Map<string, number>();
  #total = 0;
  #unreported = 0;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly limits: SeatLimits,
    readonly log: Log,
  ) {}

  get taken(): number {
    return this.#total;
  }

  /** Takes a seat and returns how to give it back (once), or undefined when there is none. */
  take(address: string): (() => void) | undefined {
    const here = this.#taken.get(address) ?? 0;
    if (this.#total >= this.limits.max_connections || here >= this.limits.max_per_address) {
      this.#report(address);
      return undefined;
    }
    this.#total++;
    this.#taken.set(address, here + 1);
    let mine = true;
    return () => {
      if (mine) this.#leave(address);
      mine = false;
    };
  }

  #leave(address: string): void {
    this.#total--;
    const left = (this.#taken.get(address) ?? 0) - 1;
    if (left > 0) this.#taken.set(address, left);
    else this.#taken.delete(address);
  }

  #report(address: string): void {
    this.#unreported++;
    if (this.#quiet) return;
    this.#flush(address);
    this.#quiet = setTimeout(() => {
      this.#quiet = undefined;
      if (this.#unreported > 0) this.#flush(address);
    }, 1_000);
    this.#quiet.unref();
  }

  #flush(address: string): void {
    this.log({
      level: "warn",
      what: "connections refused",
      address,
      refused: this.#unreported,
      open: this.#total,
    });
    this.#unreported = 0;
  }
}
