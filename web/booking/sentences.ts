import type { RefusalCode, Refused } from "../../engine/refusal.ts";
import { refusalSentence } from "../words/refusal.ts";
import type { Words } from "../words/words.ts";

/** What somebody reads who books or has booked when the engine refuses. */
export function bookingSentence(w: Words, refused: Refused): string {
  const { booking } = w;
  const most = Number(refused.params.most ?? 0);
  const sentences: Partial<Record<RefusalCode, string>> = {
    "not-together": booking.notTogether,
    "not-bookable": booking.notOnline,
    "too-many": booking.tooMany(most),
    "limit-reached": booking.limitReached(most),
    "slot-taken": booking.taken,
    "hold-expired": booking.expired,
    "unknown-appointment": booking.unknown,
    "delay-too-long": booking.lateTooLong(most),
    "request-closed": w.lottery.closed,
    "requested-already": w.lottery.already,
    "not-today": booking.lateOnlyToday,
    "not-possible": booking.notPossible,
  };
  return sentences[refused.code] ?? refusalSentence(w, refused);
}
