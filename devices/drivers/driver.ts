import type { Clock } from "../../engine/clock.ts";
import type { Log } from "../../engine/log.ts";
import type { PrintCommand } from "../printer/print-jobs.ts";
import type { Say } from "../printer/tended.ts";

/** What a driver of the house works with. */
export interface DriverPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** The device's words in the native contract, heard as if they had come over the bus. */
  readonly say: Say;
}

/** A request of a printer that comes over HTTP, after it has shown its secret, and what it gets. */
export interface Visit {
  readonly form: URLSearchParams;
  readonly answer: { readonly status: number; readonly type: string; readonly body: string };
}

/** A printer that the house itself speaks to. */
export interface DrivenPrinter {
  /** Takes a print command; each is done at most once, and answered with `res/print`. */
  print(command: PrintCommand): void;
  /** Only of printers that come over HTTP. */
  visit?(visit: Pick<Visit, "form">): Visit["answer"];
  close(): void;
}
