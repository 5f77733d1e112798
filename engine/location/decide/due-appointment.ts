import type { Plan } from "../plan.ts";

/** Nobody confirmed in time: the slot is free for others. */
export function holdEnds(plan: Plan, appointment: string): void {
  plan.appointment("appointment.expired", { appointment });
}

/** Nobody came: what is left of the time is free for others. */
export function nobodyCame(plan: Plan, appointment: string): void {
  plan.appointment("appointment.missed", { appointment });
}

/** Time that was given up a while ago returns. */
export function freed(plan: Plan, appointment: string): void {
  plan.record({ type: "appointment.freed", data: { appointment } });
}
