import { openingAt } from "../../engine/town/opening.ts";
import type { Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";

/** An office as the entrance shows it. */
export interface Door {
  town: Town;
  open: boolean;
  /** When that changes, as a German sentence. */
  note: string;
}

/** Whether an office is open at `now` (UTC ms), and until or from when. */
export function doorOf(town: Town, now: number): Door {
  const states = town.departments.map((department) => openingAt(town, department.id, now));
  const { time, date } = words("de").format;
  const closes = Math.max(0, ...states.map((state) => state.day_closes_at ?? 0));
  if (states.some((state) => state.open))
    return { town, open: true, note: `bis ${time(closes, town.zone)} Uhr` };
  const opens = Math.min(...states.map((state) => state.opens_at ?? Number.POSITIVE_INFINITY));
  const note = Number.isFinite(opens)
    ? `öffnet ${date(opens, town.zone)} um ${time(opens, town.zone)} Uhr`
    : "";
  return { town, open: false, note };
}
