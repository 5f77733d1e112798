import type { EventType } from "./location/event.ts";

/** Who has to follow when something happened: views, and things on the bus. */
export type Effect =
  | "board"
  | "desk"
  | "appointments"
  | "kiosk"
  | "phone"
  | "sign"
  | "printer"
  | "statistics";

const LINE: readonly Effect[] = ["desk", "appointments", "board", "phone", "kiosk", "statistics"];
const CALL: readonly Effect[] = [...LINE, "sign"];
const BOOKING: readonly Effect[] = ["appointments", "desk", "kiosk", "phone"];
const PRINT: readonly Effect[] = ["desk", "kiosk", "printer"];

/** The one effect map: what each event means outside the engine. */
export const EFFECTS: Record<EventType, readonly Effect[]> = {
  "ticket.drawn": LINE,
  "ticket.called": CALL,
  "ticket.recalled": CALL,
  "ticket.started": CALL,
  "ticket.completed": CALL,
  "ticket.missed": CALL,
  "ticket.returned": CALL,
  "ticket.parked": CALL,
  "ticket.resumed": CALL,
  "ticket.transferred": CALL,
  "ticket.continued": LINE,
  "ticket.noted": ["desk"],
  "ticket.prioritised": LINE,
  "ticket.put-back": LINE,
  "ticket.stepped-out": LINE,
  "ticket.came-back": LINE,
  "ticket.cancelled": CALL,
  "counter.opened": CALL,
  "counter.handed-over": ["desk"],
  "counter.released": CALL,
  "counter.paused": CALL,
  "counter.reopened": CALL,
  "counter.closed": CALL,
  "print.queued": PRINT,
  "print.sent": PRINT,
  "print.printed": PRINT,
  "print.failed": PRINT,
  "print.lost": PRINT,
  "print.handed": PRINT,
  "print.expired": PRINT,
  "print.seen": ["desk"],
  "appointment.held": BOOKING,
  "appointment.confirmed": BOOKING,
  "appointment.asked": BOOKING,
  "appointment.expired": BOOKING,
  "appointment.moved": BOOKING,
  "appointment.delayed": BOOKING,
  "appointment.prepared": BOOKING,
  "appointment.cancelled": BOOKING,
  "appointment.missed": BOOKING,
  "appointment.checked-in": BOOKING,
  "appointment.freed": BOOKING,
  "request.made": ["appointments"],
  "request.confirmed": ["appointments"],
  "request.withdrawn": ["appointments"],
  "request.lapsed": ["appointments"],
  "request.drawn": ["appointments"],
  "request.passed-over": ["appointments"],
  "lottery.drawn": ["appointments"],
  "action.undone": CALL,
  "call.asked": ["desk"],
  "ledger.lent": ["printer"],
  "ledger.allotted": ["printer"],
  "ledger.read": ["printer"],
  "draw.stranded": ["desk"],
  "draw.seen": ["desk"],
  "hours.changed": CALL,
  "hours.restored": CALL,
  "town.configured": CALL,
  "day.turned": CALL,
};

const OF_ONE = new Map(
  Object.entries(EFFECTS).map(([type, effects]): [string, ReadonlySet<Effect>] => [type, new Set(effects)]),
);

/** The effects of some events together. */
export function effectsOf(types: readonly EventType[]): ReadonlySet<Effect> {
  const alone = types.length === 1 && OF_ONE.get(types[0]!);
  if (alone) return alone;
  const all = new Set<Effect>();
  for (const type of types) for (const effect of EFFECTS[type]) all.add(effect);
  return all;
}
