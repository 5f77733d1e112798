import { requestTable, takesPart } from "../../machines/request.ts";
import type { LocationState } from "../location/state.ts";
import { drawnPools } from "./pools.ts";
import type { Lottery } from "./request.ts";
import { lotteryKey } from "./request.ts";
import { type LotteryWindow, openWindows } from "./window.ts";

/** How the draws of a pool stand, in numbers alone. */
export interface Standing {
  pool: string;
  services: readonly string[];
  /** What wishes are collected for; `unconfirmed` have still to be confirmed by the link. */
  open: (LotteryWindow & { requests: number; unconfirmed: number })[];
  /** Draws of weeks that are not over, the last first. */
  drawn: Lottery[];
}

/** All draws of a location at `now` (UTC ms), in the order of its document. */
export function standingOf({ town, requests, lotteries }: LocationState, now: number): Standing[] {
  const all = [...requests.values()];
  return drawnPools(town).map(({ id, services, lottery }) => {
    const open = openWindows(town.zone, lottery, now).map((window) => {
      const theirs = all.filter((one) => lotteryKey(one) === lotteryKey({ pool: id, week: window.week }));
      return {
        ...window,
        requests: theirs.filter(({ state }) => takesPart(state)).length,
        unconfirmed: theirs.filter(({ state }) => requestTable.next(state, "confirmed")).length,
      };
    });
    const drawn = [...lotteries.values()].filter(({ pool }) => pool === id);
    return { pool: id, services, open, drawn: drawn.sort((a, b) => b.drawn_at - a.drawn_at) };
  });
}
