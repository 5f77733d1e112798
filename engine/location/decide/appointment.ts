import { appointmentTable } from "../../../machines/appointment.ts";
import type { Appointment } from "../../appointments/appointment.ts";
import { CELL_MS } from "../../appointments/cells.ts";
import { type Demand, demandOf } from "../../appointments/demand.ts";
import { shareFor } from "../../appointments/free.ts";
import { isRefused, Refused } from "../../refusal.ts";
import { CONFIRM_WITHIN_MIN } from "../../town/booking.ts";
import type { Plan } from "../plan.ts";
import type { By, Handler } from "./handler.ts";

const MINUTE_MS = 60_000;
const TAKEN = new Refused("slot-taken", "This time is not free any more");

/** Keeps a free slot for a while. */
export const hold: Handler<"hold-appointment"> = (plan, { matters, start_at, channel, language }, by) => {
  const { state, now } = plan;
  const { town } = state;
  if (channel === "staff" && !by.staff)
    return void plan.refuse(new Refused("not-bookable", "Only staff book in this way", { channel }));
  const demand = demandOf(town, matters, channel);
  if (isRefused(demand)) return void plan.refuse(demand);
  const share = shareFor(town, state.book.calendarOn(town, state.day), demand, start_at, now);
  if (!share) return void plan.refuse(TAKEN);
  const n = state.seq + 1;
  plan.record({
    type: "appointment.held",
    data: {
      appointment: `${town.id}-t${n}`,
      number: `T${n}`,
      department: demand.department.id,
      matters,
      share,
      start_at,
      end_at: start_at + demand.cells * CELL_MS,
      channel,
      language,
      hold_until: now + demand.booking.hold_min * MINUTE_MS,
    },
  });
};

/** What was closed or cut while somebody filled in the form is not promised any more. */
export const confirm: Handler<"confirm-appointment"> = (plan, { appointment }) => {
  const { book, town, day } = plan.state;
  const row = book.get(appointment);
  const [seat] = row && isHeld(row) ? row.takes : [];
  if (seat && book.calendarOn(town, day).isOver(seat)) return void plan.refuse(TAKEN);
  plan.appointment("appointment.confirmed", { appointment });
};

/** Once only: who has not confirmed by then has to begin anew. */
export const ask: Handler<"ask-appointment"> = (plan, { appointment }) => {
  const { state, now } = plan;
  const row = state.book.get(appointment);
  if (!row) return void unknown(plan);
  const demand = demandOf(state.town, row.matters, row.channel);
  if (isRefused(demand)) return void plan.refuse(demand);
  if (row.asked_at !== undefined)
    return void plan.refuse(new Refused("not-possible", `${row.number} has been asked to be confirmed`));
  const { confirm_within_min = CONFIRM_WITHIN_MIN } = demand.rule;
  const hold_until = Math.max(row.hold_until, Math.min(row.start_at, now + confirm_within_min * MINUTE_MS));
  plan.appointment("appointment.asked", { appointment, hold_until });
};

/** Another time for the same matters, by the online rules where a visitor asks; the old one returns like a cancelled one. */
export const move: Handler<"move-appointment"> = (plan, { appointment, start_at }, by) => {
  const { state, now } = plan;
  const row = state.book.get(appointment);
  if (!row) return void unknown(plan);
  const demand = demandOf(state.town, row.matters, by.staff ? "staff" : "online");
  if (isRefused(demand)) return void plan.refuse(demand);
  const calendar = state.book.calendarOn(state.town, state.day);
  // Its own time counts as free, so that it can be moved by ten minutes.
  const share = calendar.without(row.takes.slice(0, 1), () =>
    shareFor(state.town, calendar, demand, start_at, now),
  );
  if (!share) return void plan.refuse(TAKEN);
  const end_at = start_at + demand.cells * CELL_MS;
  const frees_at = freesAt(plan, row, by);
  plan.appointment("appointment.moved", { appointment, share, start_at, end_at, frees_at });
};

/** Given up. A hold returns at once, a booked time by the department's rule. */
export const callOff: Handler<"cancel-appointment"> = (plan, { appointment, only_held }, by) => {
  const row = plan.state.book.get(appointment);
  if (!row) return void unknown(plan);
  if (only_held && row.confirmed_at !== null)
    return void plan.refuse(
      new Refused("not-possible", `${row.number} is booked`, { number: row.number, appointment: row.state }),
    );
  if (row.ticket)
    return void plan.refuse(
      new Refused("not-possible", `${row.number} has checked in`, {
        number: row.number,
        appointment: row.state,
      }),
    );
  plan.appointment("appointment.cancelled", {
    appointment,
    frees_at: isHeld(row) ? plan.now : freesAt(plan, row, by),
  });
};

/** When time given up now is free again. Nobody outside can know the location's `seq`, so nobody can foresee the moment. */
function freesAt({ state, now }: Plan, { department }: Appointment, { command }: By): number {
  const booking: Demand["booking"] | undefined = state.town.departments.find(
    ({ id }) => id === department,
  )?.booking;
  if (!booking) return now;
  const [least, most] = booking.freed_min;
  const spread = BigInt((most - least) * MINUTE_MS + 1);
  return now + least * MINUTE_MS + Number(BigInt(Bun.hash(`${command} ${state.seq}`)) % spread);
}

function isHeld({ state }: Appointment): boolean {
  return appointmentTable.next(state, "expired") !== undefined;
}

function unknown(plan: Plan): void {
  plan.refuse(new Refused("unknown-appointment", "There is no such appointment"));
}
