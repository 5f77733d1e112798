import type { LetterTexts } from "./texts.ts";

export const de: LetterTexts = {
  greeting: "Guten Tag,",
  confirm: {
    subject: "Bitte bestätigen Sie Ihr Konto",
    before: [
      "jemand, hoffentlich Sie, hat mit dieser E-Mail-Adresse ein Konto für Termine angelegt: {office}.",
      "Öffnen Sie diese Adresse und geben Sie das Passwort ein, das Sie gewählt haben:",
    ],
    after: [
      "Die Adresse gilt 24 Stunden. Haben Sie kein Konto angelegt? Dann müssen Sie nichts tun: Ohne Bestätigung verschwindet es von selbst.",
    ],
  },
  exists: {
    subject: "Sie haben schon ein Konto",
    before: [
      "jemand, hoffentlich Sie, wollte mit dieser E-Mail-Adresse ein Konto für Termine anlegen: {office}. Es gibt aber schon eines.",
      "Hier melden Sie sich an oder wählen ein neues Passwort:",
    ],
    after: ["Waren Sie das nicht? Dann müssen Sie nichts tun. An Ihrem Konto wurde nichts geändert."],
  },
  reset: {
    subject: "Neues Passwort für Ihr Konto",
    before: [
      "jemand, hoffentlich Sie, möchte ein neues Passwort für Ihr Konto: {office}.",
      "Hier wählen Sie es:",
    ],
    after: [
      "Die Adresse gilt eine Stunde. Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr Passwort bleibt, wie es ist.",
    ],
  },
  changed: {
    subject: "Ihr Passwort wurde geändert",
    before: [
      "das Passwort Ihres Kontos wurde gerade geändert: {office}.",
      "Waren Sie das nicht? Dann wählen Sie hier sofort ein neues Passwort:",
    ],
    after: [],
  },
  "passkey-added": {
    subject: "Ein Passkey wurde eingerichtet",
    before: [
      "für Ihr Konto wurde gerade ein Passkey eingerichtet: {office}. Damit kann man sich ohne Passwort anmelden.",
      "Waren Sie das nicht? Dann sichern Sie hier sofort Ihr Konto:",
    ],
    after: [],
  },
  "passkey-removed": {
    subject: "Ein Passkey wurde entfernt",
    before: [
      "aus Ihrem Konto wurde gerade ein Passkey entfernt: {office}. Damit kann sich niemand mehr anmelden.",
      "Waren Sie das nicht? Dann sichern Sie hier sofort Ihr Konto:",
    ],
    after: [],
  },
  closing: "Diese Nachricht wurde automatisch verschickt. Antworten darauf liest niemand.",
};
