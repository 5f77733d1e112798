import type { RefusalCode, Refused } from "../../engine/refusal.ts";
import type { Words } from "./words.ts";

/** What a visitor reads when the engine refuses; codes that only staff can meet fall back to a general sentence. */
export function refusalSentence(w: Words, refused: Refused): string {
  const sentences: Partial<Record<RefusalCode, string>> = {
    "unknown-location": w.errors.notFound,
    "unknown-ticket": w.errors.unknownTicket,
    "unknown-service": w.errors.notFound,
    closed: w.kiosk.closedNow,
    "contingent-used-up": w.kiosk.contingentUsed,
    "walk-ins-not-taken": w.kiosk.notToday,
    "too-late": w.kiosk.notToday,
    "slot-taken": w.arrival.taken,
    "limit-reached": w.booking.limitReached(Number(refused.params.most ?? 0)),
    busy: w.errors.busy,
    storage: w.errors.busy,
    "bad-input": w.errors.badForm,
  };
  return sentences[refused.code] ?? w.errors.notPossible;
}

/** The HTTP status of a refusal: 404 unknown, 422 malformed, 503 come back, else 409. */
export function refusalStatus(code: RefusalCode): number {
  if (code.startsWith("unknown-")) return 404;
  if (code === "bad-input") return 422;
  if (code === "busy" || code === "storage") return 503;
  return 409;
}
