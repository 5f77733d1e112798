import type { Counter } from "../../engine/location/counter.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import { counterTable } from "../../machines/counter.ts";
import { ticketTable } from "../../machines/ticket.ts";

/** What can be done at a counter now, as the machines have it. */
export interface Abilities {
  callNext: boolean;
  /** Somebody of one's own choice: nobody is being called to the counter. */
  callOne: boolean;
  recall: boolean;
  start: boolean;
  finish: boolean;
  miss: boolean;
  giveBack: boolean;
  park: boolean;
  resume: boolean;
  transfer: boolean;
  proceed: boolean;
  pause: boolean;
  reopen: boolean;
  close: boolean;
}

export function abilitiesAt(counter: Counter, ticket: Ticket | undefined): Abilities {
  const counterTakes = (word: string) => counterTable.next(counter.state, word) !== undefined;
  const ticketTakes = (word: string) =>
    ticket !== undefined && ticketTable.next(ticket.state, word) !== undefined;
  const finish = ticketTakes("completed");
  const call = counterTakes("called") || finish;
  return {
    callNext: call,
    callOne: call,
    recall: ticketTakes("recalled"),
    start: ticketTakes("started"),
    finish,
    miss: ticketTakes("missed"),
    giveBack: ticketTakes("returned"),
    park: ticketTakes("parked"),
    resume: counterTakes("resumed"),
    transfer: ticketTakes("transferred"),
    proceed: ticketTakes("continued"),
    pause: counterTakes("paused"),
    reopen: counterTakes("reopened"),
    close: counterTakes("closed"),
  };
}
