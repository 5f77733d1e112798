import type { JournalEvent } from "../location/event.ts";

/**
 * The events that still hold: without those of a command that was undone, and without the undoing. An
 * `action.undone` names the first event of the command it reverses; everything of that command goes. So does all that befell a ticket
 * that nobody held, because the same press had its number elsewhere: one press is one visit.
 */
export function standing(events: readonly JournalEvent[]): JournalEvent[] {
  const named = new Set<number>();
  const ghosts = new Set<string>();
  for (const { type, data } of events) {
    if (type === "action.undone") named.add(data.seq);
    if (type === "ticket.drawn" && data.instead_of !== undefined) ghosts.add(data.instead_of);
  }
  const held = ghosts.size === 0 ? [...events] : events.filter((event) => !ghosts.has(ticketOf(event)));
  if (named.size === 0) return held;
  const reversed = new Set<string>();
  for (const event of events) if (named.has(event.seq)) reversed.add(event.command);
  return held.filter((event) => event.type !== "action.undone" && !reversed.has(event.command));
}

function ticketOf({ data }: JournalEvent): string {
  return "ticket" in data ? data.ticket : "";
}
