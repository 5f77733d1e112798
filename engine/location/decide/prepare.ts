import { papersOf } from "../../appointments/documents.ts";
import { Refused } from "../../refusal.ts";
import { businessDay } from "../../town/day.ts";
import type { Handler } from "./handler.ts";

/**
 * Somebody says to come late: the desk is told. The place is kept as long as it is for everybody (`late_min`), so a longer
 * delay is refused: it would be a promise that the rule does not keep.
 */
export const delay: Handler<"delay-appointment"> = (plan, { appointment, delay_min }) => {
  const { state } = plan;
  const row = state.book.get(appointment);
  if (row && businessDay(state.town, row.start_at) !== state.day)
    return void plan.refuse(
      new Refused("not-today", `${row.number} is not for today`, { number: row.number }),
    );
  const most = state.town.departments.find(({ id }) => id === row?.department)?.booking?.late_min ?? 0;
  if (!Number.isInteger(delay_min) || delay_min < 1)
    return void plan.refuse(new Refused("bad-input", "A delay is so many minutes"));
  if (row && delay_min > most)
    return void plan.refuse(
      new Refused("delay-too-long", `The place is kept for ${most} minutes at most`, { most }),
    );
  plan.appointment("appointment.delayed", { appointment, delay_min });
};

/** Which papers somebody has put ready; those that are not asked for are left out. */
export const prepare: Handler<"prepare-appointment"> = (plan, { appointment, documents }) => {
  const { state } = plan;
  const row = state.book.get(appointment);
  const asked = row ? papersOf(state.town, row.matters).map(({ mark }) => mark) : [];
  plan.appointment("appointment.prepared", {
    appointment,
    documents: asked.filter((mark) => documents.includes(mark)),
  });
};
