import type { Log } from "../../engine/log.ts";

const HOUR_MS = 3_600_000;
/** Kinds of topics, so that names made up one after the other fill neither log nor memory. */
const MOST_KINDS = 16;

/**
 * A log of what a maker's firmware is refused: it says more than the house asks for at each connection, which is news once. Of each
 * device and each first level of its topics one line an hour.
 */
export function strayLog(
  log: Log,
  quiet_ms = HOUR_MS,
): (what: string, device: string, topic: string) => void {
  const told = new Map<string, Set<string>>();
  return (what, device, topic) => {
    let kinds = told.get(device);
    if (!kinds) {
      kinds = new Set();
      told.set(device, kinds);
      setTimeout(() => told.delete(device), quiet_ms).unref();
    }
    const kind = `${what} ${topic.split("/", 1)[0]}`;
    if (kinds.has(kind) || kinds.size >= MOST_KINDS) return;
    kinds.add(kind);
    log({ level: "warn", what, device, topic });
  };
}
