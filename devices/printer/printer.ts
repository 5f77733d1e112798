import type { Log } from "../../engine/log.ts";
import { Listeners } from "../broker/listeners.ts";
import { type LinkOptions, PrinterLink } from "./link.ts";
import {
  decodeStatus,
  type Obstacle,
  obstacle,
  type PrinterStatus,
  sameStatus,
  UNREACHED,
} from "./status.ts";

/**
 * How a job ended. `refused`: not a byte of it was sent, so it may be tried again; `failed`: the paper is not a ticket;
 * `unknown`: nobody can know, and the job must not be sent again by itself.
 */
export type PrintOutcome =
  | { readonly outcome: "printed" }
  | { readonly outcome: "refused"; readonly code: Obstacle | "expired" }
  | { readonly outcome: "failed"; readonly code: Obstacle }
  | { readonly outcome: "unknown"; readonly detail: string };

export interface PrinterOptions extends Partial<LinkOptions> {
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  /** Pause between two looks at the printer; during a job it looks five times as often. */
  readonly poll_ms?: number;
  /** How long one ticket may take. */
  readonly job_ms?: number;
}

/** An ESC/POS printer on the network: watches it, prints one job at a time. */
export class Printer {
  readonly #link: PrinterLink;
  readonly #changes = new Listeners<PrinterStatus>();
  readonly #poll_ms: number;
  readonly #job_ms: number;
  #status = UNREACHED;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** Does it answer `GS r`? Unknown until the first job; cheap clones do not. */
  #confirms: boolean | undefined;
  #busy = false;
  #closed = false;

  constructor(readonly options: PrinterOptions) {
    this.#poll_ms = options.poll_ms ?? 1_000;
    this.#job_ms = options.job_ms ?? 15_000;
    this.#link = new PrinterLink({ retry_ms: 2_000, reply_ms: 3_000, ...options });
    this.#link.onConnection((connected) => {
      options.log({
        level: connected ? "info" : "warn",
        what: connected ? "printer connected" : "printer gone",
      });
      this.#confirms = undefined;
      if (connected) void this.#watch();
      else this.#set(UNREACHED);
    });
  }

  get status(): PrinterStatus {
    return this.#status;
  }
  onStatus(changed: (status: PrinterStatus) => void): () => void {
    return this.#changes.add(changed);
  }

  /**
   * Prints one job after the others. Never sends a byte of it while something stands in the way, or when it is no longer
   * `wanted` once its turn has come.
   */
  print(bytes: Uint8Array, wanted: () => boolean = () => true): Promise<PrintOutcome> {
    const outcome = this.#turn.then(() => this.#print(bytes, wanted));
    this.#turn = outcome;
    return outcome;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#link.close();
  }

  async #print(bytes: Uint8Array, wanted: () => boolean): Promise<PrintOutcome> {
    const before = obstacle(await this.#look());
    if (before) return { outcome: "refused", code: before };
    this.#confirms ??= await this.#link.reached(1_000);
    if (!wanted()) return { outcome: "refused", code: "expired" };
    this.#busy = true;
    try {
      this.#link.write(bytes);
      return await (this.#confirms ? this.#confirmed() : this.#settled());
    } finally {
      this.#busy = false;
    }
  }

  /** The printer itself says when it is through; an obstacle that shows up before that spoilt the ticket. */
  async #confirmed(): Promise<PrintOutcome> {
    const reached = this.#link.reached(this.#job_ms);
    const spoilt = Promise.withResolvers<Obstacle>();
    const stop = this.onStatus((status) => {
      const code = obstacle(status);
      if (code && this.#link.connected) spoilt.resolve(code);
    });
    void this.#watch();
    const first = await Promise.race([reached, spoilt.promise]);
    stop();
    if (first === true) return { outcome: "printed" };
    if (first === false) return { outcome: "unknown", detail: this.#silence() };
    // Paper may end right after the cut: then the answer is already on its way.
    const late = await Promise.race([reached, pause(this.#poll_ms)]);
    return late === true ? { outcome: "printed" } : { outcome: "failed", code: first };
  }

  /** Without `GS r` the best evidence is a printer that is well a moment after the job. */
  async #settled(): Promise<PrintOutcome> {
    await pause(this.#poll_ms);
    const after = await this.#look();
    const code = obstacle(after);
    if (!this.#link.connected) return { outcome: "unknown", detail: this.#silence() };
    return code ? { outcome: "failed", code } : { outcome: "printed" };
  }

  #silence(): string {
    return this.#link.connected ? "no confirmation in time" : "connection lost during the job";
  }

  async #watch(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#look();
    if (this.#closed || !this.#link.connected) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#watch(), this.#busy ? this.#poll_ms / 5 : this.#poll_ms);
  }

  async #look(): Promise<PrinterStatus> {
    const [one, two, four] = [await this.#link.ask(1), await this.#link.ask(2), await this.#link.ask(4)];
    const complete = one !== undefined && two !== undefined && four !== undefined;
    this.#set(complete ? decodeStatus({ 1: one, 2: two, 4: four }) : UNREACHED);
    return this.#status;
  }

  #set(status: PrinterStatus): void {
    if (sameStatus(status, this.#status)) return;
    this.#status = status;
    this.#changes.tell(status);
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
