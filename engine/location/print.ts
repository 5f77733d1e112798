import type { PrintState } from "../../machines/print.ts";

/** A print job as a row. Times are UTC milliseconds. */
export interface PrintJob {
  /** `{ticket id}-p{n}` */
  id: string;
  ticket: string;
  printer: string;
  /** The command that drew the ticket, where this is the paper that was asked for with it. */
  press?: string;
  state: PrintState;
  queued_at: number;
  sent_at: number | null;
  ended_at: number | null;
  /** What the printer said: paper-out, cover-open, offline, … */
  code: string | null;
  /** Somebody at the desk has read the warning. */
  seen: boolean;
}
