import type { Appointment } from "../../engine/appointments/appointment.ts";
import { papersOf } from "../../engine/appointments/documents.ts";
import type { Town } from "../../engine/town/town.ts";

/** Papers that a visitor has put ready, of how many. */
export interface Ready {
  count: number;
  of: number;
}

/** Null where nothing was ticked off, or nothing is to be brought. */
export function readyOf(town: Town, { prepared, matters }: Appointment): Ready | null {
  const asked = papersOf(town, matters);
  if (!prepared || asked.length === 0) return null;
  return { count: asked.filter(({ mark }) => prepared.includes(mark)).length, of: asked.length };
}

export function readySentence({ count, of }: Ready): string {
  return `${count} von ${of} Unterlagen bereit`;
}
