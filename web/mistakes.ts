import { Elysia } from "elysia";
import type { Note } from "./refusal-log.ts";
import { refuse } from "./refuse.tsx";
import { chooseLanguage } from "./words/choose.ts";
import { words } from "./words/words.ts";

/** `route` is the pattern of the address, `/t/:token`. */
export type Report = (id: string, error: unknown, at: { method: string; route: string }) => void;

/** Never the address itself: queries and bodies may name people, and paths carry the keys to tickets and offices. */
const logBug: Report = (id, error, { method, route }) => {
  console.error(`bug ${id} in ${method} ${route}:`, error);
};

const EXPECTED: Partial<Record<string | number, number>> = {
  NOT_FOUND: 404,
  PARSE: 400,
  VALIDATION: 422,
  INVALID_COOKIE_SIGNATURE: 400,
};

/**
 * The one `onError` of the root; use it before every other plugin. Expected mistakes get a sentence and their 4xx,
 * everything else is a bug: logged with an id, and the 500 page shows the same id.
 */
export function mistakes(report: Report = logBug, note: Note = () => {}) {
  return new Elysia({ name: "mistakes" }).onError({ as: "global" }, ({ code, error, request, route }) => {
    const w = words(chooseLanguage(request)).errors;
    const status = EXPECTED[code];
    if (status !== undefined) note(status, request.method, route || "no such page");
    switch (code) {
      case "NOT_FOUND":
        return refuse(request, 404, "not-found", w.notFound, { title: w.notFoundTitle });
      case "PARSE":
        return refuse(request, 400, "bad-form", w.badForm);
      case "VALIDATION":
        return refuse(request, 422, "bad-form", w.badForm);
      case "INVALID_COOKIE_SIGNATURE":
        return refuse(request, 400, "bad-cookie", w.badForm);
    }
    const id = Bun.randomUUIDv7().slice(-12);
    report(id, error, { method: request.method, route });
    return refuse(request, 500, "bug", w.bug(id), { title: w.bugTitle });
  });
}
