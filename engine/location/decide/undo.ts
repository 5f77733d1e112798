import { Refused } from "../../refusal.ts";
import { arrivalIn, undoable } from "../undo.ts";
import type { Handler } from "./handler.ts";
import { giveUp } from "./visitor.ts";

/** Takes back the last thing this counter did, while nothing later happened to its ticket or counter. */
export const undo: Handler<"undo"> = (plan, { counter, seq }) => {
  const action = plan.state.actions.find((one) => one.seq === seq && one.counter === counter);
  if (!action) {
    return void plan.refuse(
      new Refused("nothing-to-undo", "There is nothing to undo at this counter", { counter }),
    );
  }
  const why = undoable(plan.state, action);
  if (why) return void plan.refuse(why);
  const arrival = arrivalIn(plan.state, action);
  plan.record({ type: "action.undone", data: { counter, seq } });
  if (arrival?.ticket) giveUp(plan, arrival.ticket, "staff");
};
