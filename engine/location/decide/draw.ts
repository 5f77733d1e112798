import { Refused } from "../../refusal.ts";
import { openingAt } from "../../town/opening.ts";
import { promiseFor } from "../forecast.ts";
import { giveOut } from "./give-out.ts";
import type { Handler } from "./handler.ts";
import { queuePrint } from "./print.ts";

/** A walk-in ticket: the next number of its queue, with the wait as it looks now. Staff may draw outside the rules. */
export const draw: Handler<"draw"> = (plan, intent, by) => {
  const { state, now } = plan;
  const service = state.town.services.find((one) => one.id === intent.service);
  if (!service) return void plan.refuse(new Refused("unknown-service", "There is no such matter here"));
  if (!by.staff) {
    const opening = openingAt(state.town, service.department, now);
    if (opening.walk_ins_until === null || now >= opening.walk_ins_until)
      return void plan.refuse(new Refused("closed", "The office draws no tickets now"));
    if (!service.walk_in) {
      return void plan.refuse(new Refused("walk-ins-not-taken", "This matter needs an appointment"));
    }
    if (
      service.daily_contingent !== undefined &&
      (state.drawn.get(service.id) ?? 0) >= service.daily_contingent
    ) {
      return void plan.refuse(
        new Refused("contingent-used-up", "Today's tickets for this matter are used up"),
      );
    }
  }
  const promised = promiseFor(state, service.id, now);
  const ticket = giveOut(plan, service, intent, { language: intent.language, due_at: null, promised });
  if (intent.medium === "paper" && intent.printer) queuePrint(plan, ticket, intent.printer);
};
