/** One structured log line. `what` is a short fixed phrase; everything that varies is a field of its own. */
export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly what: string;
  readonly [field: string]: string | number | boolean | null | undefined;
}

/** Where a part of this room reports; never personal data, never secrets. */
export type Log = (line: LogLine) => void;
