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

/** A printer that the house itself speaks to. */
export interface DrivenPrinter {
  /** Takes a print command; each is done at most once, and answered with `res/print`. */
  print(command: PrintCommand): void;
  close(): void;
}
