import type { Kit } from "../../contract/away.ts";
import type { HouseTime } from "./house-time.ts";
import type { LedgerFile } from "./ledger.ts";

/** Why no number is drawn; the kiosk has a page for each. */
export type AwayHindrance = "closed" | "contingent-used-up" | "numbers-used-up" | "printer-not-ready";

/** The next number of a queue and the day it is counted among. */
export interface NextNumber {
  queue: string;
  n: number;
  day: string;
}

/** What of the kit's matter may be drawn now: the next number, or why there is none. */
export function allowance(
  ledger: Pick<LedgerFile, "highest" | "count">,
  kit: Kit,
  { now, sure, day }: HouseTime,
  service: string,
): NextNumber | AwayHindrance {
  const found = kit.services.find((one) => one.id === service);
  const hours = kit.departments.find((one) => one.id === found?.department)?.hours ?? [];
  if (!found || day === null || !hours.some(([from, until]) => from <= now && now < until)) return "closed";
  const first_day = kit.days[0]?.day ?? day;
  const left = day === first_day ? found.left?.today : found.left?.later;
  if (left !== undefined && ledger.count(service, day, kit.read) >= left) return "contingent-used-up";
  const { first, last } = kit.numbers;
  const since = sure ? day : first_day;
  const n = (ledger.highest({ queue: found.queue, first, last, day, since }) ?? first - 1) + 1;
  return n > last ? "numbers-used-up" : { queue: found.queue, n, day };
}
