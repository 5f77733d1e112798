import { plurals } from "../plural.ts";

const n = plurals("de");

export type AccountWords = typeof accountDe;

/** What is said about visitors' accounts. */
export const accountDe = {
  signInTitle: "Anmelden",
  needed: "Für diesen Termin brauchen Sie ein Konto. Nach der Anmeldung geht es dort weiter, wo Sie waren.",
  portal: "Über das Portal anmelden",
  portalHint: "Sie melden sich auf den Seiten der Stadt an und kommen danach hierher zurück.",
  byEmail: "Mit E-Mail-Adresse und Passwort",
  password: "Passwort",
  signIn: "Anmelden",
  signOut: "Abmelden",
  passkey: "Mit Passkey anmelden",
  passkeyFailed:
    "Das hat mit dem Passkey nicht geklappt. Bitte versuchen Sie es noch einmal oder melden Sie sich anders an.",
  create: "Konto anlegen",
  forgot: "Passwort vergessen",
  wrong:
    "E-Mail-Adresse oder Passwort stimmen nicht, oder die Adresse ist noch nicht bestätigt. Zum Bestätigen haben wir Ihnen dann eine E-Mail geschickt.",
  wrongPassword: "Das Passwort stimmt nicht.",
  badPassword: (least: number, most: number) =>
    `Das Passwort braucht mindestens ${least} und höchstens ${most} Zeichen.`,
  passwordHint: (least: number) => `Mindestens ${least} Zeichen. Mehrere Wörter sind leichter zu merken.`,
  emailHint: "Dorthin schicken wir einen Link, mit dem Sie das Konto bestätigen.",
  privacy:
    "Wir speichern E-Mail-Adresse und Passwort verschlüsselt. Ein Konto, das zwei Jahre niemand nutzt, löschen wir. Sie können es jederzeit selbst löschen.",
  existing: "Ich habe schon ein Konto",
  letterTitle: "Bitte sehen Sie in Ihr Postfach",
  letterSent: "Wir schreiben an",
  letterHint:
    "In der E-Mail steht, wie es weitergeht. Nichts angekommen? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob die Adresse stimmt. Zu jeder Adresse sagen wir hier dasselbe, damit niemand erfährt, wer ein Konto hat.",
  openHere:
    "Öffnen Sie den Link in der E-Mail am besten in diesem Browser. Haben Sie ihn anderswo geöffnet? Dann kommen Sie danach hierher zurück, und melden Sie sich an.",
  confirmTitle: "Konto bestätigen",
  confirmHint: "Das Passwort, das Sie beim Anlegen gewählt haben.",
  confirm: "Bestätigen und anmelden",
  deadLink: "Dieser Link gilt nicht mehr. Er ist zu alt, oder es gibt einen neueren.",
  again: "Neuen Link anfordern",
  resetHint: "Dorthin schicken wir einen Link, mit dem Sie ein neues Passwort wählen.",
  send: "Link schicken",
  newPassword: "Neues Passwort",
  save: "Passwort speichern",
  resetDone: "Ihr neues Passwort gilt. Bitte melden Sie sich damit an.",
  mine: "Meine Termine",
  signedInAs: "Angemeldet als",
  none: "Sie haben keine kommenden Termine.",
  past: "Frühere Termine",
  settings: "Konto und Daten",
  viaPortal: (portal: string) =>
    `Sie melden sich mit diesem Konto an: ${portal}. Name und E-Mail-Adresse kommen von dort.`,
  changePassword: "Passwort ändern",
  currentPassword: "Jetziges Passwort",
  changed: "Ihr Passwort ist geändert. An anderen Geräten wurden Sie abgemeldet.",
  passkeys: "Ihre Passkeys",
  passkeysHint:
    "Mit einem Passkey melden Sie sich ohne Passwort an: mit Fingerabdruck, Gesicht oder der PIN Ihres Geräts.",
  passkeyAdd: "Passkey einrichten",
  passkeyPassword: "Damit niemand anders einen Passkey für Ihr Konto einrichtet.",
  signInAnew:
    "Um einen Passkey einzurichten, melden Sie sich bitte noch einmal an. So richtet niemand anders einen für Ihr Konto ein.",
  passkeyAdded: "Ihr Passkey ist eingerichtet.",
  passkeysGo:
    "Mit dem neuen Passwort werden auch alle Passkeys entfernt: Einer könnte von jemand anderem sein.",
  passkeysKeep: "Ich kenne sie alle und möchte sie behalten",
  passkeyOf: (date: string) => `Passkey, eingerichtet am ${date}`,
  passkeyRemoved: "Der Passkey gilt nicht mehr. Löschen Sie ihn auch auf Ihrem Gerät.",
  remove: "Entfernen",
  needsScript: "Zum Einrichten braucht Ihr Browser JavaScript.",
  data: "Ihre Daten",
  exportHint: "Alles, was wir zu Ihrem Konto gespeichert haben, als Datei (JSON).",
  export: "Daten herunterladen",
  erase: "Konto löschen",
  goes: "Das wird sofort gelöscht",
  goesList: [
    "Ihr Konto mit E-Mail-Adresse, Name, Passwort und Passkeys",
    "Ihre Angaben zu vergangenen und abgesagten Terminen",
    "Unsere Nachrichten an Sie zu diesen Terminen",
  ],
  stays: "Das bleibt",
  staysList: [
    "Dass es die Termine gab, mit Zeit und Anliegen, aber ohne Namen und ohne Adresse: für die Statistik.",
    "Was Sie im Amt beantragt haben: Das liegt in den Fachverfahren des Amts, nicht hier.",
    "In Sicherungskopien stehen Ihre Daten verschlüsselt, bis die Kopien überschrieben werden.",
    "Haben Sie sich über das Portal der Stadt angemeldet: Ihr Konto dort. Das löschen Sie im Portal.",
  ],
  comingChoice: (count: number) =>
    n(count, {
      one: "Sie haben noch # kommenden Termin. Was soll damit geschehen?",
      other: "Sie haben noch # kommende Termine. Was soll damit geschehen?",
    }),
  comingKeep:
    "Behalten. Das Amt sieht weiter, wer kommt, und löscht die Angaben nach dem Termin. Sie verwalten ihn über den Link in der Bestätigung.",
  comingCancel: "Absagen und die Angaben dazu gleich löschen. Eine E-Mail dazu bekommen Sie dann nicht mehr.",
  erasePassword: "Damit niemand anders Ihr Konto löscht.",
  eraseNow: "Konto endgültig löschen",
  erased: "Ihr Konto ist gelöscht.",
  portalAway:
    "Das Portal der Stadt antwortet gerade nicht. Bitte versuchen Sie es später noch einmal, oder melden Sie sich mit E-Mail-Adresse und Passwort an.",
  portalDeclined: "Sie haben die Anmeldung im Portal abgebrochen. Es wurde nichts übermittelt.",
  portalStale:
    "Diese Anmeldung am Portal ist abgelaufen oder wurde schon benutzt. Bitte beginnen Sie noch einmal.",
  portalMismatch: "Die Antwort des Portals passt nicht zu Ihrer Anmeldung. Bitte beginnen Sie noch einmal.",
  portalAgain: "Noch einmal anmelden",
  oldPage: "Diese Seite gehört zu einer früheren Anmeldung. Bitte laden Sie die Seite neu.",
  guide: {
    link: "Anleitung: Schritt für Schritt zum Konto",
    title: "So kommen Sie zu Ihrem Konto",
    intro: "Mit einem Konto buchen Sie Termine und sehen sie alle an einer Stelle.",
    needed: "Zum Buchen im Internet brauchen Sie ein Konto.",
    notNeeded: "Sie buchen ohne Konto.",
    ownTitle: "Mit E-Mail-Adresse und Passwort",
    own: [
      "Wählen Sie „Konto anlegen“.",
      "Geben Sie Ihre E-Mail-Adresse ein und denken Sie sich ein Passwort aus. Am besten nehmen Sie mehrere Wörter, die nicht zusammengehören.",
      "Öffnen Sie Ihr Postfach. Dort liegt eine E-Mail von uns. Öffnen Sie den Link darin: Er gilt 24 Stunden.",
      "Geben Sie Ihr Passwort noch einmal ein. Jetzt ist das Konto bestätigt, und Sie sind angemeldet.",
      "Buchen Sie Ihren Termin. Er steht danach unter „Meine Termine“: Dort können Sie ihn verlegen und absagen.",
    ],
    portalTitle: (portal: string) => `Mit einem Konto der Stadt: ${portal}`,
    anyPortal: "Portal der Stadt",
    portal: [
      "Steht auf der Seite „Anmelden“ der Knopf „Über das Portal anmelden“? Dann geht es auch mit dem Konto, das Sie dort schon haben.",
      "Wählen Sie den Knopf. Sie kommen auf die Seiten der Stadt. Prüfen Sie oben im Browser, ob die Adresse stimmt.",
      "Melden Sie sich dort an. Ihr Passwort bleibt im Portal: Wir erfahren es nicht.",
      "Das Portal fragt, ob es Ihren Namen und Ihre E-Mail-Adresse weitergeben darf. Stimmen Sie zu.",
      "Sie kommen hierher zurück, sind angemeldet, und es geht weiter, wo Sie waren.",
    ],
    passkeyTitle: "Das nächste Mal ohne Passwort: mit Passkey",
    passkey: [
      "Öffnen Sie „Konto und Daten“ und wählen Sie „Passkey einrichten“.",
      "Ihr Gerät fragt nach Fingerabdruck, Gesicht oder PIN. Das bleibt auf Ihrem Gerät.",
      "Beim nächsten Mal wählen Sie „Mit Passkey anmelden“. Sie müssen nichts eintippen.",
    ],
    troubleTitle: "Wenn etwas nicht klappt",
    trouble: [
      {
        ask: "Es kommt keine E-Mail.",
        answer:
          "Warten Sie ein paar Minuten und sehen Sie im Spam-Ordner nach. Legen Sie das Konto sonst noch einmal an: Es gilt der Link aus der neuesten E-Mail.",
      },
      {
        ask: "Ich habe mein Passwort vergessen.",
        answer:
          "Wählen Sie auf der Seite „Anmelden“ den Link „Passwort vergessen“. Das Passwort des Portals setzen Sie im Portal zurück.",
      },
      {
        ask: "Meine Zeit ist abgelaufen, während ich mich angemeldet habe.",
        answer: "Wählen Sie die Zeit noch einmal. Jetzt sind Sie angemeldet, und es geht schneller.",
      },
      {
        ask: "Ich möchte kein Konto.",
        answer:
          "Kommen Sie ohne Termin zu den Öffnungszeiten, oder lassen Sie sich einen Termin am Telefon oder am Schalter geben.",
      },
    ],
  },
};
