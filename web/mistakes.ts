import { Elysia } from "elysia";
import { refuse } from "./refuse.tsx";
import { chooseLanguage } from "./words/choose.ts";
import { words } from "./words/words.ts";

export type Report = (id: string, error: unknown, request: Request) => void;

/** Method and path only: queries and bodies may name people. */
const logBug: Report = (id, error, request) => {
  console.error(`bug ${id} in ${request.method} ${new URL(request.url).pathname}:`, error);
};

/**
 * The one `onError` of the root; use it before every other plugin. Expected mistakes get a sentence and their 4xx,
 * everything else is a bug: logged with an id, and the 500 page shows the same id.
 */
export function mistakes(report: Report = logBug) {
  return new Elysia({ name: "mistakes" }).onError({ as: "global" }, ({ code, error, request }) => {
    const w = words(chooseLanguage(request)).errors;
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
    report(id, error, request);
    return refuse(request, 500, "bug", w.bug(id), { title: w.bugTitle });
  });
}
