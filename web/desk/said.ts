import type { DeedName } from "./deeds.ts";

/** `about`: number of the ticket a deed ended with, or the step it took back; `counter` the clerk's. Each may be empty. */
type Sentence = (about: string, counter: string) => string;

const SAID: Record<DeedName, Sentence> = {
  counter: (_n, c) => `Sie sind an Schalter ${c}.`,
  calls: (n, c) =>
    n ? `${n} aufgerufen, Schalter ${c}.` : "Fertig. Es wartet niemand mehr für diesen Schalter.",
  recalls: (n) => `${n} erneut aufgerufen.`,
  announcements: (n) => `${n} wird noch einmal angesagt.`,
  starts: (n) => `${n} begonnen.`,
  finishes: (n) => (n ? `Fertig. ${n} geht zurück.` : "Fertig."),
  "no-shows": (n) => `${n} als nicht erschienen vermerkt.`,
  returns: (n) => `${n} ist zurück in der Schlange.`,
  parkings: (n) => `${n} geparkt.`,
  resumptions: (n) => `${n} fortgesetzt.`,
  transfers: (n) => `${n} weitergeleitet.`,
  continuations: (n) => `${n}: weiteres Anliegen begonnen.`,
  pauses: () => "Pause begonnen.",
  reopenings: (_n, c) => `Schalter ${c} ist wieder offen.`,
  closings: () => "Schalter geschlossen.",
  undos: (step) => (step ? `Zurückgenommen: ${step}.` : "Zurückgenommen."),
  "check-ins": (n) => `Angemeldet: Nummer ${n} wartet.`,
  tickets: (n) => `Nummer ${n} gezogen.`,
  notes: (n) => `Notiz zu ${n} gespeichert.`,
  priorities: (n) => `Vorrang von ${n} geändert.`,
  "put-backs": (n) => `${n} wieder eingereiht.`,
  "step-outs": (n) => `${n} ist kurz weg und behält den Platz.`,
  "come-backs": (n) => `${n} ist wieder da.`,
  cancellations: (n) => `${n} gestrichen.`,
  prints: (n) => `Zettel ${n} wird gedruckt.`,
  "seen-draws": () => "Hinweis erledigt.",
  "seen-prints": () => "Hinweis erledigt.",
};

/** What was done, in a sentence for eye and ear. */
export function said(deed: DeedName, about: string, counter: string): string {
  return SAID[deed](about, counter);
}
