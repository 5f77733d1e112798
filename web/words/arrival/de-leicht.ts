import { plurals } from "../plural.ts";
import { type ArrivalWords, de } from "./de.ts";

const n = plurals("de");

export const leicht: ArrivalWords = {
  ...de,
  haveHint: "Sie haben einen Code bekommen. Damit melden Sie sich hier an.",
  unattended: "Dafür ist gerade kein Schalter offen",
  helpers: "Der Schalter dafür ist gerade zu. Später hilft ein anderer Schalter.",
  today: "Oder heute zu einer Uhrzeit",
  todayOnly: "Heute zu einer Uhrzeit",
  more: "Mehr Uhrzeiten",
  none: "Heute gibt es keine Uhrzeit mehr",
  taken: "Diese Uhrzeit ist schon weg. Bitte wählen Sie eine andere Uhrzeit.",
  booked: "Sie haben jetzt einen Termin",
  codeHint: "Merken Sie sich den Code. Kommen Sie wieder hierher. Geben Sie den Code hier ein.",
  scanLink: "Oder halten Sie Ihr Handy vor das Bild. Dann sehen Sie Ihren Termin im Handy.",
  between: (from, to) => `Kommen Sie zwischen ${from} und ${to} Uhr hierher. Melden Sie sich hier an.`,
  by: (time) => `Melden Sie sich hier an. Um ${time} Uhr ist es zu spät.`,
  stay: "Ich bin da. Ich warte hier.",
  enter: "Geben Sie bitte Ihren Code ein",
  enterHint: "Der Code hat 6 Ziffern. Oder halten Sie das QR-Bild vor das Lese-Gerät.",
  checking: "Bitte warten Sie kurz …",
  unknown: "Wir finden keinen Termin mit diesem Code",
  unknownHint: "Prüfen Sie bitte die 6 Ziffern. Ist Ihr Termin in diesem Haus?",
  again: "Den Code noch einmal eingeben",
  early: "Sie sind zu früh da",
  earlyHint: (time) => `Kommen Sie bitte um ${time} Uhr noch einmal hierher.`,
  late: "Ihr Termin ist vorbei",
  lateHint: (time) =>
    `Der Termin war um ${time} Uhr. Holen Sie bitte eine Nummer. Oder fragen Sie an der Information.`,
  otherDay: "Ihr Termin ist nicht heute",
  otherDayHint: (day, time) => `Der Termin ist am ${day} um ${time} Uhr.`,
  elsewhere: (office) => `Ihr Termin ist nicht hier. Der Termin ist hier: ${office}`,
  cancelled: "Diesen Termin gibt es nicht mehr",
  unconfirmed: "Dieser Termin ist nicht fest. Niemand hat Ja gesagt.",
  over: "Dieser Termin ist schon fertig",
  askHint: "Holen Sie bitte eine Nummer. Oder fragen Sie an der Information.",
  calledTo: (counters) => `Warten Sie dort. Wir rufen Sie zu Schalter ${counters}.`,
  way: "Das ist der Weg",
  sketch: "Das Bild zeigt den Weg. Die Räume sind in echt größer.",
  check: "Sind Sie da? Dann melden Sie sich an.",
  here: "Ich bin da",
  hereHint: (metres) =>
    n(metres, {
      one: "Sie müssen nah am Haus sein: höchstens # Meter. Ihr Handy prüft das. Wir erfahren nicht, wo Sie sind.",
      other:
        "Sie müssen nah am Haus sein: höchstens # Meter. Ihr Handy prüft das. Wir erfahren nicht, wo Sie sind.",
    }),
  tooFar: "Sie sind noch zu weit weg. Kommen Sie bitte zum Haus. Drücken Sie dann noch einmal.",
  locating: "Ihr Handy sucht gerade, wo Sie sind …",
  tried: "Zuletzt geprüft um",
  noPosition: "Ihr Handy weiß nicht, wo Sie sind. Melden Sie sich bitte an dem Automaten im Haus an.",
  atKiosk: "Sind Sie im Haus? Dann melden Sie sich bitte an dem Automaten an.",
  orKiosk: "Oder Sie melden sich an dem Automaten im Haus an.",
  showCode: "Halten Sie dort das QR-Bild vor das Lese-Gerät. Oder geben Sie den Code ein.",
};
