import { messagesBeside } from "../messages/plan.ts";
import type { Row } from "../store/port.ts";
import type { Command } from "./command.ts";
import type { Draft } from "./event.ts";
import type { LocationState } from "./state.ts";

/**
 * What goes with the events, in their own transaction: messages to visitors; who comes to an appointment; notes, which come and,
 * with the day, go.
 */
export function rowsBeside(state: LocationState, command: Command, drafts: Draft[], now: number): Row[] {
  const { intent } = command;
  const rows = messagesBeside(state, drafts, now);
  if ("contact" in intent && intent.contact) rows.push({ table: "contact", row: intent.contact });
  for (const draft of drafts) {
    if (draft.type === "ticket.noted" && intent.type === "note") {
      const { ticket, text } = intent;
      if (text === "") {
        state.notes.delete(ticket);
        rows.push({ table: "note", remove: ticket });
      } else {
        state.notes.set(ticket, text);
        rows.push({ table: "note", row: { id: ticket, location: state.town.id, text, at: now } });
      }
    }
    if (draft.type === "day.turned") {
      for (const ticket of state.notes.keys()) rows.push({ table: "note", remove: ticket });
    }
  }
  return rows;
}
