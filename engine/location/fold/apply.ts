import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";
import { beforeAction, foldAction } from "./action.ts";
import { foldAnswer } from "./answer.ts";
import { foldAppointment } from "./appointment.ts";
import { foldCounter } from "./counter.ts";
import { foldDay } from "./day.ts";
import { foldHours } from "./hours.ts";
import { foldLedger } from "./ledger.ts";
import { foldLessons } from "./lessons.ts";
import { foldPrint } from "./print.ts";
import { foldRequest } from "./request.ts";
import { foldTicket } from "./ticket.ts";
import { foldUndo } from "./undo.ts";

/**
 * Folds one event into the state, the only way a state ever changes. Throws where the event does not follow
 * densely or the machines refuse it: that is a bug or a damaged journal, never something to skip.
 */
export function apply(state: LocationState, event: JournalEvent): void {
  if (event.seq !== state.seq + 1) {
    throw new Error(`${event.location}: event ${event.seq} does not follow ${state.seq}`);
  }
  const before = beforeAction(state, event);
  const lessons = foldLessons(state, event);
  state.seq = event.seq;
  state.at = Math.max(state.at, event.at);
  if (event.type === "day.turned") foldDay(state, event.data.day);
  else if (event.type === "action.undone") foldUndo(state, event);
  else if (event.type === "hours.changed" || event.type === "hours.restored") foldHours(state, event);
  else if (event.type === "town.configured") state.revision = event.data.revision;
  else {
    foldTicket(state, event);
    foldCounter(state, event);
    foldPrint(state, event);
    foldLedger(state, event);
  }
  foldAppointment(state, event);
  foldRequest(state, event);
  for (const id of state.lines.takeChanged()) state.dirty.tickets.add(id);
  if (before) foldAction(state, event, before, lessons);
  foldAnswer(state, event);
}
