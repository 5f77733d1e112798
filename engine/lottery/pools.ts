import type { LotteryRule, PoolRule } from "../town/booking.ts";
import type { Town } from "../town/town.ts";

/** The pools of a town whose times are drawn by lot, in the order of its document. */
export function drawnPools({
  departments,
}: Pick<Town, "departments">): (PoolRule & { lottery: LotteryRule })[] {
  const pools = departments.flatMap(({ booking }) => booking?.pools ?? []);
  return pools.flatMap((pool) => (pool.lottery ? [{ ...pool, lottery: pool.lottery }] : []));
}
