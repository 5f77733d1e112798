import type { Reason } from "../../engine/dispatch/reason.ts";
import { plurals, span } from "./plural.ts";
import { spell } from "./spell.ts";

const n = plurals("de");
const DIGITS = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];

/** German is the original: its type is what every other language must fill. */
export type Catalogue = typeof de;

export const de = {
  common: {
    skip: "Zum Inhalt springen",
    offline: "Die Verbindung ist unterbrochen. Sie wird von selbst wieder aufgebaut.",
    yes: "Ja",
    no: "Nein",
    back: "Zurück",
    next: "Weiter",
    startOver: "Von vorn beginnen",
    close: "Schließen",
    keys: "Tasten",
    keysOn: "Einzelne Tasten lösen Aktionen aus",
    language: "Sprache",
    number: "Nummer",
    counter: "Schalter",
    counterNamed: (counter: string) => `Schalter ${counter}`,
    minutes: (low: number, high: number) =>
      n(high, { one: "etwa # Minute", other: "etwa # Minuten" }, span(low, high)),
    waiting: (count: number) => n(count, { one: "# Person wartet", other: "# Personen warten" }),
  },
  kiosk: {
    title: "Nummer ziehen",
    welcome: "Willkommen",
    chooseLanguage: "Bitte wählen Sie Ihre Sprache",
    chooseMatter: "Was möchten Sie erledigen?",
    bring: "Bitte bringen Sie mit",
    lasts: (minutes: number) => n(minutes, { one: "dauert etwa # Minute", other: "dauert etwa # Minuten" }),
    fee: "Gebühr",
    online: "Das geht auch online, ohne zu warten",
    chooseMedium: "Wie möchten Sie Ihre Nummer bekommen?",
    paper: "Auf Papier",
    paperHint: "Der Drucker gibt einen Zettel aus",
    qr: "Auf dem Handy",
    qrHint: "Sie scannen einen QR-Code",
    yourNumber: "Ihre Nummer",
    ahead: (count: number) =>
      n(count, { one: "Vor Ihnen wartet # Person", other: "Vor Ihnen warten # Personen" }),
    aheadNone: "Vor Ihnen wartet niemand",
    wait: (low: number, high: number) =>
      high < 1
        ? "Sie sind gleich dran"
        : n(high, { one: "Wartezeit etwa # Minute", other: "Wartezeit etwa # Minuten" }, span(low, high)),
    waitUnknown: "Die Wartezeit lässt sich gerade nicht schätzen",
    goTo: "Bitte gehen Sie hierhin",
    watchBoard: "Ihre Nummer erscheint auf der Anzeige",
    takeTicket: "Bitte nehmen Sie Ihren Zettel",
    printing: "Ihr Zettel wird gedruckt …",
    printFailed: "Der Zettel konnte nicht gedruckt werden",
    scanInstead: "Ihre Nummer gilt trotzdem. Bitte scannen Sie diesen Code oder merken Sie sich die Nummer.",
    scan: "Scannen Sie den Code mit dem Handy. Dort sehen Sie, wann Sie dran sind.",
    noteNumber: "Kein Handy? Merken Sie sich einfach die Nummer.",
    done: "Fertig",
    closed: "Heute geschlossen",
    closedNow: "Zurzeit geschlossen",
    opensAt: (time: string) => `Wir öffnen um ${time} Uhr`,
    opensOn: (day: string, time: string) => `Wir öffnen am ${day} um ${time} Uhr`,
    contingentUsed: "Für heute sind alle Nummern vergeben",
    contingentHint: "Bitte kommen Sie an einem anderen Tag wieder oder buchen Sie einen Termin.",
    notToday: "Heute nicht möglich",
    paperOut: "Der Drucker hat kein Papier",
    paperOutHint: "Sie können Ihre Nummer auf das Handy holen.",
    unavailable: "Der Automat ist gerade nicht bereit",
    unavailableHint: "Bitte wenden Sie sich an das Personal.",
    locked: "Dieser Bildschirm ist noch nicht freigeschaltet",
    lockedHint:
      "Nummern gibt es nur hier im Haus. Beschäftigte schalten den Bildschirm einmal mit dem Link frei, den der Arbeitsplatz unter „Geräte“ zeigt.",
    idleTitle: "Sind Sie noch da?",
    idleLeft: "Der Bildschirm beginnt gleich von vorn. Sekunden:",
    idleStay: "Ja, weiter",
  },
  phone: {
    title: (number: string) => `Nummer ${number}`,
    yourNumber: "Ihre Nummer",
    ahead: (count: number) =>
      n(count, { one: "Noch # Person vor Ihnen", other: "Noch # Personen vor Ihnen" }),
    nextUp: "Sie sind als Nächstes dran",
    called: (counter: string) => `Sie werden aufgerufen: Schalter ${counter}`,
    calledHint: "Bitte kommen Sie jetzt.",
    serving: (counter: string) => `Sie sind an Schalter ${counter}`,
    stepOut: "Kurz weggehen",
    stepOutHint: "Sie behalten Ihren Platz und werden übersprungen, bis Sie wieder da sind.",
    out: "Sie sind kurz weg. Ihr Platz bleibt Ihnen.",
    outUntil: (time: string) => `Bitte melden Sie sich bis ${time} Uhr zurück, sonst verfällt die Nummer.`,
    comeBack: "Ich bin wieder da",
    giveUp: "Platz aufgeben",
    giveUpAsk: "Möchten Sie Ihre Nummer wirklich aufgeben? Das lässt sich nicht zurücknehmen.",
    parked: "Ihr Anliegen ruht. Sie werden wieder aufgerufen.",
    missed: "Sie wurden aufgerufen, aber nicht angetroffen",
    missedHint: "Bitte wenden Sie sich an das Personal: Ihre Nummer kann wieder eingereiht werden.",
    completed: "Ihr Anliegen ist erledigt. Auf Wiedersehen!",
    cancelled: "Diese Nummer wurde aufgegeben",
    expired: "Diese Nummer ist nicht mehr gültig",
    keepOpen: "Lassen Sie diese Seite offen. Sie zeigt von selbst, wenn Sie dran sind.",
    soundOn: "Ton einschalten",
    why: "Warum war jemand vor mir dran?",
    whyNobody: "Bisher ist niemand vor Ihnen drangekommen, der nach Ihnen kam.",
    updated: (time: string) => `Stand ${time} Uhr`,
  },
  /** Why somebody else went first. */
  reasons: {
    "appointment-due": "Ein gebuchter Termin war fällig",
    "appointment-early": "Ein gebuchter Termin konnte früher drankommen",
    "overtaken-bound": "Diese Person war schon mehrmals überholt worden",
    priority: "Diese Person hatte Vorrang",
    arrival: "Diese Person war früher da",
    reserved: "Diese Nummer war für diesen Schalter vorgemerkt",
    "helping-out": "Ein anderer Schalter hat ausgeholfen",
    chosen: "Das Personal hat diese Nummer ausgewählt",
  } satisfies Record<Reason["code"], string>,
  board: {
    title: "Aufrufe",
    nowCalled: "Jetzt aufgerufen",
    lastCalls: "Zuletzt aufgerufen",
    nextUp: "Als Nächstes",
    waiting: "Wartende",
    noCalls: "Noch kein Aufruf",
    announcement: (number: string, counter: string) =>
      `Nummer ${spell(number, DIGITS)}, bitte Schalter ${spell(counter, DIGITS)}.`,
    soundBlocked: "Bitte einmal tippen, damit der Ton funktioniert",
    stopSound: "Ansage anhalten",
  },
  errors: {
    title: "Das hat nicht geklappt",
    home: "Zur Startseite",
    network: "Keine Verbindung. Bitte versuchen Sie es noch einmal.",
    notFoundTitle: "Nicht gefunden",
    notFound: "Diese Seite gibt es nicht oder nicht mehr.",
    unknownTicket: "Diese Nummer kennen wir nicht oder sie ist abgelaufen.",
    badForm: "Die Angaben sind unvollständig oder ungültig. Bitte prüfen Sie sie.",
    tooLarge: "Das ist zu groß.",
    tooMany: (seconds: number) =>
      n(seconds, {
        one: "Zu viele Versuche. Bitte warten Sie # Sekunde.",
        other: "Zu viele Versuche. Bitte warten Sie # Sekunden.",
      }),
    notPossible: "Das geht mit dieser Nummer gerade nicht.",
    busy: "Gerade ist viel los. Bitte versuchen Sie es gleich noch einmal.",
    otherSite: "Diese Anfrage kam von einer fremden Seite und wurde abgelehnt.",
    bugTitle: "Ein Fehler ist aufgetreten",
    bug: (id: string) =>
      `Das liegt an uns. Bitte versuchen Sie es noch einmal. Kennung für den Betrieb: ${id}`,
  },
};
