import { plurals } from "../plural.ts";
import type { AccountWords } from "./de.ts";

const n = plurals("de");

export const accountLeicht: AccountWords = {
  signInTitle: "Anmelden",
  needed: "Für diesen Termin brauchen Sie ein Konto. Nach dem Anmelden geht es weiter.",
  portal: "Über das Portal anmelden",
  portalHint: "Sie melden sich auf der Seite von der Stadt an. Dann kommen Sie hierher zurück.",
  byEmail: "Mit E-Mail-Adresse und Passwort",
  password: "Passwort",
  signIn: "Anmelden",
  signOut: "Abmelden",
  passkey: "Mit Passkey anmelden",
  passkeyFailed:
    "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal. Oder melden Sie sich mit Ihrem Passwort an.",
  create: "Konto machen",
  forgot: "Passwort vergessen",
  wrong:
    "Die E-Mail-Adresse oder das Passwort ist falsch. Oder Sie haben Ihr Konto noch nicht bestätigt. Dann haben Sie eine E-Mail von uns bekommen.",
  wrongPassword: "Das Passwort ist falsch.",
  badPassword: (least: number, most: number) => `Das Passwort braucht ${least} bis ${most} Zeichen.`,
  passwordHint: (least: number) =>
    `Das Passwort braucht mindestens ${least} Zeichen. Nehmen Sie zum Beispiel mehrere Wörter.`,
  emailHint: "Wir schicken Ihnen eine E-Mail. Damit bestätigen Sie Ihr Konto.",
  privacy:
    "Ihre E-Mail-Adresse und Ihr Passwort sind bei uns sicher. Wenn Sie das Konto 2 Jahre nicht benutzen, löschen wir es. Sie können es auch selbst löschen.",
  existing: "Ich habe schon ein Konto",
  letterTitle: "Sehen Sie jetzt in Ihr E-Mail-Postfach",
  letterSent: "Wir schreiben an diese Adresse:",
  letterHint:
    "In der E-Mail steht, wie es weitergeht. Sie haben keine E-Mail bekommen? Sehen Sie im Spam-Ordner nach. Prüfen Sie auch, ob die Adresse richtig ist.",
  openHere:
    "Öffnen Sie den Link in der E-Mail am besten auf diesem Gerät. Haben Sie den Link auf einem anderen Gerät geöffnet? Dann kommen Sie danach hierher zurück. Und melden Sie sich hier an.",
  confirmTitle: "Konto bestätigen",
  confirmHint: "Das ist das Passwort, das Sie sich ausgedacht haben.",
  confirm: "Bestätigen und anmelden",
  deadLink: "Dieser Link geht nicht mehr. Er ist zu alt. Oder es gibt einen neuen.",
  again: "Neuen Link holen",
  resetHint: "Wir schicken Ihnen eine E-Mail. Damit wählen Sie ein neues Passwort.",
  send: "E-Mail schicken",
  newPassword: "Neues Passwort",
  save: "Passwort speichern",
  resetDone: "Ihr neues Passwort gilt jetzt. Bitte melden Sie sich damit an.",
  mine: "Meine Termine",
  signedInAs: "Sie sind angemeldet als",
  none: "Sie haben keine Termine.",
  past: "Frühere Termine",
  settings: "Mein Konto und meine Daten",
  viaPortal: (portal: string) =>
    `Sie melden sich mit diesem Konto an: ${portal}. Ihr Name und Ihre E-Mail-Adresse kommen von dort.`,
  changePassword: "Passwort ändern",
  currentPassword: "Altes Passwort",
  changed: "Sie haben jetzt ein neues Passwort. An anderen Geräten sind Sie abgemeldet.",
  passkeys: "Ihre Passkeys",
  passkeysHint:
    "Mit einem Passkey brauchen Sie kein Passwort. Sie melden sich mit Finger-Abdruck, mit Ihrem Gesicht oder mit der PIN von Ihrem Gerät an.",
  passkeyAdd: "Passkey machen",
  passkeyPassword: "So kann niemand anders einen Passkey für Ihr Konto machen.",
  signInAnew:
    "Sie möchten einen Passkey machen? Dann melden Sie sich bitte noch einmal an. So kann niemand anders einen machen.",
  passkeyAdded: "Ihr Passkey ist fertig.",
  passkeysGo:
    "Wenn Sie das Passwort ändern, löschen wir auch alle Passkeys. Vielleicht ist einer nicht von Ihnen.",
  passkeysKeep: "Ich kenne alle Passkeys. Sie sollen bleiben.",
  passkeyOf: (date: string) => `Passkey vom ${date}`,
  passkeyRemoved: "Der Passkey geht nicht mehr. Löschen Sie ihn auch auf Ihrem Gerät.",
  remove: "Weg damit",
  needsScript: "Dafür braucht Ihr Browser JavaScript.",
  data: "Ihre Daten",
  exportHint: "Hier bekommen Sie alles, was wir zu Ihrem Konto gespeichert haben. Es ist eine Datei.",
  export: "Meine Daten herunterladen",
  erase: "Konto löschen",
  goes: "Das löschen wir sofort",
  goesList: [
    "Ihr Konto mit E-Mail-Adresse, Name, Passwort und Passkeys",
    "Ihre Angaben zu alten und abgesagten Terminen",
    "Unsere Nachrichten zu diesen Terminen",
  ],
  stays: "Das bleibt",
  staysList: [
    "Wir wissen noch, dass es Termine gab. Aber nicht mehr, von wem.",
    "Ihre Anträge beim Amt bleiben beim Amt.",
    "In Sicherungs-Kopien sind Ihre Daten noch eine Zeit lang. Sie sind dort verschlüsselt.",
    "Ihr Konto beim Portal von der Stadt bleibt. Das löschen Sie im Portal.",
  ],
  comingChoice: (count: number) =>
    n(count, {
      one: "Sie haben noch # Termin. Was soll damit passieren?",
      other: "Sie haben noch # Termine. Was soll damit passieren?",
    }),
  comingKeep: "Behalten. Das Amt weiß dann noch, wer kommt. Nach dem Termin löschen wir das.",
  comingCancel: "Absagen und gleich löschen. Sie bekommen keine E-Mail mehr dazu.",
  erasePassword: "Damit kein anderer Ihr Konto löscht.",
  eraseNow: "Konto für immer löschen",
  erased: "Ihr Konto ist gelöscht.",
  portalAway:
    "Das Portal von der Stadt geht gerade nicht. Bitte versuchen Sie es später noch einmal. Oder melden Sie sich mit E-Mail-Adresse und Passwort an.",
  portalDeclined: "Sie haben im Portal Nein gesagt. Wir haben keine Daten bekommen.",
  portalStale: "Das hat zu lange gedauert. Bitte fangen Sie noch einmal an.",
  portalMismatch: "Die Antwort vom Portal passt nicht. Bitte fangen Sie noch einmal an.",
  portalAgain: "Noch einmal anmelden",
  oldPage: "Diese Seite ist zu alt. Bitte laden Sie die Seite neu.",
  guide: {
    link: "Anleitung für das Konto",
    title: "So bekommen Sie ein Konto",
    intro: "Mit einem Konto machen Sie Termine. Sie sehen dort alle Ihre Termine.",
    needed: "Hier brauchen Sie ein Konto, wenn Sie im Internet einen Termin machen.",
    notNeeded: "Hier brauchen Sie kein Konto.",
    ownTitle: "Mit E-Mail-Adresse und Passwort",
    own: [
      "Klicken Sie auf „Konto machen“.",
      "Schreiben Sie Ihre E-Mail-Adresse. Denken Sie sich ein Passwort aus. Nehmen Sie am besten mehrere Wörter.",
      "Sehen Sie in Ihr E-Mail-Postfach. Dort ist eine E-Mail von uns. Klicken Sie auf den Link. Er geht 24 Stunden.",
      "Schreiben Sie Ihr Passwort noch einmal. Jetzt sind Sie angemeldet.",
      "Machen Sie Ihren Termin. Sie finden ihn dann unter „Meine Termine“. Dort können Sie ihn ändern oder absagen.",
    ],
    portalTitle: (portal: string) => `Mit einem Konto von der Stadt: ${portal}`,
    anyPortal: "Portal von der Stadt",
    portal: [
      "Gibt es auf der Seite „Anmelden“ den Knopf „Über das Portal anmelden“? Dann können Sie Ihr Konto von dort nehmen.",
      "Klicken Sie auf den Knopf. Sie kommen auf die Seite von der Stadt.",
      "Melden Sie sich dort an. Ihr Passwort bleibt dort. Wir sehen es nicht.",
      "Das Portal fragt: Dürfen wir Ihren Namen und Ihre E-Mail-Adresse weitergeben? Sagen Sie Ja.",
      "Sie kommen hierher zurück. Jetzt sind Sie angemeldet.",
    ],
    passkeyTitle: "Ohne Passwort anmelden: mit Passkey",
    passkey: [
      "Öffnen Sie „Mein Konto und meine Daten“. Klicken Sie auf „Passkey machen“.",
      "Ihr Gerät fragt nach Ihrem Finger-Abdruck, Ihrem Gesicht oder Ihrer PIN. Das bleibt auf Ihrem Gerät.",
      "Das nächste Mal klicken Sie auf „Mit Passkey anmelden“. Sie müssen nichts schreiben.",
    ],
    troubleTitle: "Wenn etwas nicht klappt",
    trouble: [
      {
        ask: "Es kommt keine E-Mail.",
        answer:
          "Warten Sie ein paar Minuten. Sehen Sie im Spam-Ordner nach. Machen Sie das Konto sonst noch einmal.",
      },
      {
        ask: "Ich habe mein Passwort vergessen.",
        answer: "Klicken Sie auf der Seite „Anmelden“ auf „Passwort vergessen“.",
      },
      {
        ask: "Meine Zeit ist vorbei.",
        answer: "Wählen Sie die Zeit noch einmal. Jetzt sind Sie schon angemeldet.",
      },
      {
        ask: "Ich möchte kein Konto.",
        answer:
          "Kommen Sie ohne Termin, wenn das Amt geöffnet ist. Oder rufen Sie an. Wir machen dann einen Termin für Sie.",
      },
    ],
  },
};
