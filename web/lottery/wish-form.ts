import type { Matter } from "../../engine/appointments/appointment.ts";
import { demandOf } from "../../engine/appointments/demand.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { type LotteryOffer, lotteryOffer, wishable } from "../../engine/lottery/offer.ts";
import { MOST_WISHES } from "../../engine/lottery/request.ts";
import type { LotteryWindow } from "../../engine/lottery/window.ts";
import type { Wish } from "../../engine/lottery/wish.ts";
import { isRefused } from "../../engine/refusal.ts";
import type { Form } from "../form.ts";

/** What can be wished for in one week. */
export interface WishSheet {
  offer: LotteryOffer;
  window: LotteryWindow;
  /** In order; a field of the form names one by `keyOf`. */
  choices: Wish[];
  /** The browser shows that it has worked for it. */
  puzzle: boolean;
}

/** The sheet of a week, of the next that is drawn where none is named; null where wishes are not collected for it. */
export function wishSheet(
  state: LocationState,
  now: number,
  matters: readonly Matter[],
  week: string | null,
): WishSheet | null {
  const offer = lotteryOffer(state, now, matters);
  const window = offer?.windows.find((one) => week === null || one.week === week);
  const demand = demandOf(state.town, matters, "online");
  if (!offer || !window || isRefused(demand)) return null;
  const puzzle = demand.rule.puzzle === true;
  return { offer, window, choices: wishable(state, matters, window), puzzle };
}

/** The names of the fields, the dearest wish first. */
export const WISH_FIELDS = Array.from({ length: MOST_WISHES }, (_, index) => `wish-${index + 1}`);
export const FLEXIBLE_FIELD = "flexible";

export function keyOf({ date, part }: Wish): string {
  return `${date}.${part}`;
}

/** What was chosen, each once; what is not on the sheet is passed over. */
export function wishesIn(typed: Form, choices: readonly Wish[]): Wish[] {
  const named = new Set(WISH_FIELDS.map((field) => typed[field] ?? ""));
  return [...named].flatMap((key) => choices.find((one) => keyOf(one) === key) ?? []);
}
