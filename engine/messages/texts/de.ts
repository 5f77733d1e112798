import type { Texts } from "./texts.ts";

export const de: Texts = {
  subject: {
    confirm: "Bitte bestätigen Sie Ihren Termin am {date}",
    confirmed: "Ihr Termin am {date} um {time} Uhr ist gebucht",
    changed: "Ihr Termin hat eine neue Zeit: {date} um {time} Uhr",
    cancelled: "Ihr Termin am {date} ist abgesagt",
    reminder: "Morgen um {time} Uhr ist Ihr Termin",
    nth: "Nummer {number}: Sie sind bald dran",
    called: "Nummer {number}: Bitte kommen Sie jetzt",
    "confirm-request": "Bitte bestätigen Sie Ihren Terminwunsch",
    requested: "Ihr Terminwunsch ist da: Verlosung am {date}",
    "requested-already": "Sie nehmen schon teil: Verlosung am {date}",
    "passed-over": "Das Los hat Sie diesmal leider nicht getroffen: Woche ab {week}",
  },
  sentence: {
    confirm: "{office}: Bitte bestätigen Sie Ihren Termin am {date} um {time} Uhr bis {until} Uhr: {link}",
    confirmed:
      "{office}: {drawn} Ihr Termin ist am {date} um {time} Uhr. Code für den Automaten: {code}. Ansehen, verlegen, absagen: {link}",
    changed:
      "{office}: Ihr Termin ist jetzt am {date} um {time} Uhr. {because} Code für den Automaten: {code}. {link}",
    cancelled: "{office}: Ihr Termin am {date} um {time} Uhr ist abgesagt. {because}",
    reminder:
      "{office}: Morgen, {date}, um {time} Uhr ist Ihr Termin. Code für den Automaten: {code}. Sie können nicht kommen? {link}",
    nth: "{office}: Nummer {number}, Sie sind bald dran. Vor Ihnen: {ahead}.",
    called: "{office}: Nummer {number}, bitte kommen Sie jetzt zu {counter}. {way}",
    "confirm-request":
      "{office}: Bitte bestätigen Sie Ihren Terminwunsch, sonst nimmt er an der Verlosung am {date} um {time} Uhr nicht teil: {link}",
    requested:
      "{office}: Ihr Terminwunsch für die Woche ab {week} ist da. Am {date} um {time} Uhr wird gelost, danach bekommen Sie Bescheid. Ansehen, zurückziehen: {link}",
    "requested-already":
      "{office}: Für Sie wurde noch einmal ein Terminwunsch für die Woche ab {week} geschickt. Jede Person hat ein Los: Ihr erster Wunsch gilt, gelost wird am {date} um {time} Uhr. Ansehen, zurückziehen: {link}",
    "passed-over":
      "{office}: Das Los hat Sie für die Woche ab {week} leider nicht getroffen. Übrige Zeiten und die nächste Verlosung: {link}",
  },
  letter: {
    confirmed: "Ihr Termin ist gebucht.",
    changed: "Ihr Termin hat eine neue Zeit.",
    reminder: "wir erinnern Sie an Ihren Termin morgen.",
  },
  drawn: "Das Los hat Sie getroffen: {matters}.",
  because: "Grund: {reason}.",
  greeting: "Guten Tag,",
  facts: {
    when: "Wann",
    where: "Wo",
    matters: "Anliegen",
    code: "Code für den Automaten",
    link: "Ansehen, verlegen, absagen",
  },
  closing: "Diese Nachricht wurde automatisch verschickt. Antworten darauf liest niemand.",
};
