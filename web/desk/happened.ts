import type { EventType } from "../../engine/location/event.ts";

/** What a clerk's step was, with the ticket's number; null for what only goes along with another. */
const SENTENCES: Partial<Record<EventType, (number: string) => string>> = {
  "ticket.called": (n) => `${n} aufgerufen`,
  "ticket.recalled": (n) => `${n} erneut aufgerufen`,
  "ticket.started": (n) => `${n} begonnen`,
  "ticket.completed": (n) => `${n} fertig`,
  "ticket.missed": (n) => `${n} nicht erschienen`,
  "ticket.returned": (n) => `${n} zurück in die Schlange`,
  "ticket.parked": (n) => `${n} geparkt`,
  "ticket.resumed": (n) => `${n} fortgesetzt`,
  "ticket.transferred": (n) => `${n} weitergeleitet`,
  "ticket.continued": (n) => `${n}: weiteres Anliegen`,
  "ticket.prioritised": (n) => `${n}: Vorrang geändert`,
  "ticket.put-back": (n) => `${n} wieder eingereiht`,
  "ticket.cancelled": (n) => `${n} gestrichen`,
  "ticket.drawn": (n) => `${n} gezogen`,
  "ticket.noted": (n) => `Notiz zu ${n}`,
  "ticket.stepped-out": (n) => `${n} kurz weg`,
  "ticket.came-back": (n) => `${n} wieder da`,
  "counter.paused": () => "Pause begonnen",
  "counter.reopened": () => "Pause beendet",
};

/** One clause of what happened; null where it needs no words. `booked`: whoever has an appointment draws no number, they arrive. */
export function happened(event: EventType, number: string, booked: boolean): string | null {
  if (booked && event === "ticket.drawn") return `${number} angemeldet`;
  return SENTENCES[event]?.(number) ?? null;
}
