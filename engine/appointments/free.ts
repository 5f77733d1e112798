import { firstUndrawn } from "../lottery/window.ts";
import { wallTime } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import { keepRuns, orBoth } from "./bits.ts";
import type { Calendar } from "./calendar.ts";
import type { Demand } from "./demand.ts";
import type { Share } from "./shares.ts";

/** All moments (UTC ms, ascending) at which an appointment for the demand can begin, as booked at `now`. */
export function freeTimes(town: Town, calendar: Calendar, demand: Demand, now: number): number[] {
  const found = calendar.emptySet();
  for (const share of demand.shares) {
    const cells = calendar.cells(share.key);
    if (!cells) continue;
    const runs = cells.free.slice();
    keepRuns(runs, demand.cells);
    const [from, to] = window(town, calendar, demand, share, now);
    orBoth(found, runs, cells.begins, from, to);
  }
  return calendar.momentsOf(found);
}

/** The share from which the demand can be met at a moment; null where it is not free, or not to be booked now. */
export function shareFor(
  town: Town,
  calendar: Calendar,
  demand: Demand,
  start_at: number,
  now: number,
): string | null {
  const start = calendar.indexFrom(start_at);
  if (calendar.momentOf(start) !== start_at) return null;
  for (const share of demand.shares) {
    const [from, to] = window(town, calendar, demand, share, now);
    if (start >= from && start < to && calendar.fits(share.key, start, demand.cells)) return share.key;
  }
  return null;
}

/** The cells in which an appointment from this share may begin as booked now: lead time, horizon, release, lottery. */
function window(
  { zone }: Town,
  calendar: Calendar,
  { rule, lottery }: Demand,
  { release }: Share,
  now: number,
): [from: number, to: number] {
  const from = Math.max(0, calendar.indexFrom(now + rule.lead_min * 60_000));
  let days = rule.horizon_days + 1;
  if (release) {
    const today = now >= wallTime(zone, calendar.today, release.at) ? 1 : 0;
    days = Math.min(days, release.days_before + today);
  }
  const to = calendar.indexOfDay(days);
  if (!lottery) return [from, to];
  return [from, Math.min(to, calendar.indexFrom(wallTime(zone, firstUndrawn(zone, lottery, now), "00:00")))];
}
