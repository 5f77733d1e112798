import { byDue, byRank } from "../line.ts";
import type { Reason } from "../reason.ts";
import type { Applicant, Class } from "./rule.ts";

const arrival = ({ ticket, helping_ms }: Applicant): Reason => {
  if (ticket.due_at !== null) return { code: "appointment-early", due_at: ticket.due_at };
  return helping_ms === null ? { code: "arrival" } : { code: "helping-out", waited_ms: helping_ms };
};

/** Kept for this very counter by a colleague: a transfer, or a return. */
export const reserved: Class = {
  foremost: (line) => line.first(),
  admits: ({ key }) => key.only_counter !== null,
  order: byRank,
  reason: () => ({ code: "reserved" }),
};

/** Raised by staff; the higher first. */
export const priority: Class = {
  foremost: (line) => line.first(),
  admits: ({ key }) => key.priority > 0,
  order: (a, b) => b.priority - a.priority || byRank(a, b),
  reason: ({ key }) => ({ code: "priority", priority: key.priority }),
};

/** Booked, and the time has come. */
export const dueAppointment: Class = {
  foremost: (line) => line.firstDue(),
  admits: ({ ticket }, { now, policy }) =>
    ticket.due_at !== null && ticket.due_at - policy.due_before_min * 60_000 <= now,
  order: byDue,
  reason: ({ ticket }) => ({ code: "appointment-due", due_at: ticket.due_at ?? 0 }),
};

/** Booked for later, but already here; the earlier time first. */
export const earlyAppointment: Class = {
  foremost: (line) => line.firstDue(),
  admits: ({ key }) => key.booked,
  order: byDue,
  reason: arrival,
};

/** Walk-ins that were overtaken as often as the town allows. */
export const overtakenToBound: Class = {
  foremost: (line, { policy }) => line.firstAt(policy.max_overtakings),
  admits: ({ key, overtaken }, { policy }) => !key.booked && overtaken >= policy.max_overtakings,
  order: byRank,
  reason: ({ overtaken }) => ({ code: "overtaken-bound", overtaken }),
};

export const walkIn: Class = {
  foremost: (line) => line.first(),
  admits: ({ key }) => !key.booked,
  order: byRank,
  reason: arrival,
};

export const anybody: Class = {
  foremost: (line) => line.first(),
  admits: () => true,
  order: byRank,
  reason: arrival,
};

/** The class without walk-ins that would go past one who was overtaken as often as the town allows. */
export function unlessBoundWalkIn(inner: Class): Class {
  return {
    ...inner,
    admits: (applicant, moment) =>
      inner.admits(applicant, moment) && (applicant.key.booked || applicant.ticket.rank <= moment.bound_rank),
  };
}
