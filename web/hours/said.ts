import type { Words } from "../words/words.ts";
import type { Shut } from "./shut.ts";

/** "Closed today", "Closed at the moment" or "No more numbers". */
export function shutTitle(w: Words, { kind }: Pick<Shut, "kind">): string {
  return { today: w.kiosk.closed, now: w.kiosk.closedNow, "no-more": w.kiosk.noMore }[kind];
}

/** When it opens again: the time today, else day and time; "" when nobody knows. */
export function opensAgain(w: Words, { opens_at, still_today }: Shut, zone: string): string {
  if (opens_at === null) return "";
  const time = w.format.time(opens_at, zone);
  return still_today ? w.kiosk.opensAt(time) : w.kiosk.opensOn(w.format.date(opens_at, zone), time);
}
