import type { Booking, PoolRule } from "./booking.ts";
import type { Report } from "./problem.ts";
import type { Service } from "./town.ts";

const DAY_MIN = 1_440;

/** Reports a draw whose times could not be booked online when it comes, or not be wished for before. */
export function checkLottery(
  path: string,
  { lottery, services }: PoolRule,
  booking: Booking,
  all: readonly Service[],
  report: Report,
): void {
  if (!lottery) return;
  const { weekday, at, weeks_ahead, collect_days } = lottery;
  const to_monday = 7 * weeks_ahead + 1 - weekday;
  const ahead_days = collect_days + to_monday + 6;
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const left_min = to_monday * DAY_MIN - hours * 60 - minutes;
  for (const { id, booking: own } of all.filter(({ id }) => services.includes(id))) {
    const online = own?.online ?? booking.channels.online;
    const here = `${path}.lottery`;
    if (!online) {
      report(here, `is for visitors at home, but ${id} is not booked online`);
      continue;
    }
    if (online.horizon_days < ahead_days)
      report(
        here,
        `looks ${ahead_days} days ahead, but ${id} is booked online ${online.horizon_days} at most`,
      );
    if (online.lead_min > left_min)
      report(
        here,
        `is drawn ${left_min} minutes before its week, but ${id} is booked online ${online.lead_min} ahead`,
      );
  }
}
