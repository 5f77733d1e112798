import { businessDay } from "../../engine/town/day.ts";
import { openingAt } from "../../engine/town/opening.ts";
import type { Department, Text, Town } from "../../engine/town/town.ts";

/** Why a department gives out no numbers now, and when it opens again. */
export interface Shut {
  department: Department;
  /** Closed all day; closed at the moment; open, but shortly before closing. */
  kind: "today" | "now" | "no-more";
  /** UTC ms; null when nobody knows. */
  opens_at: number | null;
  /** `opens_at` is on the same local day. */
  still_today: boolean;
  /** The holiday or closure that keeps it closed. */
  reason: Text | null;
}

/** Null while the department gives out numbers. `now` in UTC ms; an unknown department throws. */
export function shutAt(town: Town, id: string, now: number): Shut | null {
  const opening = openingAt(town, id, now);
  if (opening.walk_ins_until !== null && now < opening.walk_ins_until) return null;
  const department = town.departments.find((one) => one.id === id)!;
  const { opens_at, reason } = opening;
  const still_today = opens_at !== null && businessDay(town, opens_at) === businessDay(town, now);
  return { department, kind: kindOf(opening), opens_at, still_today, reason };
}

function kindOf({ open, day_closes_at }: { open: boolean; day_closes_at: number | null }): Shut["kind"] {
  if (open) return "no-more";
  return day_closes_at === null ? "today" : "now";
}

/** All departments when none of them gives out numbers, else null. */
export function allShut(town: Town, now: number): Shut[] | null {
  const shut = town.departments.map((department) => shutAt(town, department.id, now));
  return shut.every((one) => one !== null) ? shut : null;
}

/** What can be said of all departments at once: while one of them is still open, the house is not closed. */
export function together(shut: readonly Shut[]): Pick<Shut, "kind" | "reason"> & { opens_alike: boolean } {
  const [first] = shut;
  const all = (alike: (one: Shut) => boolean) => shut.every(alike);
  const closed = all(({ kind }) => kind === "today") ? "today" : "now";
  return {
    kind: all(({ kind }) => kind !== "no-more") ? closed : "no-more",
    reason: all(({ reason }) => reason?.de === first?.reason?.de) ? (first?.reason ?? null) : null,
    opens_alike: all(({ opens_at }) => opens_at === first?.opens_at),
  };
}

/** The next moment after `now` at which a department's door opens or closes, or stops giving out numbers; UTC ms. */
export function nextTurn(town: Town, now: number): number | null {
  const turns = town.departments.flatMap((department) => {
    const { opens_at, closes_at, walk_ins_until } = openingAt(town, department.id, now);
    return [opens_at, closes_at, walk_ins_until].filter((at) => at !== null && at > now);
  });
  return turns.reduce<number | null>((first, at) => (at === null ? first : Math.min(first ?? at, at)), null);
}
