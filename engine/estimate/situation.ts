import type { CounterState } from "../../machines/counter.ts";

/** A counter as the estimate sees it. Times UTC ms. */
export interface CounterView {
  id: string;
  services: readonly string[];
  helps: readonly { service: string; after_min: number }[];
  state: CounterState;
  /** Of whoever is called or served there now. */
  service?: string | null;
  /** Since when it is in `state`. */
  since?: number;
  /** While paused. */
  pause?: "break" | "back-office" | "pickup" | null;
}

/** Somebody who waits; a ticket's row has this shape. */
export interface WaitingView {
  id: string;
  service: string;
  only_counter: string | null;
  /** UTC ms; matters where counters help out after a while. */
  drawn_at: number;
}

/** Somebody who has not come yet but will be called before those who wait: an appointment. UTC ms. */
export interface ExpectedView {
  service: string;
  due_at: number;
}

/** A counter that is taken within this long after the office opens belongs to those that open with it; ms. */
export const NEAR_OPENING_MS = 20 * 60_000;
