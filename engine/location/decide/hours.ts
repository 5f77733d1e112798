import { Refused } from "../../refusal.ts";
import { wrongIn } from "../../town/hours-change-shape.ts";
import type { Plan } from "../plan.ts";
import type { By, Handler } from "./handler.ts";

/** So many changes a location keeps in force: each is read with every start. */
const MOST = 200;

/** A closure or a one-off opening. Appointments keep their time; whom it hits is moved by commands of their own. */
export const changeHours: Handler<"change-hours"> = (plan, { wish }, by) => {
  const { document, day, hours, seq } = plan.state;
  if (!onlyStaff(plan, by)) return;
  const wrong = wrongIn(document, wish, day);
  if (wrong) return void plan.refuse(new Refused("bad-input", `The change of hours cannot be: ${wrong}`));
  if (hours.length >= MOST)
    return void plan.refuse(new Refused("too-many", `At most ${MOST} changes of hours`, { most: MOST }));
  plan.record({ type: "hours.changed", data: { change: { ...wish, id: `h${seq + 1}` } } });
};

export const restoreHours: Handler<"restore-hours"> = (plan, { change }, by) => {
  if (!onlyStaff(plan, by)) return;
  if (!plan.state.hours.some(({ id }) => id === change))
    return void plan.refuse(new Refused("unknown-hours", "There is no such change of hours"));
  plan.record({ type: "hours.restored", data: { change } });
};

function onlyStaff(plan: Plan, { staff }: By): boolean {
  if (!staff) plan.refuse(new Refused("not-possible", "Only staff change the hours"));
  return staff;
}
