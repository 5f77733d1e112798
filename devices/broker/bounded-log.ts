import type { Log } from "../../engine/log.ts";

const WINDOW_MS = 1_000;

/**
 * A log that strangers cannot fill: of each thing that happens at most `most` lines in a second, then one that says how many were
 * left out.
 */
export function boundedLog(log: Log, most = 20): Log {
  const counts = new Map<string, number>();
  const over = () => {
    for (const [what, count] of counts) {
      if (count > most) log({ level: "warn", what: "lines left out", of: what, lines: count - most });
    }
    counts.clear();
  };
  return (line) => {
    if (counts.size === 0) setTimeout(over, WINDOW_MS).unref();
    const count = (counts.get(line.what) ?? 0) + 1;
    counts.set(line.what, count);
    if (count <= most) log(line);
  };
}
