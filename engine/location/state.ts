import type { Book } from "../appointments/book.ts";
import type { Lines } from "../dispatch/lines.ts";
import type { Passing } from "../dispatch/passing.ts";
import type { Reason } from "../dispatch/reason.ts";
import type { Calibration } from "../estimate/calibration.ts";
import type { Durations } from "../estimate/durations.ts";
import type { Lessons } from "../estimate/lessons.ts";
import type { Lottery, LotteryRequest } from "../lottery/request.ts";
import type { Ledger, Stranded } from "../outage/ledger.ts";
import type { HoursChange } from "../town/hours-change.ts";
import type { Town } from "../town/town.ts";
import type { Answers } from "./answers.ts";
import type { Counter } from "./counter.ts";
import type { Deadlines } from "./due.ts";
import type { EventType } from "./event.ts";
import type { PrintJob } from "./print.ts";
import type { Ticket } from "./ticket.ts";

/** A call as the board and the explained order remember it. */
export interface CallRecord {
  seq: number;
  at: number;
  ticket: string;
  number: string;
  counter: string;
  reason: Reason;
  automatic: boolean;
  /** Who could have been called instead and had come earlier; null where nobody was passed. */
  passing: Passing | null;
}

/** Something a clerk did at a counter, with what is needed to take it back. */
export interface Action {
  /** `seq` of its first event: its name. */
  seq: number;
  last_seq: number;
  at: number;
  command: string;
  counter: string;
  /** What it was, by its last event that moved a ticket. */
  what: EventType;
  ticket: string | null;
  /** None in what is not taken back by an undo, but listed. */
  steps: UndoStep[];
  undone: boolean;
}

/** One event of an action, and of its rows what it changed as it was before. */
export interface UndoStep {
  event: EventType;
  seq: number;
  ticket: RowBefore<Ticket> | null;
  counter: RowBefore<Counter> | null;
  lessons: Lessons;
}

export type RowBefore<Row extends Ticket | Counter> = Pick<Row, "id" | "state"> &
  Partial<Omit<Row, "number" | "queue" | "drawn_at">>;

/** What a location folded to: the one truth in memory. Only `fold/` writes to it. */
export interface LocationState {
  /** The document with the changes of hours in it. */
  town: Town;
  document: Town;
  /** In the order they were entered; past ones have left. */
  hours: readonly HoursChange[];
  revision: string;
  seq: number;
  /** UTC ms of the last event; a location's now never runs backwards. */
  at: number;
  /** Local business day YYYY-MM-DD. */
  day: string;
  /** UTC ms of the end of `day`. */
  day_ends: number;
  tickets: Map<string, Ticket>;
  lines: Lines;
  /** Appointments from today on. */
  book: Book;
  /** Who takes part in draws, and took part in those of weeks that are not over, by id. */
  requests: Map<string, LotteryRequest>;
  /** Draws of weeks that are not over, by name. */
  lotteries: Map<string, Lottery>;
  counters: Map<string, Counter>;
  jobs: Map<string, PrintJob>;
  /** Last number issued per queue letter today. */
  issued: Map<string, number>;
  /** Walk-in tickets drawn per service today. */
  drawn: Map<string, number>;
  last_rank: number;
  /** What devices draw into while they cannot ask, by id. */
  ledgers: Map<string, Ledger>;
  /** Draws that became no ticket and that nobody has seen yet, by their name. */
  stranded: Map<string, Stranded>;
  answers: Answers;
  actions: Action[];
  /** Today's calls in order. */
  calls: CallRecord[];
  durations: Durations;
  calibration: Calibration;
  /** Notes of staff by ticket: contact data, not from the journal. */
  notes: Map<string, string>;
  /** When what is due, UTC ms by key. */
  deadlines: Deadlines;
  /** Rows changed since the projection was last written. */
  dirty: Record<"tickets" | "counters" | "jobs" | "answers" | "appointments" | "requests", Set<string>> & {
    /** By `seq`. */
    actions: Set<number>;
    calls: Set<number>;
  };
}
