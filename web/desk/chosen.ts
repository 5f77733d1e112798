import type { LocationState } from "../../engine/location/state.ts";
import { livingTicket } from "../../engine/outage/living.ts";
import { isEnded, ticketTable } from "../../machines/ticket.ts";
import { type Visitor, visitorOf } from "./visitor.ts";

/** A number that the clerk looks at more closely, and what can be done with it. */
export interface Chosen {
  number: string;
  /** Null: that number was not given out today. */
  visitor: Visitor | null;
  can: {
    call: boolean;
    resume: boolean;
    putBack: boolean;
    stepOut: boolean;
    comeBack: boolean;
    prioritise: boolean;
    transfer: boolean;
    cancel: boolean;
    /** A slip. */
    print: boolean;
  };
}

/** `own`: the counter of the clerk who looks. Whoever is at a colleague's is theirs. */
export function chosenOf(state: LocationState, number: string, own: string | null): Chosen {
  const named = [...state.tickets.values()].find((one) => one.number === number);
  const ticket = named && livingTicket(state, named.id);
  const takes = (word: string) => ticket !== undefined && ticketTable.next(ticket.state, word) !== undefined;
  const elsewhere = [...state.counters.values()].some(
    (counter) => counter.ticket === ticket?.id && counter.id !== own,
  );
  return {
    number: ticket?.number ?? number,
    visitor: ticket ? visitorOf(state, ticket) : null,
    can: {
      call: takes("called") && (state.town.policy.cherry_pick || takes("resumed")),
      resume: takes("resumed"),
      putBack: takes("put-back"),
      stepOut: takes("stepped-out") && state.town.policy.step_out_min > 0,
      comeBack: takes("came-back"),
      prioritise: takes("prioritised"),
      transfer: takes("transferred") && !elsewhere,
      cancel: takes("cancelled") && !elsewhere,
      print: ticket !== undefined && !isEnded(ticket.state),
    },
  };
}

/** A number as people type it, `a23` or `A 023`, as it is written; null when it is none. */
export function numberOf(typed: string): string | null {
  const found = /^([A-Z])\s*0*(\d{1,5})$/.exec(typed.trim().toUpperCase());
  if (!found) return null;
  const [, queue = "", digits = ""] = found;
  return `${queue}${digits.padStart(3, "0")}`;
}
