import type { JournalEvent } from "../location/event.ts";

/**
 * The events that still hold: without those of a command that was undone, and without the undoing. An
 * `action.undone` names the first event of the command it reverses; everything of that command goes.
 */
export function standing(events: readonly JournalEvent[]): JournalEvent[] {
  const named = new Set<number>();
  for (const event of events) if (event.type === "action.undone") named.add(event.data.seq);
  if (named.size === 0) return [...events];
  const reversed = new Set<string>();
  for (const event of events) if (named.has(event.seq)) reversed.add(event.command);
  return events.filter((event) => event.type !== "action.undone" && !reversed.has(event.command));
}
