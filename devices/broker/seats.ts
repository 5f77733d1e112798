import type { Log } from "../../engine/log.ts";

export interface SeatLimits {
  readonly max_connections: number;
  readonly max_per_address: number;
  /** How many an address may open one after the other, however short they are, and how many more each second from then on. */
  readonly fresh_per_address: number;
  readonly again_a_second: number;
}

/**
 * Caps open connections in total and per address, and how fast an address may come again: who is thrown out at once and knocks anew
 * would otherwise cost as much as a seat. A flood gets one log line a second, not one per knock.
 */
export class Seats {
  readonly #taken = new Map<string, number>();
  /** Connections of late, by address; each second takes its share off. */
  readonly #late = new Map<string, number>();
  #ebbing: ReturnType<typeof setTimeout> | undefined;
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
    const late = this.#late.get(address) ?? 0;
    const { max_connections, max_per_address, fresh_per_address } = this.limits;
    if (this.#total >= max_connections || here >= max_per_address || late >= fresh_per_address) {
      this.#report(address);
      return undefined;
    }
    this.#total++;
    this.#late.set(address, late + 1);
    this.#ebb();
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

  #ebb(): void {
    this.#ebbing ??= setTimeout(() => {
      this.#ebbing = undefined;
      for (const [address, late] of this.#late) {
        const left = late - this.limits.again_a_second;
        if (left > 0) this.#late.set(address, left);
        else this.#late.delete(address);
      }
      if (this.#late.size > 0) this.#ebb();
    }, 1_000).unref();
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
