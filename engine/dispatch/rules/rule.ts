import type { Ticket } from "../../location/ticket.ts";
import type { Policy } from "../../town/town.ts";
import type { Line } from "../line.ts";
import type { Reason } from "../reason.ts";

/** The first of a line, with what a rule looks at. */
export interface Head {
  ticket: Ticket;
  line: Line;
  /** The counter serves another line's service because somebody waits there so long; null for its own. */
  helping: { waited_ms: number } | null;
}

/** A class of heads a rule puts before all later ones, and the order within it: the lowest goes first. */
export interface Class {
  admits(head: Head, now: number, policy: Policy): boolean;
  order(head: Head): number;
  reason(head: Head): Reason;
}

/** A dispatch rule: classes from first to last. The last one admits everybody. */
export type Rule = readonly Class[];

const rank = (head: Head) => head.ticket.rank;
const due = (head: Head) => head.ticket.due_at ?? 0;
const arrival = (head: Head): Reason =>
  head.helping ? { code: "helping-out", waited_ms: head.helping.waited_ms } : { code: "arrival" };

/** Kept for this very counter by a colleague: a transfer, or a return. */
export const reserved: Class = {
  admits: ({ line }) => line.key.only_counter !== null,
  order: rank,
  reason: () => ({ code: "reserved" }),
};

/** Raised by staff; higher first, then by rank. Ranks are milliseconds, so the factor keeps levels apart. */
export const priority: Class = {
  admits: ({ line }) => line.key.priority > 0,
  order: ({ ticket }) => ticket.rank - ticket.priority * 1e14,
  reason: ({ ticket }) => ({ code: "priority", priority: ticket.priority }),
};

/** Booked, and the time has come. */
export const dueAppointment: Class = {
  admits: ({ ticket }, now, policy) =>
    ticket.due_at !== null && ticket.due_at - policy.due_before_min * 60_000 <= now,
  order: due,
  reason: ({ ticket }) => ({ code: "appointment-due", due_at: ticket.due_at ?? 0 }),
};

/** Booked for later, but already here. */
export const earlyAppointment: Class = {
  admits: ({ ticket }) => ticket.due_at !== null,
  order: due,
  reason: ({ ticket }) => ({ code: "appointment-early", due_at: ticket.due_at ?? 0 }),
};

/** A walk-in line in which somebody has been overtaken as often as the town allows. */
export const overtakenToBound: Class = {
  admits: ({ line }, _now, policy) => !line.key.booked && line.mostOvertaken() >= policy.max_overtakings,
  order: rank,
  reason: ({ line }) => ({ code: "overtaken-bound", overtaken: line.mostOvertaken() }),
};

export const walkIn: Class = {
  admits: ({ ticket }) => ticket.due_at === null,
  order: rank,
  reason: arrival,
};

export const anybody: Class = {
  admits: () => true,
  order: rank,
  reason: (head) =>
    head.ticket.due_at === null ? arrival(head) : { code: "appointment-early", due_at: head.ticket.due_at },
};
