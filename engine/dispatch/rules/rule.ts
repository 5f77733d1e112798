import type { Ticket } from "../../location/ticket.ts";
import type { Policy } from "../../town/town.ts";
import type { Line, Standing } from "../line.ts";
import type { LineKey } from "../place.ts";
import type { Reason } from "../reason.ts";

/** What a rule knows beside the lines. */
export interface Moment {
  /** UTC ms */
  now: number;
  policy: Policy;
  /** Rank of the first walk-in, of those the counter could call, that was overtaken as often as the town allows; or Infinity. */
  bound_rank: number;
}

/** Somebody a rule looks at. */
export interface Applicant extends Standing {
  key: LineKey;
  /** How long the first of the service has waited that the counter only helps out with; null for its own. */
  helping_ms: number | null;
}

/** A class of tickets that a rule puts before all later ones, and the order within it. */
export interface Class {
  /** The only one of a line that need be looked at: if the class admits anybody there, it admits this one first. */
  foremost(line: Line, moment: Moment): Ticket | null;
  admits(applicant: Applicant, moment: Moment): boolean;
  /** Negative where `a` goes first. */
  order(a: Ticket, b: Ticket): number;
  reason(applicant: Applicant): Reason;
}

/** A dispatch rule: classes from first to last, and which calls count as overtaking. */
export interface Rule {
  classes: readonly Class[];
  counts(called: Ticket): boolean;
}
