import { wallTime } from "../town/day.ts";

/** Wall times at which the parts of a day begin. */
const AFTERNOON = "12:00";
const EVENING = "16:00";

export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** A local date `YYYY-MM-DD` and a part of it. */
export interface Wish {
  date: string;
  part: DayPart;
}

/** In which part of the local date a moment of it lies (UTC ms). */
export function partOf(zone: string, date: string, at: number): DayPart {
  if (at < wallTime(zone, date, AFTERNOON)) return "morning";
  return at < wallTime(zone, date, EVENING) ? "afternoon" : "evening";
}
