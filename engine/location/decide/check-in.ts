import type { Appointment } from "../../appointments/appointment.ts";
import { arrivalOf } from "../../appointments/arrival.ts";
import { Refused } from "../../refusal.ts";
import { businessDay } from "../../town/day.ts";
import type { Plan } from "../plan.ts";
import { giveOut } from "./give-out.ts";
import type { Handler } from "./handler.ts";
import { queuePrint } from "./print.ts";

/**
 * Whoever has the appointment is in the house: it becomes a ticket, which is due at the appointment's time. Staff see who
 * stands before them; who checks in by themselves keeps to the department's window.
 */
export const checkIn: Handler<"check-in"> = (plan, intent, by) => {
  const { state } = plan;
  const row = state.book.get(intent.appointment);
  if (!row) return void plan.refuse(new Refused("unknown-appointment", "There is no such appointment"));
  const { number: name } = row;
  if (businessDay(state.town, row.start_at) !== state.day)
    return void plan.refuse(new Refused("not-today", `${name} is not for today`, { number: name }));
  const outside = by.staff ? null : whyOutside(plan, row);
  if (outside) return void plan.refuse(outside);
  const service = state.town.services.find(({ id }) => id === row.matters[0]?.service);
  if (!service) return void plan.refuse(new Refused("unknown-service", "There is no such matter here"));
  // The appointment itself is the promise.
  const promise = { language: row.language, due_at: row.start_at, promised: null };
  const ticket = giveOut(plan, service, intent, promise);
  plan.appointment("appointment.checked-in", { appointment: row.id, ticket });
  if (intent.medium === "paper" && intent.printer) queuePrint(plan, ticket, intent.printer);
};

function whyOutside({ state, now }: Plan, row: Appointment): Refused | null {
  const { number } = row;
  const arrival = arrivalOf(state.town, row, now);
  if (arrival.is === "early")
    return new Refused("too-early", `${number} can check in later`, { number, from_at: arrival.from_at });
  if (arrival.is === "late") return new Refused("too-late", `${number} is past`, { number });
  return null;
}
