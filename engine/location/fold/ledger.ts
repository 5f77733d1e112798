import { dateAfter } from "../../town/day.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** So many are kept for the desk; the journal has them all. Of one device at most a tenth (decide/adopt.ts). */
const MOST_STRANDED = 1_000;

/** So long after its last day a ledger is known, days: whoever hands its draws over again is not believed anew. */
const KEPT_DAYS = 30;

const NOTHING_READ = { read: 0, read_at: 0 };

/** Ledgers that have long run out leave, and at once those that never were lent anything. */
export function forgetLedgers(state: LocationState): void {
  for (const { id, until, series } of state.ledgers.values())
    if (series === null || dateAfter(until, KEPT_DAYS) < state.day) state.ledgers.delete(id);
}

/** What devices draw into while they cannot ask, and which of their draws became no ticket. */
export function foldLedger(state: LocationState, event: JournalEvent): void {
  switch (event.type) {
    case "ledger.lent": {
      const { ledger: id, device, series, until } = event.data;
      state.ledgers.set(id, { ...NOTHING_READ, ...state.ledgers.get(id), id, device, series, until });
      return;
    }
    case "ledger.read": {
      const { ledger: id, ...last } = event.data;
      const { read_press: _, ...before } = state.ledgers.get(id) ?? { series: null, until: "" };
      state.ledgers.set(id, { ...before, id, ...last });
      return;
    }
    case "ledger.allotted": {
      const { ledger: id, ...allotted } = event.data;
      const ledger = state.ledgers.get(id);
      if (ledger) state.ledgers.set(id, { ...ledger, allotted });
      return;
    }
    case "draw.stranded": {
      state.stranded.set(event.data.draw, event.data);
      const [oldest] = state.stranded.keys();
      if (state.stranded.size > MOST_STRANDED && oldest !== undefined) state.stranded.delete(oldest);
      return;
    }
    case "draw.seen":
      state.stranded.delete(event.data.draw);
  }
}
