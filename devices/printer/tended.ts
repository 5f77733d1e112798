import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import type { FromDevicePath, Payload } from "../contract/contract.ts";
import type { Health } from "../contract/state.ts";
import { PrintJobs } from "./print-jobs.ts";
import { Printer } from "./printer.ts";
import { obstacle, type PrinterStatus } from "./status.ts";

const HEALTH_EVERY_MS = 60_000;

export type Say = <P extends FromDevicePath>(path: P, payload: Payload<P>) => void;

export interface TendedOptions {
  readonly printer: { readonly host: string; readonly port: number };
  readonly columns: number;
  readonly firmware: string;
  /** Carries the printer's words: over the bus for an agent, within the house for a printer it drives itself. */
  readonly say: Say;
  readonly clock: Clock;
  readonly log: Log;
  /** Pause between two looks at the printer, and between two attempts to connect; the printer's own unless said. */
  readonly poll_ms?: number;
  readonly retry_ms?: number;
  /** How far the clock here is off, where anybody knows. */
  readonly clock_offset_ms?: () => number | null;
}

/** An ESC/POS printer that is looked after: prints commands, and says how it is on change and every minute. */
export class TendedPrinter {
  readonly jobs: PrintJobs;
  readonly #printer: Printer;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #started: number;

  constructor(readonly options: TendedOptions) {
    const { printer, columns, firmware, say, clock, log, poll_ms, retry_ms } = options;
    this.#started = clock.now();
    this.#printer = new Printer({ ...printer, log, poll_ms, retry_ms });
    this.jobs = new PrintJobs(this.#printer, (result) => say("res/print", result), { columns }, clock);
    say("state/info", {
      schema: 1,
      kind: "printer",
      model: "ESC/POS",
      firmware,
      boot: crypto.randomUUID(),
      capabilities: ["ticket", "raw", "qr", "cut"],
    });
    this.report();
    this.#printer.onStatus(() => this.report());
    this.#timer = setInterval(() => this.report(), HEALTH_EVERY_MS);
  }

  get status(): PrinterStatus {
    return this.#printer.status;
  }

  onStatus(changed: (status: PrinterStatus) => void): () => void {
    return this.#printer.onStatus(changed);
  }

  report(): void {
    const { say, clock, clock_offset_ms = () => 0 } = this.options;
    const at = clock.now();
    const uptime_s = Math.floor((at - this.#started) / 1_000);
    say("state/health", { at, uptime_s, clock_offset_ms: clock_offset_ms(), ...health(this.status) });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#printer.close();
  }
}

/** Paper and cover are only told while the printer answers: what was last known is not health. */
function health(status: PrinterStatus): Pick<Health, "errors" | "paper" | "cover"> {
  const code = obstacle(status);
  const errors = code ? [code] : [];
  return status.offline ? { errors } : { errors, paper: status.paper, cover: status.cover };
}
