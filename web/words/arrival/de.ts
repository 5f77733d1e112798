import { plurals } from "../plural.ts";

const n = plurals("de");

/** Coming for an appointment, and booking one in the foyer: German is the original. */
export const de = {
  have: "Ich habe einen Termin",
  haveHint: "Hier anmelden: mit dem Code aus Ihrer Bestätigung",
  now: "Jetzt gleich",
  unattended: "Dafür ist gerade kein Schalter offen",
  helpers: "Ein eigener Schalter dafür ist gerade nicht offen. Andere helfen später aus.",
  today: "Oder heute zu einer festen Uhrzeit",
  todayOnly: "Heute zu einer festen Uhrzeit",
  more: "Weitere Uhrzeiten",
  none: "Heute ist keine Uhrzeit mehr frei",
  sameDay: "Termin heute",
  sameDayFrom: (time: string) => `Termin heute ab ${time} Uhr`,
  taken: "Diese Uhrzeit ist gerade vergeben worden. Bitte wählen Sie eine andere.",
  booked: "Ihr Termin ist gebucht",
  todayAt: (time: string) => `Heute um ${time} Uhr`,
  code: "Ihr Code",
  codeHint: "Merken Sie sich den Code. Mit ihm melden Sie sich hier wieder an.",
  scanLink: "Oder scannen Sie dieses Bild mit dem Handy: Dort stehen Termin und Code.",
  between: (from: string, to: string) => `Bitte melden Sie sich zwischen ${from} und ${to} Uhr hier an.`,
  by: (time: string) => `Bitte melden Sie sich spätestens um ${time} Uhr hier an.`,
  stay: "Ich bin jetzt da und warte",
  enter: "Bitte geben Sie Ihren Code ein",
  enterHint:
    "Er hat sechs Ziffern und steht in Ihrer Bestätigung. Oder halten Sie den QR-Code vor den Leser.",
  checking: "Einen Moment, bitte …",
  unknown: "Zu diesem Code finden wir hier keinen Termin",
  unknownHint: "Bitte prüfen Sie die sechs Ziffern, und ob Ihr Termin in diesem Haus ist.",
  again: "Code noch einmal eingeben",
  early: "Sie sind sehr früh da",
  earlyHint: (time: string) => `Bitte melden Sie sich ab ${time} Uhr hier an.`,
  at: (time: string) => `Ihr Termin ist um ${time} Uhr.`,
  late: "Ihr Termin ist leider vorbei",
  lateHint: (time: string) =>
    `Er war um ${time} Uhr. Bitte ziehen Sie eine Nummer oder fragen Sie an der Information.`,
  otherDay: "Ihr Termin ist an einem anderen Tag",
  otherDayHint: (day: string, time: string) => `Er ist am ${day} um ${time} Uhr.`,
  elsewhere: (office: string) => `Dieser Termin ist nicht hier. Er ist im Haus: ${office}`,
  cancelled: "Dieser Termin wurde abgesagt",
  unconfirmed: "Dieser Termin wurde nicht bestätigt",
  over: "Dieser Termin ist schon erledigt",
  askHint: "Bitte ziehen Sie eine Nummer oder fragen Sie an der Information.",
  calledTo: (counters: string) => `Von dort werden Sie gerufen, zu Schalter ${counters}.`,
  way: "So kommen Sie hin",
  youAreHere: "Sie sind hier",
  sketch: "Skizze, nicht maßstäblich",
  wayTo: (from: string, to: string) => `Weg von „${from}“ nach „${to}“`,
  check: "Anmelden, wenn Sie da sind",
  here: "Ich bin da: jetzt anmelden",
  hereHint: (metres: number) =>
    n(metres, {
      one: "Das geht im Umkreis von # Meter. Ihr Handy prüft das selbst: Ihr Standort wird nicht übertragen.",
      other:
        "Das geht im Umkreis von # Metern. Ihr Handy prüft das selbst: Ihr Standort wird nicht übertragen.",
    }),
  tooFar: "Sie sind noch zu weit weg. Bitte versuchen Sie es noch einmal, wenn Sie beim Haus sind.",
  locating: "Ihr Handy bestimmt gerade Ihren Standort …",
  tried: "Zuletzt geprüft um",
  noPosition: "Ihr Handy kann den Standort nicht bestimmen. Bitte melden Sie sich am Automaten im Foyer an.",
  atKiosk: "Bitte melden Sie sich am Automaten im Foyer an, wenn Sie da sind.",
  orKiosk: "Oder Sie melden sich am Automaten im Foyer an.",
  showCode: "Zeigen Sie dort Ihren QR-Code oder geben Sie den Code ein.",
};

export type ArrivalWords = typeof de;
