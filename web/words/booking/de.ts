import type { AppointmentState } from "../../../machines/appointment.ts";
import { plurals } from "../plural.ts";

const n = plurals("de");

export type BookingWords = typeof bookingDe;

/** What is said while an appointment is booked, and on its own page. */
export const bookingDe = {
  title: "Termin buchen",
  chooseTown: "Wo möchten Sie einen Termin?",
  chooseDepartment: "Worum geht es?",
  step: (step: number, of: number) => `Schritt ${step} von ${of}`,
  mattersHint: "Sie können mehrere Anliegen in einem Termin erledigen.",
  groupsHint:
    "Anliegen aus einer Gruppe erledigen Sie in einem Termin. Für Anliegen aus verschiedenen Gruppen buchen Sie bitte je einen Termin.",
  group: (nth: number) => `Gruppe ${nth}`,
  chooseOne: "Bitte wählen Sie mindestens ein Anliegen.",
  notTogether: "Diese Anliegen gehen nicht in einem Termin. Bitte buchen Sie dafür zwei Termine.",
  notOnline:
    "Dafür gibt es online keine Termine. Bitte kommen Sie zu den Öffnungszeiten vorbei oder rufen Sie an.",
  tooMany: (most: number) => `Davon gehen höchstens ${most} in einem Termin.`,
  before: "Bevor Sie einen Tag wählen",
  together: (minutes: number) =>
    n(minutes, { one: "Zusammen etwa # Minute", other: "Zusammen etwa # Minuten" }),
  online: "Das geht auch online, ohne Termin",
  openOnline: "Online erledigen",
  nothingToBring: "Sie müssen nichts mitbringen.",
  fee: "Gebühr",
  toTimes: "Weiter zu Tag und Uhrzeit",
  chooseTime: "Wann möchten Sie kommen?",
  nextFree: "Die nächsten freien Tage",
  free: (count: number) => n(count, { one: "# Zeit frei", other: "# Zeiten frei" }),
  nothing: "nichts frei",
  legend: "Die kleine Zahl sagt, wie viele Zeiten an diesem Tag frei sind.",
  morning: "Vormittag",
  afternoon: "Nachmittag",
  evening: "Ab 16 Uhr",
  dayFull: "An diesem Tag ist nichts frei. Bitte wählen Sie einen anderen.",
  noneFree: "In der nächsten Zeit ist leider kein Termin frei.",
  noneFreeHint: "Sagt jemand ab, wird die Zeit hier wieder frei. Bitte schauen Sie später noch einmal.",
  taken: "Diese Zeit ist nicht mehr frei. Bitte wählen Sie eine andere.",
  takenKept: "Was Sie eingegeben haben, bleibt erhalten.",
  cookies:
    "Ihr Browser hat kein Cookie angenommen. Wir brauchen eines, damit die Zeit nur für Sie freigehalten wird. Bitte erlauben Sie Cookies und versuchen Sie es noch einmal.",
  held: "für Sie freigehalten",
  heldUntil: (time: string) => `Diese Zeit wird bis ${time} Uhr für Sie freigehalten.`,
  timeOver:
    "Die Zeit ist abgelaufen. Schicken Sie das Formular trotzdem ab: Ist sie noch frei, bekommen Sie sie.",
  expired: "Die Zeit zum Ausfüllen ist abgelaufen. Bitte wählen Sie noch einmal.",
  holdOver:
    "Diese Zeit wird nicht mehr für Sie freigehalten: Sie ist abgelaufen, oder Sie haben in einem anderen Fenster eine andere gewählt.",
  perhapsBooked: "Haben Sie schon gebucht? Dann gilt der Termin und steht in der Nachricht an Sie.",
  goOnThere: "Bitte dort weitermachen, wo Sie begonnen haben",
  keptElsewhere: (time: string) =>
    `Diese Zeit wird noch bis ${time} Uhr für Sie freigehalten, aber nur in dem Browser, in dem Sie sie gewählt haben. Gehen Sie dort weiter. Fragt er nach der Anmeldung, melden Sie sich dort noch einmal an.`,
  person: "Ihre Angaben",
  name: "Vor- und Nachname",
  email: "E-Mail-Adresse",
  emailHint: "Dorthin schicken wir Bestätigung, Code und Erinnerung.",
  emailSpare: "Dorthin schreiben wir nur, wenn keine SMS möglich ist.",
  phone: "Handynummer",
  phoneHint: "Ohne E-Mail-Adresse schicken wir Code und Erinnerung dorthin.",
  phoneAlone: "Dorthin schicken wir Code und Erinnerung.",
  phoneSoon: "Dorthin schicken wir eine SMS, wenn Sie im Haus bald dran sind.",
  optional: "(freiwillig)",
  pleaseCheck: "Bitte prüfen Sie Ihre Angaben",
  missing: (field: string) => `Bitte füllen Sie aus: ${field}`,
  tooLong: (field: string) => `Das ist zu lang: ${field}`,
  badEmail: "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.",
  badPhone: "Bitte geben Sie eine Telefonnummer mit Vorwahl ein, zum Beispiel 0171 2345678.",
  noSmsNear:
    "An diese Nummer können wir keine SMS schicken. Bitte geben Sie eine Handynummer aus Deutschland oder einem Nachbarland an.",
  noSms: (countries: string) =>
    `An diese Nummer können wir keine SMS schicken. Bitte geben Sie eine Handynummer aus einem dieser Länder an: ${countries}.`,
  orEmail: "Oder geben Sie dazu eine E-Mail-Adresse an.",
  privacy: (days: number) =>
    n(days, {
      one: "Wir nutzen diese Angaben nur für Ihren Termin und löschen sie # Tag danach.",
      other: "Wir nutzen diese Angaben nur für Ihren Termin und löschen sie # Tage danach.",
    }),
  confirm: "Termin verbindlich buchen",
  pleaseConfirm: "Bitte bestätigen Sie Ihren Termin",
  linkSent: (time: string) =>
    `Wir haben Ihnen einen Link geschickt. Öffnen Sie ihn bis ${time} Uhr und bestätigen Sie dort. Sonst wird die Zeit wieder frei.`,
  mendDetails: "Angaben ändern",
  confirmNow: "Termin jetzt bestätigen",
  otherTime: "Andere Zeit wählen",
  giveBack: "Abbrechen und die Zeit freigeben",
  again: "Neuen Termin buchen",
  own: (number: string) => `Ihr Termin ${number}`,
  states: {
    held: "Noch nicht gebucht",
    confirmed: "Ihr Termin ist gebucht",
    "checked-in": "Sie sind angemeldet",
    missed: "Sie waren nicht da. Sind Sie doch im Haus? Melden Sie sich am Automaten oder beim Personal.",
    fulfilled: "Dieser Termin ist erledigt. Auf Wiedersehen!",
    expired: "Dieser Termin wurde nicht gebucht",
    cancelled: "Dieser Termin ist abgesagt",
  } satisfies Record<AppointmentState, string>,
  when: "Wann",
  what: "Was",
  where: "Wo",
  code: "Ihr Code für den Automaten im Haus",
  codeHint: "Geben Sie den Code bei der Ankunft am Automaten ein, oder halten Sie das Bild davor.",
  qrAlt: "QR-Code für den Automaten",
  calendar: "In den Kalender eintragen",
  toTicket: "Zu Ihrer Nummer",
  tickHint: "Haken Sie ab, was bereitliegt.",
  allReady: "Es liegt alles bereit.",
  missingPapers: (count: number) =>
    n(count, { one: "Noch # Unterlage fehlt.", other: "Noch # Unterlagen fehlen." }),
  save: "Speichern",
  saved: "Gespeichert",
  late: "Ich komme später",
  lateHint: (most: number) =>
    n(most, {
      one: "Ihr Platz bleibt # Minute frei. Danach bekommt ihn jemand anderes.",
      other: "Ihr Platz bleibt # Minuten frei. Danach bekommt ihn jemand anderes.",
    }),
  lateMinutes: "Um wie viele Minuten?",
  minutes: (count: number) => n(count, { one: "# Minute", other: "# Minuten" }),
  longer: "länger",
  lateTell: "Bescheid geben",
  lateTold: (count: number) =>
    n(count, { one: "Sie kommen etwa # Minute später", other: "Sie kommen etwa # Minuten später" }),
  told: "Der Schalter weiß Bescheid",
  lateTooLong: (most: number) =>
    n(most, {
      one: "Länger als # Minute können wir den Platz nicht freihalten. Bitte verlegen Sie den Termin, oder sagen Sie ihn ab.",
      other:
        "Länger als # Minuten können wir den Platz nicht freihalten. Bitte verlegen Sie den Termin, oder sagen Sie ihn ab.",
    }),
  lateOnlyToday: "Das geht erst am Tag des Termins.",
  change: "Termin ändern",
  move: "Termin verlegen",
  moved: "Ihr Termin ist verlegt",
  cancel: "Termin absagen",
  cancelAsk: "Möchten Sie diesen Termin wirklich absagen?",
  keepLink: "Bewahren Sie den Link zu dieser Seite auf. Wer ihn hat, kann den Termin verlegen und absagen.",
  unknown: "Diesen Termin kennen wir nicht, oder er ist vorbei.",
  notPossible: "Das geht mit diesem Termin nicht mehr.",
  nothingCame:
    "Keine Nachricht bekommen? Dann stimmt die Adresse nicht, oder es sind schon so viele Termine offen, wie hier erlaubt sind.",
  limitReached: (most: number) =>
    `So viele Termine können Sie hier zugleich haben: ${most}. Sagen Sie einen ab, um einen neuen zu buchen.`,
  working:
    "Ihr Browser löst gerade eine kleine Rechenaufgabe, damit keine Programme die Termine wegnehmen. Sie müssen nichts tun.",
  worked: "Die Rechenaufgabe ist gelöst.",
  cannotWork: "Ohne JavaScript schicken wir Ihnen einen Link zum Bestätigen.",
};
