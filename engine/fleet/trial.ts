import type { TrialState } from "../../machines/trial.ts";

/** A test call on a sign, a test slip from a printer, a test announcement by an announcer or board. */
export interface Trial {
  /** Counts from 1 since the program started. */
  readonly number: number;
  /** UTC ms. */
  readonly at: number;
  readonly state: TrialState;
  /** Why it failed, as devices say it; `no-answer` where they said nothing, `cannot-tell` where they never do. */
  readonly code?: string;
}
