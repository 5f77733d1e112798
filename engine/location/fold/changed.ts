import type { Counter } from "../counter.ts";
import type { RowBefore } from "../state.ts";
import type { Ticket } from "../ticket.ts";

/** An undo leaves them alone: where others stand and what was noted is not the action's. */
const NOT_TAKEN_BACK = new Set<keyof Ticket>(["overtaken", "mark", "stood", "noted"]);
/** The clock changes them afterwards, too, without standing in an undo's way. */
const THE_CLOCKS = new Set<keyof Ticket>(["calls", "last_call_at", "asked", "out_since"]);
/** Of a counter's row neither the sign's count nor who sat there before is taken back. */
const COUNTERS_OWN = new Set<keyof Counter>(["shown", "from"]);
const NONE = new Set<never>();

/** Of a ticket's row before an event, what an undo needs to know. */
export function ticketChanged(before: Ticket, after: Ticket): RowBefore<Ticket> {
  return changed(before, after, NOT_TAKEN_BACK, THE_CLOCKS);
}

/** Of a counter's row before an event, what an undo needs to know. */
export function counterChanged(before: Counter, after: Counter): RowBefore<Counter> {
  return changed(before, after, COUNTERS_OWN, NONE);
}

function changed<Row extends Ticket | Counter>(
  before: Row,
  after: Row,
  never: ReadonlySet<keyof Row>,
  always: ReadonlySet<keyof Row>,
): RowBefore<Row> {
  const row: Partial<Row> = {};
  for (const column in before) {
    if (never.has(column)) continue;
    if (before[column] !== after[column] || always.has(column)) row[column] = before[column];
  }
  return { ...row, id: before.id, state: before.state };
}
