import { appointmentTable, isExpected } from "../../machines/appointment.ts";
import { printTable } from "../../machines/print.ts";
import { requestTable } from "../../machines/request.ts";
import { ticketTable } from "../../machines/ticket.ts";
import type { Appointment } from "../appointments/appointment.ts";
import { keptUntil } from "../appointments/arrival.ts";
import { type LotteryRequest, lotteryKey } from "../lottery/request.ts";
import { openingAt } from "../town/opening.ts";
import type { PrintJob } from "./print.ts";
import type { LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** Sets what a ticket is waiting for in time: an answer to its call, its return from an errand. */
export function scheduleTicket(state: LocationState, ticket: Ticket): void {
  const { policy } = state.town;
  const unanswered =
    ticketTable.next(ticket.state, "missed") && !ticket.asked && ticket.last_call_at !== null;
  set(
    state,
    `answer:${ticket.id}`,
    unanswered ? (ticket.last_call_at ?? 0) + policy.call.answer_s * 1000 : null,
  );
  const out = ticketTable.next(ticket.state, "came-back") && ticket.out_since !== null;
  set(state, `out:${ticket.id}`, out ? endOfErrand(state, ticket, ticket.out_since ?? 0) : null);
}

/**
 * A ticket comes back by an undo at `now`: a wait that has run out in the meantime must not ring at once and undo the
 * undo. An unanswered call is left to the desk, an errand begins anew.
 */
export function renewWaits(state: LocationState, ticket: Ticket, now: number): void {
  scheduleTicket(state, ticket);
  if ((state.deadlines.get(`answer:${ticket.id}`) ?? now + 1) <= now) ticket.asked = true;
  if ((state.deadlines.get(`out:${ticket.id}`) ?? now + 1) <= now) ticket.out_since = now;
}

/** When an errand begun at `since` ends (UTC ms): with the town's limit or with the office's day, whichever comes first. */
export function endOfErrand(state: LocationState, ticket: Ticket, since: number): number {
  const limit = since + state.town.policy.step_out_min * 60_000;
  const department = state.town.services.find((service) => service.id === ticket.service)?.department;
  const closes = department ? openingAt(state.town, department, since).day_closes_at : null;
  return closes ? Math.min(limit, closes) : limit;
}

/** Sets until when a printer must have answered. */
export function schedulePrint(state: LocationState, job: PrintJob): void {
  const patience_ms = state.town.policy.print_answer_s * 1000;
  const pending = printTable.next(job.state, "expired") || printTable.next(job.state, "lost");
  set(state, `print:${job.id}`, pending ? (job.sent_at ?? job.queued_at) + patience_ms : null);
}

/** Sets when a hold runs out, when whoever is not there has missed it, and when time that was given up is free again. */
export function scheduleAppointment(state: LocationState, row: Appointment): void {
  set(state, `hold:${row.id}`, appointmentTable.next(row.state, "expired") ? row.hold_until : null);
  set(state, `late:${row.id}`, isExpected(row.state) ? keptUntil(state.town, row) : null);
  const freeing = row.takes.flatMap(({ frees_at }) => (frees_at === null ? [] : [frees_at]));
  set(state, `freed:${row.id}`, freeing.length ? Math.min(...freeing) : null);
}

/** Sets when its draw is. */
export function scheduleRequest(state: LocationState, request: LotteryRequest): void {
  if (requestTable.next(request.state, "withdrawn"))
    set(state, `lottery:${lotteryKey(request)}`, request.draws_at);
}

/** The earliest deadline, or null. */
export function nextDeadline(state: LocationState): { key: string; at: number } | null {
  return state.deadlines.earliest();
}

/**
 * When the location has to be loaded next, UTC ms; null: not before somebody asks for it. One whose hours are not the
 * document's is loaded at every start, because whoever asks for its hours asks the document otherwise.
 */
export function wakesAt(state: LocationState): number | null {
  return state.hours.length > 0 ? 0 : (nextDeadline(state)?.at ?? null);
}

function set(state: LocationState, key: string, at: number | null): void {
  if (at === null) state.deadlines.delete(key);
  else state.deadlines.set(key, at);
}
