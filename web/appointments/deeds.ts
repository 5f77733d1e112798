import type { Intent } from "../../engine/location/command.ts";
import type { Form } from "../form.ts";

/** What staff do with an appointment that is there. */
const DEEDS: Record<string, (appointment: string, form: Form) => Intent | null> = {
  "check-in": (appointment) => ({ type: "check-in", appointment, medium: "none", channel: "desk" }),
  cancel: (appointment) => ({ type: "cancel-appointment", appointment }),
  /** Gives back a time that was kept, and leaves alone what is booked by now. */
  release: (appointment) => ({ type: "cancel-appointment", appointment, only_held: true }),
  move: (appointment, { start }) => {
    const start_at = momentIn(start);
    return start_at === null ? null : { type: "move-appointment", appointment, start_at };
  },
};

export function isAppointmentDeed(deed: string): boolean {
  return Object.hasOwn(DEEDS, deed);
}

/** Null where the form does not say enough. */
export function intentOf(deed: string, appointment: string, form: Form): Intent | null {
  return DEEDS[deed]?.(appointment, form) ?? null;
}

/** A moment that a form names, UTC ms. */
export function momentIn(field: string | undefined): number | null {
  return field && /^\d{1,15}$/.test(field) ? Number(field) : null;
}
