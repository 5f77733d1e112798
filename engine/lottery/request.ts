import type { RequestState } from "../../machines/request.ts";
import type { Matter } from "../appointments/appointment.ts";
import type { Language } from "../town/town.ts";
import type { Wish } from "./wish.ts";

/** So many wishes one request may name, beside "any other time". */
export const MOST_WISHES = 3;

/**
 * Somebody takes part in a draw. Its id is an appointment's: whoever is drawn gets the appointment of this id, with the contact, the
 * code and the personal link that are known since the request. Without personal data; times are UTC ms.
 */
export interface LotteryRequest {
  id: string;
  state: RequestState;
  department: string;
  pool: string;
  /** The Monday of the week that is drawn. */
  week: string;
  matters: Matter[];
  /** The dearest first. */
  wishes: Wish[];
  /** Any other time of the week is welcome, too. */
  flexible: boolean;
  language: Language;
  made_at: number;
  draws_at: number;
  /** Its place in the order of the draw, from 1; null where it was in none. */
  place: number | null;
  ended_at: number | null;
  /** `seq` of the last thing that happened to it. */
  touched: number;
}

/** What became of a draw. */
export interface Lottery {
  pool: string;
  week: string;
  drawn_at: number;
  /** What the order follows from (order.ts). */
  seed: string;
  requests: number;
  drawn: number;
}

/** The name of a draw. */
export function lotteryKey({ pool, week }: Pick<LotteryRequest, "pool" | "week">): string {
  return `${pool}/${week}`;
}

/** So ids of requests end; those of other appointments count the journal and never get so far. */
export const REQUEST_ID = /-t9\d{14}$/;
