import { sharesOf } from "../../outage/contingent.ts";
import { MOST_SERIES } from "../../outage/series.ts";
import { Refused } from "../../refusal.ts";
import { dateAfter } from "../../town/day.ts";
import type { LocationState } from "../state.ts";
import type { Handler } from "./handler.ts";

/** A series is lent for so many days beside today: longer than the longest row of days on which nobody looks after a kiosk. */
export const LENT_DAYS = 7;

/** So many ledgers of one device at a time: one that loses its file with every start must not use up what others need. */
export const MOST_OF_ONE = 10;

/**
 * Lends the ledger a series, or the one it has for longer. One that another ledger may still draw from is never lent; which
 * ledger asked first decides, so that devices of one location never give out the same number.
 */
export const lendSeries: Handler<"lend-series"> = (plan, { ledger: id, device }) => {
  const { state } = plan;
  const until = dateAfter(state.day, LENT_DAYS);
  const known = state.ledgers.get(id);
  const kept = known && known.until >= state.day ? known.series : null;
  if (known && kept !== null && known.until === until && known.device === device) return;
  const series = kept ?? (ledgersOf(state, device) < MOST_OF_ONE ? lowestFree(state) : null);
  if (series === null)
    return void plan.refuse(
      new Refused("series-used-up", "No numbers are left to be drawn without the house"),
    );
  plan.record({ type: "ledger.lent", data: { ledger: id, device, series, until } });
};

/** Tells nothing twice: whoever was told the same before goes on with it. */
export const allotContingents: Handler<"allot-contingents"> = (plan, drawing) => {
  const { state } = plan;
  for (const [ledger, left] of sharesOf(state, drawing)) {
    const before = state.ledgers.get(ledger)?.allotted;
    const same = before?.day === state.day && JSON.stringify(before.left) === JSON.stringify(left);
    if (!same && (before || Object.keys(left).length > 0))
      plan.record({ type: "ledger.allotted", data: { ledger, day: state.day, left } });
  }
};

function ledgersOf({ ledgers, day }: LocationState, device: string): number {
  return [...ledgers.values()].filter((one) => one.device === device && one.until >= day).length;
}

function lowestFree({ ledgers, day }: LocationState): number | null {
  const lent = new Set([...ledgers.values()].flatMap((one) => (one.until >= day ? [one.series] : [])));
  for (let series = 0; series < MOST_SERIES; series++) if (!lent.has(series)) return series;
  return null;
}

/** Staff know of a number that is in no line, or of all of a device's, and have seen to whoever holds it. */
export const seeStranded: Handler<"see-stranded"> = (plan, { draw, device }) => {
  const seen = [...plan.state.stranded.values()].filter((one) => one.draw === draw || one.device === device);
  if (seen.length === 0)
    return void plan.refuse(new Refused("unknown-draw", "There is no such number left to look at"));
  for (const one of seen) plan.record({ type: "draw.seen", data: { draw: one.draw } });
};
