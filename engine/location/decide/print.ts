import { isEnded } from "../../../machines/ticket.ts";
import { livingTicket } from "../../outage/living.ts";
import { Refused } from "../../refusal.ts";
import type { Plan } from "../plan.ts";
import type { Handler } from "./handler.ts";

/** Queues paper for a ticket; each attempt is a job of its own, `{ticket}-p1`, `-p2` … */
export function queuePrint(plan: Plan, ticket: string, printer: string): void {
  let attempt = 1;
  while (plan.state.jobs.has(`${ticket}-p${attempt}`)) attempt += 1;
  plan.record({ type: "print.queued", data: { job: `${ticket}-p${attempt}`, ticket, printer } });
}

/**
 * Paper again, asked for by staff, or at the kiosk by who has the code. In place of a number that was taken back because its press
 * had another, that one; none for a visit that is over.
 */
export const print: Handler<"print"> = (plan, { ticket, printer }) => {
  const living = livingTicket(plan.state, ticket);
  if (!living) return void plan.refuse(new Refused("unknown-ticket", "There is no such ticket today"));
  const { id, number, state } = living;
  if (isEnded(state))
    return void plan.refuse(new Refused("not-possible", "The visit is over", { number, state }));
  queuePrint(plan, id, printer);
};

export const reportPrint: Handler<"report-print"> = (plan, { job, event, code }) => {
  if (event === "failed") plan.print("print.failed", { job, code: code ?? "unknown" });
  else plan.print(`print.${event}`, { job });
};

export const seePrint: Handler<"see-print"> = (plan, { job }) => {
  if (!plan.state.jobs.has(job))
    return void plan.refuse(new Refused("unknown-job", "There is no such print job"));
  plan.record({ type: "print.seen", data: { job } });
};
