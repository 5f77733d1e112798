import type { Appointment } from "../../engine/appointments/appointment.ts";
import { papersOf } from "../../engine/appointments/documents.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { businessDay } from "../../engine/town/day.ts";
import type { Department, Language } from "../../engine/town/town.ts";
import { type Line, lineOf } from "./agenda.ts";

/** One appointment, closely. */
export interface Card {
  line: Line;
  /** `YYYY-MM-DD` */
  day: string;
  department: Department | null;
  /** In which its visitor is written to. */
  language: Language;
  /** Whether staff may still change who comes. */
  open: boolean;
  /** What is to be brought, and whether the visitor has put it ready; null while nothing was ticked off. */
  papers: { text: string; ready: boolean | null }[];
}

/** Booked, and not over. */
export function isOpen({ confirmed_at, ended_at }: Appointment): boolean {
  return confirmed_at !== null && ended_at === null;
}

export function cardOf(state: LocationState, row: Appointment): Card {
  const { town } = state;
  return {
    line: lineOf(state, row),
    day: businessDay(town, row.start_at),
    department: town.departments.find(({ id }) => id === row.department) ?? null,
    language: row.language,
    open: isOpen(row),
    papers: papersOf(town, row.matters).map(({ mark, text }) => ({
      text: text.de,
      ready: row.prepared?.includes(mark) ?? null,
    })),
  };
}
