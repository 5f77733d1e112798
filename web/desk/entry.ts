import type { Matter } from "../../engine/appointments/appointment.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Ticket } from "../../engine/location/ticket.ts";
import type { Language } from "../../engine/town/town.ts";
import { mattersOfTicket } from "../booking/matters-list.tsx";
import { minutesOf } from "../booking/wish.ts";

/** A ticket in a list. Times UTC ms. */
export interface Entry {
  id: string;
  number: string;
  /** Id of what it is about, and its German name. */
  service: string;
  matter: string;
  /** All that it is for; of several things also how long they take together. */
  matters: string;
  drawn_at: number;
  /** 0 normal, 1 or 2 raised by staff. */
  priority: number;
  language: Language;
  /** An appointment's time. */
  due_at: number | null;
  /** Only this counter calls it by "next". */
  reserved: string | null;
  note: string | null;
}

export function entryOf(state: LocationState, ticket: Ticket): Entry {
  return {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    matter: matterOf(state, ticket.service),
    matters: wholeOf(state, mattersOfTicket(state, ticket)),
    drawn_at: ticket.drawn_at,
    priority: ticket.priority,
    language: ticket.language,
    due_at: ticket.due_at,
    reserved: ticket.only_counter,
    note: state.notes.get(ticket.id) ?? null,
  };
}

/** The matter's German name; of a matter the town has given up since, its id. */
export function matterOf(state: LocationState, service: string): string {
  return state.town.services.find((one) => one.id === service)?.name.de ?? service;
}

/** In a line of a list, where how long somebody waits stands too: `2 × Reisepass beantragen, Abmeldung (zusammen 50 Min.)` */
export function wholeOf(state: LocationState, matters: readonly Matter[]): string {
  const named = mattersOf(state, matters).join(", ");
  const several = matters.reduce((sum, { quantity }) => sum + quantity, 0) > 1;
  return several ? `${named} (zusammen ${minutesOf(state.town, matters)}\u00a0Min.)` : named;
}

/** What an appointment is for: `2 × Reisepass beantragen`. */
export function mattersOf(state: LocationState, matters: readonly Matter[]): string[] {
  return matters.map(({ service, quantity }) => {
    const name = matterOf(state, service);
    return quantity > 1 ? `${quantity} × ${name}` : name;
  });
}
