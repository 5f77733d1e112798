import type { RefusalCode, Refused } from "../../engine/refusal.ts";
import type { AppointmentState } from "../../machines/appointment.ts";
import type { TicketState } from "../../machines/ticket.ts";

type Params = Refused["params"];

/** What the ticket is doing instead. */
const INSTEAD: Record<TicketState, (p: Params) => string> = {
  waiting: (p) => `${p.number} wartet in der Schlange.`,
  out: (p) => `${p.number} ist kurz weggegangen und kommt wieder.`,
  called: (p) => `${p.number} ist bereits an Schalter ${p.counter} gerufen.`,
  serving: (p) => `${p.number} wird bereits an Schalter ${p.counter} bedient.`,
  parked: (p) => `${p.number} ist an Schalter ${p.counter} geparkt.`,
  missed: (p) => `${p.number} wurde aufgerufen und ist nicht erschienen.`,
  completed: (p) => `${p.number} ist schon fertig.`,
  cancelled: (p) => `${p.number} ist gestrichen.`,
};

/** What the appointment is instead. */
const APPOINTMENT: Record<AppointmentState, (p: Params) => string> = {
  held: (p) => `${p.number} ist noch nicht bestätigt.`,
  confirmed: (p) => `${p.number} ist gebucht.`,
  "checked-in": (p) => `${p.number} ist schon da.`,
  missed: (p) => `${p.number} gilt als nicht erschienen.`,
  fulfilled: (p) => `${p.number} ist schon erledigt.`,
  expired: (p) => `${p.number} wurde nie bestätigt.`,
  cancelled: (p) => `${p.number} ist abgesagt.`,
};

/** What staff do instead of taking it back. */
const OTHERWISE: Record<string, (p: Params) => string> = {
  "ticket.drawn": (p) => `${p.number} ist vergeben. Sie können die Nummer streichen.`,
  "ticket.noted": (p) => `Die Notiz zu ${p.number} ändern Sie bei der Nummer selbst.`,
  "ticket.stepped-out": (p) => `${p.number} ist kurz weg. Bei der Nummer selbst holen Sie sie zurück.`,
  "ticket.came-back": (p) =>
    `${p.number} ist wieder da. Bei der Nummer selbst schicken Sie sie noch einmal weg.`,
};

const at = (p: Params) => (p.counter ? `Schalter ${p.counter}` : "Ihr Schalter");

const SENTENCES: Record<RefusalCode, (p: Params) => string> = {
  "unknown-location": () => "Dieses Büro gibt es hier nicht.",
  "unknown-ticket": () => "Diese Nummer gibt es heute nicht.",
  "unknown-counter": () => "Diesen Schalter gibt es hier nicht.",
  "unknown-service": () => "Dieses Anliegen gibt es hier nicht.",
  "unknown-device": () => "Diesen Drucker gibt es hier nicht.",
  "unknown-job": () => "Diesen Druckauftrag gibt es nicht mehr.",
  "unknown-draw": () => "Diesen Hinweis gibt es nicht mehr.",
  "too-many-stranded": () => "Von diesem Gerät warten schon zu viele Nummern in keiner Schlange.",
  "ledger-went-back": () => "Das Gerät hat vergessen, was es schon übergeben hatte.",
  "series-used-up": () => "Für weitere Geräte ohne Netz sind keine Nummern mehr frei.",
  "not-possible": (p) =>
    INSTEAD[p.state as TicketState]?.(p) ??
    APPOINTMENT[p.appointment as AppointmentState]?.(p) ??
    (p.counter ? `${at(p)} macht gerade Pause. Öffnen Sie ihn zuerst wieder.` : "Das geht gerade nicht."),
  "nobody-waiting": () => "Für diesen Schalter wartet gerade niemand.",
  "counter-taken": (p) =>
    `An Schalter ${p.counter} sitzt ${p.number ? `schon jemand und bedient ${p.number}` : "schon jemand"}. Bitte sehen Sie nach.`,
  "not-your-counter": (p) => `Schalter ${p.counter} haben nicht Sie. Übernehmen Sie ihn zuerst.`,
  "counter-closed": (p) =>
    p.number
      ? `Schalter ${p.counter} ist geschlossen: dort würde ${p.number} niemand aufrufen.`
      : p.counter
        ? `Schalter ${p.counter} ist geschlossen. Übernehmen Sie ihn zuerst.`
        : "Sie haben keinen Schalter. Übernehmen Sie zuerst einen.",
  "counter-busy": (p) => `${at(p)} ist noch mit ${p.number} beschäftigt.`,
  "counter-idle": (p) => `An ${p.counter ? `Schalter ${p.counter}` : "Ihrem Schalter"} ist gerade niemand.`,
  "not-served-here": () => "Dieses Anliegen wird an Ihrem Schalter nicht bedient.",
  "cherry-pick-forbidden": () => "In diesem Büro wird der Reihe nach aufgerufen.",
  closed: () => "Das Büro gibt zurzeit keine Nummern aus.",
  "contingent-used-up": () => "Für dieses Anliegen sind heute alle Nummern vergeben.",
  "walk-ins-not-taken": () => "Dieses Anliegen geht nur mit Termin.",
  "too-early": (p) => `${p.number} kann sich noch nicht selbst anmelden.`,
  "too-late": (p) => `Das geht nur innerhalb von ${p.minutes} Minuten.`,
  "undo-too-late": (p) =>
    p.number
      ? `Zu spät: Mit ${p.number} ist inzwischen etwas anderes geschehen.`
      : `Zu spät: An Schalter ${p.counter} ist inzwischen etwas anderes geschehen.`,
  "nothing-to-undo": (p) =>
    p.counter
      ? `An Schalter ${p.counter} gibt es das nicht zurückzunehmen.`
      : "Das ist schon zurückgenommen.",
  "not-undone": (p) => OTHERWISE[String(p.event)]?.(p) ?? "Das lässt sich nicht zurücknehmen.",
  busy: () => "Gerade ist zu viel los. Bitte drücken Sie noch einmal.",
  storage: () => "Das konnte nicht gespeichert werden. Bitte drücken Sie noch einmal.",
  "bad-input": () => "Die Angaben sind unvollständig oder ungültig. Bitte prüfen Sie sie.",
  "stale-revision": (p) =>
    `Inzwischen hat sich an ${p.counter ? `Schalter ${p.counter}` : "Ihrem Schalter"} etwas geändert. Bitte sehen Sie nach und drücken Sie noch einmal.`,
  "unknown-appointment": () => "Diesen Termin gibt es hier nicht.",
  "request-closed": () => "Für diese Woche kann sich gerade niemand etwas wünschen.",
  "requested-already": () => "Mit diesen Angaben nimmt schon jemand an der Verlosung teil.",
  "not-bookable": () => "Für dieses Anliegen gibt es hier keine Termine.",
  "not-together": () => "Diese Anliegen gehen nicht in einem Termin.",
  "too-many": (p) => `Davon gehen höchstens ${p.most} in einem Termin.`,
  "limit-reached": (p) => `Mit diesen Kontaktdaten ist die Höchstzahl offener Termine erreicht (${p.most}).`,
  "slot-taken": () => "Diese Zeit ist inzwischen vergeben. Bitte wählen Sie eine andere.",
  "hold-expired": () => "Die Zeit wurde zu lange nicht bestätigt und ist wieder frei.",
  "delay-too-long": (p) => `Der Platz wird höchstens ${p.most} Minuten freigehalten.`,
  "unknown-hours": () => "Diese Änderung der Öffnungszeiten gibt es nicht mehr.",
  "not-today": (p) => `${p.number} ist nicht für heute.`,
  "quiet-hours": () => "Jetzt ist Ruhezeit: Es wird nichts angesagt.",
  "nobody-speaks": () =>
    "Gerade kann nichts den Aufruf ansagen: keine Ansage ist verbunden, und keine Tafel hat Ton.",
  "being-said": (p) => `${p.number} wird gerade angesagt.`,
};

/** What staff read when the engine refuses. */
export function staffSentence({ code, params }: Refused): string {
  return SENTENCES[code](params);
}
