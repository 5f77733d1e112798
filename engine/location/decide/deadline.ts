import { openingAt } from "../../town/opening.ts";
import type { Plan } from "../plan.ts";
import { turnDay } from "./day.ts";
import { freed, holdEnds, nobodyCame } from "./due-appointment.ts";
import type { Handler } from "./handler.ts";
import { drawLots } from "./lottery.ts";
import { giveUp } from "./visitor.ts";

/** Something became due. A deadline whose reason has gone meanwhile leads to nothing. */
export const deadline: Handler<"deadline"> = (plan, { key, at, away, seed }) => {
  if (plan.state.deadlines.get(key) !== at) return;
  const [kind, id = ""] = key.split(":");
  if (kind === "day") turnDay(plan);
  else if (kind === "answer") unanswered(plan, id, away);
  else if (kind === "out") outTooLong(plan, id);
  else if (kind === "print") printUnanswered(plan, id);
  else if (kind === "hold") holdEnds(plan, id);
  else if (kind === "late") nobodyCame(plan, id);
  else if (kind === "freed") freed(plan, id);
  else if (kind === "lottery") drawLots(plan, id, seed);
  else throw new Error(`no such deadline: ${key}`);
};

/**
 * While the house was away nobody could press that the visitor had come, and no loudspeaker would say it as the house starts: so the desk
 * is asked.
 */
function unanswered(plan: Plan, id: string, away: boolean): void {
  const ticket = plan.state.tickets.get(id);
  const { calls, unanswered: then } = plan.state.town.policy.call;
  if (!ticket?.counter) return;
  const counter = ticket.counter;
  if (!away && ticket.calls < calls) {
    plan.ticket("ticket.recalled", { ticket: id, counter, automatic: true }).moveCounter(counter, "recalled");
  } else if (!away && then === "missed") {
    plan.ticket("ticket.missed", { ticket: id, counter }).counter("counter.released", { counter });
  } else plan.record({ type: "call.asked", data: { ticket: id, counter } });
}

function outTooLong(plan: Plan, id: string): void {
  const ticket = plan.state.tickets.get(id);
  const { town } = plan.state;
  // Of a matter the town has given up meanwhile nobody knows the hours.
  const department = town.services.find((one) => one.id === ticket?.service)?.department;
  const open = department === undefined || openingAt(town, department, plan.now).open;
  giveUp(plan, id, open ? "out-too-long" : "closing");
}

function printUnanswered(plan: Plan, job: string): void {
  if (plan.state.jobs.get(job)?.sent_at) plan.print("print.lost", { job });
  else plan.print("print.expired", { job });
}
