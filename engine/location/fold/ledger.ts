import { dateAfter } from "../../town/day.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** So many are shown at the desk; the journal has them all. */
const MOST_STRANDED = 200;

/** So long after its last day a ledger is known, days: whoever hands its draws over again is not believed anew. */
const KEPT_DAYS = 30;

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
      const { read = 0, read_at = 0 } = state.ledgers.get(id) ?? {};
      state.ledgers.set(id, { id, device, series, until, read, read_at });
      return;
    }
    case "ledger.read": {
      const { ledger: id, device, read, read_at } = event.data;
      const { series = null, until = "" } = state.ledgers.get(id) ?? {};
      state.ledgers.set(id, { id, device, series, until, read, read_at });
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
