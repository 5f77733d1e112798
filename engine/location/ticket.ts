import type { TicketState } from "../../machines/ticket.ts";
import type { Stretch } from "../dispatch/place.ts";
import type { Reason } from "../dispatch/reason.ts";
import type { Range } from "../estimate/range.ts";
import type { Language } from "../town/town.ts";

export type Channel = "kiosk" | "buttonbox" | "desk" | "phone";
export type Medium = "paper" | "qr" | "none";

/** A ticket as a row: moved by its machine, folded from the journal. All times are UTC milliseconds. */
export interface Ticket {
  /** `{location}-{business day yyyymmdd}-{number}`: unique because numbers never repeat within a day. */
  id: string;
  number: string;
  queue: string;
  service: string;
  state: TicketState;
  channel: Channel;
  medium: Medium;
  language: Language;
  /** The kiosk or device where it was drawn. */
  origin: string | null;
  drawn_at: number;
  /** Place in the order: arrival, or where a rule put the ticket back. Lower is earlier. Unique per location (see rank.ts). */
  rank: number;
  /** Appointments only. */
  due_at: number | null;
  /** 0 normal; staff may raise it to 1 or 2. */
  priority: number;
  /** Only this counter may call it by "next" (transfer to a counter, or a return). */
  only_counter: string | null;
  /** Where it is called or served, or was last. */
  counter: string | null;
  /** Calls since it last left the line. */
  calls: number;
  /** First call of this service; the wait ends here. */
  called_at: number | null;
  last_call_at: number | null;
  /** All calls went unanswered and the desk was asked what to do. */
  asked: boolean;
  started_at: number | null;
  ended_at: number | null;
  out_since: number | null;
  missed_at: number | null;
  /** After this service it goes back to that one (transfer and return). */
  back_to: { service: string; counter: string | null } | null;
  /** Services already done in this visit. */
  served: { service: string; ms: number }[];
  /** Overtakings it brought into its present line; may be below 0, the marks make it up. See dispatch/walk-in-line.ts. */
  overtaken: number;
  /** Overtakings that concern this ticket and everybody ahead of it in its line; see dispatch/walk-in-line.ts. */
  mark: number;
  /** When it stood in which line, newest last. */
  stood: Stretch[];
  /** It stepped out, or staff changed its matter or place: its wait proves nothing about the promise. */
  bent: boolean;
  /** What was promised when it was drawn. */
  promised: Range | null;
  /** Why it was called. */
  reason: Reason | null;
  noted: boolean;
  /** The ticket that the same press was given on paper: this one is nobody's. */
  became?: string;
  /** `seq` of the last thing that happened to it; an undo needs nothing later. */
  touched: number;
}
