/** What stands in the way of printing, in the order a clerk should hear it. */
export type Obstacle = "offline" | "cover-open" | "paper-out" | "printer-fault";

export interface PrinterStatus {
  /** Not connected, or not answering. Then the rest is what was last known. */
  readonly offline: boolean;
  readonly paper: "ok" | "low" | "out";
  readonly cover: "closed" | "open";
  readonly fault: boolean;
}

export const UNREACHED: PrinterStatus = { offline: true, paper: "ok", cover: "closed", fault: false };

/** Real-time status queries `DLE EOT n`; printers answer them even while they print or are offline. */
export const QUERIES = [1, 2, 4] as const;
export type Query = (typeof QUERIES)[number];

export function queryBytes(n: Query): Uint8Array {
  return Uint8Array.of(0x10, 0x04, n);
}

/** Real-time answers have fixed bits, which tells them from every other byte a printer sends. */
export function isRealTimeStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** The first of four bytes that a printer sends by itself once `GS a` has asked for it. */
export function isAutomaticStatus(byte: number): boolean {
  return (byte & 0x93) === 0x10;
}

/** The answers to `DLE EOT` 1, 2 and 4 as one status (Epson's ESC/POS reference; bits as in the vendors' tables). */
export function decodeStatus(answers: Readonly<Record<Query, number>>): PrinterStatus {
  const cover = (answers[2] & 0x04) !== 0;
  const out = (answers[2] & 0x20) !== 0 || (answers[4] & 0x60) !== 0;
  const fault = (answers[2] & 0x40) !== 0;
  return {
    // Cover and paper also put a printer "offline"; only without such a cause is that the news.
    offline: (answers[1] & 0x08) !== 0 && !cover && !out && !fault,
    paper: out ? "out" : (answers[4] & 0x0c) !== 0 ? "low" : "ok",
    cover: cover ? "open" : "closed",
    fault,
  };
}

/** Why this printer cannot print now; undefined when it can. */
export function obstacle(status: PrinterStatus): Obstacle | undefined {
  if (status.offline) return "offline";
  if (status.cover === "open") return "cover-open";
  if (status.paper === "out") return "paper-out";
  return status.fault ? "printer-fault" : undefined;
}

export function sameStatus(a: PrinterStatus, b: PrinterStatus): boolean {
  return a.offline === b.offline && a.paper === b.paper && a.cover === b.cover && a.fault === b.fault;
}
