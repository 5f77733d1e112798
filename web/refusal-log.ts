import { Elysia } from "elysia";
import type { Log } from "../engine/log.ts";

/** Notes that a request was refused: its status, and the pattern of its address, `/t/:token`. */
export type Note = (status: number, method: string, route: string) => void;

/** Of each kind one line at once and then one a minute, so that a flood cannot fill the disk. */
const QUIET_MS = 60_000;

interface Kept {
  told_at: number;
  /** Refused since then, and not told yet. */
  more: number;
}

/**
 * Refusals in the log: status, method and route. Never the address itself or who asked: paths carry the keys to tickets and
 * offices, forms passwords and names. `now` is UTC ms.
 */
export function createRefusalLog(log: Log, now: () => number): Note {
  const kinds = new Map<string, Kept>();
  return (status, method, route) => {
    const kind = `${status} ${method} ${route}`;
    const kept = kinds.get(kind);
    if (kept && now() - kept.told_at < QUIET_MS) {
      kept.more += 1;
      return;
    }
    kinds.set(kind, { told_at: now(), more: 0 });
    const more = kept?.more ? { since_last_line: kept.more + 1 } : {};
    log({ level: "warn", what: "request refused", status, method, route, ...more });
  };
}

/** Notes what routes answer with 400 and above; what is thrown, or refused before a route is found, is noted where that is done. */
export function refusalLog(note: Note) {
  return new Elysia({ name: "refusal-log" }).onAfterHandle(
    { as: "global" },
    ({ request, route, response }) => {
      if (response instanceof Response && response.status >= 400)
        note(response.status, request.method, route);
    },
  );
}
