import type { Texts } from "./texts.ts";

export const deLeicht: Texts = {
  subject: {
    confirm: "Bitte bestätigen Sie: Ihr Termin am {date}",
    confirmed: "Sie haben einen Termin am {date} um {time} Uhr",
    changed: "Ihr Termin hat eine neue Zeit: {date} um {time} Uhr",
    cancelled: "Ihr Termin am {date} fällt aus",
    reminder: "Morgen um {time} Uhr ist Ihr Termin",
    nth: "Nummer {number}: Bald sind Sie dran",
    called: "Nummer {number}: Kommen Sie jetzt",
    "confirm-request": "Bitte bestätigen: Ihr Wunsch für einen Termin",
    requested: "Ihr Wunsch ist da: Wir losen am {date}",
    "requested-already": "Sie machen schon mit: Wir losen am {date}",
    "passed-over": "Sie haben dieses Mal keinen Termin bekommen",
  },
  sentence: {
    confirm:
      "{office}: Sie möchten einen Termin am {date} um {time} Uhr. Bitte drücken Sie auf diesen Link. Sie haben Zeit bis {until} Uhr. {link}",
    confirmed:
      "{office}: {drawn} Sie haben einen Termin. Am {date} um {time} Uhr. Ihr Code ist {code}. Den Code brauchen Sie im Amt. Mehr steht hier: {link}",
    changed:
      "{office}: Ihr Termin hat eine neue Zeit. Am {date} um {time} Uhr. {because} Ihr Code ist {code}. Mehr steht hier: {link}",
    cancelled: "{office}: Ihr Termin am {date} um {time} Uhr fällt aus. {because} Sie müssen nicht kommen.",
    reminder:
      "{office}: Morgen ist Ihr Termin. Am {date} um {time} Uhr. Ihr Code ist {code}. Können Sie nicht kommen? Dann drücken Sie hier: {link}",
    nth: "{office}: Ihre Nummer ist {number}. Bald sind Sie dran. So viele Menschen sind vor Ihnen: {ahead}.",
    called: "{office}: Ihre Nummer ist {number}. Kommen Sie jetzt zu {counter}. {way}",
    "confirm-request":
      "{office}: Sie möchten einen Termin. Bitte drücken Sie auf diesen Link. Nur dann machen Sie beim Losen mit. Wir losen am {date} um {time} Uhr. {link}",
    requested:
      "{office}: Ihr Wunsch ist da. Es geht um die Woche ab {week}. Wir losen am {date} um {time} Uhr. Dann schreiben wir Ihnen. Mehr steht hier: {link}",
    "requested-already":
      "{office}: Jemand hat noch einmal einen Wunsch für Sie geschickt. Es geht um die Woche ab {week}. Jeder darf nur ein Mal mitmachen. Ihr erster Wunsch gilt. Wir losen am {date} um {time} Uhr. Mehr steht hier: {link}",
    "passed-over":
      "{office}: Wir haben gelost. Es geht um die Woche ab {week}. Leider haben Sie keinen Termin bekommen. Hier steht, was Sie jetzt tun können: {link}",
  },
  letter: {
    confirmed: "Sie haben einen Termin.",
    changed: "Ihr Termin hat eine neue Zeit.",
    reminder: "Morgen ist Ihr Termin.",
  },
  drawn: "Wir haben gelost und Sie hatten Glück. Es geht um: {matters}.",
  because: "Das ist der Grund: {reason}.",
  greeting: "Guten Tag!",
  facts: {
    when: "Wann ist der Termin",
    where: "Wo ist der Termin",
    matters: "Das machen wir für Sie",
    code: "Ihr Code",
    link: "Hier können Sie den Termin ändern oder absagen",
  },
  closing: "Diese Nachricht hat ein Computer geschickt. Bitte antworten Sie nicht darauf.",
};
