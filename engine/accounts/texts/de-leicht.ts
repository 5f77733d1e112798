import type { LetterTexts } from "./texts.ts";

export const leicht: LetterTexts = {
  greeting: "Guten Tag,",
  confirm: {
    subject: "Bitte bestätigen Sie Ihr Konto",
    before: [
      "jemand hat mit Ihrer E-Mail-Adresse ein Konto gemacht. Das Konto ist für Termine bei: {office}.",
      "Waren Sie das? Dann klicken Sie auf diesen Link. Geben Sie dort Ihr Passwort ein:",
    ],
    after: [
      "Der Link geht nur 24 Stunden.",
      "Waren Sie das nicht? Dann müssen Sie nichts tun. Das Konto wird gelöscht.",
    ],
  },
  exists: {
    subject: "Sie haben schon ein Konto",
    before: [
      "jemand wollte mit Ihrer E-Mail-Adresse ein Konto machen bei: {office}. Sie haben dort schon ein Konto.",
      "Hier können Sie sich anmelden. Oder Sie wählen ein neues Passwort:",
    ],
    after: ["Waren Sie das nicht? Dann müssen Sie nichts tun."],
  },
  reset: {
    subject: "Ihr neues Passwort",
    before: [
      "jemand möchte ein neues Passwort für Ihr Konto bei: {office}.",
      "Waren Sie das? Dann wählen Sie hier ein neues Passwort:",
    ],
    after: [
      "Der Link geht nur 1 Stunde.",
      "Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr altes Passwort gilt weiter.",
    ],
  },
  changed: {
    subject: "Ihr Passwort ist jetzt neu",
    before: [
      "Ihr Konto hat ein neues Passwort. Das Konto ist bei: {office}.",
      "Waren Sie das nicht? Dann wählen Sie hier sofort ein anderes Passwort:",
    ],
    after: [],
  },
  "passkey-added": {
    subject: "Ihr Konto hat einen neuen Passkey",
    before: [
      "Ihr Konto hat jetzt einen neuen Passkey: {office}. Damit kann man sich ohne Passwort anmelden.",
      "Haben Sie das nicht gemacht? Dann wählen Sie hier sofort ein neues Passwort:",
    ],
    after: [],
  },
  "passkey-removed": {
    subject: "Ein Passkey ist weg",
    before: [
      "Ein Passkey von Ihrem Konto ist jetzt weg: {office}. Damit kann sich niemand mehr anmelden.",
      "Haben Sie das nicht gemacht? Dann wählen Sie hier sofort ein neues Passwort:",
    ],
    after: [],
  },
  closing: "Ein Computer hat diese Nachricht geschickt. Bitte antworten Sie nicht.",
};
