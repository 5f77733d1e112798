/** One line of the log: a JSON object on stderr. Never carries personal data; ids and codes only. */
export interface LogLine {
  level: "info" | "warn" | "error";
  what: string;
  [detail: string]: unknown;
}

export type Log = (line: LogLine) => void;

/** Writes log lines to stderr, errors with their stack. */
export const stderrLog: Log = (line) => {
  const plain = Object.fromEntries(
    Object.entries(line).map(([key, value]) => [
      key,
      value instanceof Error ? (value.stack ?? value.message) : value,
    ]),
  );
  console.error(JSON.stringify(plain));
};
