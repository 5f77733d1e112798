import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** Remembers what the command led to, so that its repetition gets the first answer. */
export function foldAnswer(state: LocationState, event: JournalEvent): void {
  const before = state.answers.get(event.command);
  const ended = event.type === "ticket.completed" || event.type === "action.undone";
  state.answers.set(event.command, {
    seq: event.seq,
    at: event.at,
    ticket: ended ? null : "ticket" in event.data ? event.data.ticket : (before?.ticket ?? null),
    job: "job" in event.data ? event.data.job : (before?.job ?? null),
  });
  state.dirty.answers.add(event.command);
}
