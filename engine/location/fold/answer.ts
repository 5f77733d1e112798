import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** Remembers what the command led to, so that its repetition gets the first answer. The clock repeats nothing. */
export function foldAnswer(state: LocationState, event: JournalEvent): void {
  if (event.actor === "clock") return;
  const before = state.answers.get(event.command);
  const ended = event.type === "ticket.completed" || event.type === "action.undone";
  state.answers.set(event.command, {
    seq: event.seq,
    at: event.at,
    ticket: ended ? null : "ticket" in event.data ? event.data.ticket : (before?.ticket ?? null),
    ...("appointment" in event.data
      ? { appointment: event.data.appointment }
      : before?.appointment && { appointment: before.appointment }),
    job: "job" in event.data ? event.data.job : (before?.job ?? null),
    drew: before?.drew ?? event.type === "ticket.drawn",
  });
  const { answers } = state.dirty;
  answers.add(event.command);
  if (event.type === "ticket.drawn" && event.data.press !== undefined) {
    const { press, ticket } = event.data;
    state.answers.set(press, { seq: event.seq, at: event.at, ticket, job: null, drew: true });
    answers.add(press);
  }
  // An answer never changes later: one that is not yet written need not be removed.
  for (const id of state.answers.forget(state.at)) if (!answers.delete(id)) answers.add(id);
}
