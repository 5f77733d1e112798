import type { RequestState } from "../../../machines/request.ts";

export type LotteryWords = typeof lotteryDe;

/** What is said about times that are drawn by lot, and on a request's own page. Dates and times as they are shown. */
export const lotteryDe = {
  about:
    "Für diese Termine gibt es mehr Wünsche als Plätze. Deshalb entscheidet das Los. Alle haben die gleiche Chance; es kommt nicht darauf an, wer zuerst da ist.",
  takePart: "Mitmachen können Sie zu Hause oder am Handy. Das Personal hilft Ihnen dabei.",
  open: (week: string, until: string) => `Woche ab ${week}: Wünsche bis ${until} Uhr`,
  opens: (week: string, from: string) => `Woche ab ${week}: Wünsche ab ${from} Uhr`,
  wishNow: "Zeit wünschen",
  left: "Noch frei aus früheren Verlosungen",
  noneLeft: "Aus früheren Verlosungen ist nichts mehr frei.",
  undrawn: "Noch frei ohne Verlosung",
  noneUndrawn: "Ohne Verlosung ist gerade nichts frei.",
  title: "Welche Zeiten wünschen Sie sich?",
  week: (date: string) => `Woche ab ${date}`,
  draws: (date: string, time: string) =>
    `Gelost wird am ${date} um ${time} Uhr. Danach schreiben wir allen, ob es geklappt hat.`,
  wishesHint: "Der 1. Wunsch zählt zuerst. Sie können Felder leer lassen.",
  wish: (n: number) => `${n}. Wunsch`,
  noWish: "kein Wunsch",
  flexible: "Jede andere Zeit in dieser Woche passt mir auch.",
  chooseWish: "Bitte wählen Sie mindestens einen Wunsch.",
  noTimes: "In dieser Woche gibt es keine Zeiten, die Sie sich wünschen können.",
  binding: "Werden Sie gelost, ist der Termin für Sie gebucht. Sie können ihn verlegen oder absagen.",
  enter: "An der Verlosung teilnehmen",
  own: "Ihr Terminwunsch",
  mine: "Meine Terminwünsche",
  states: {
    asked: "Noch nicht bestätigt",
    waiting: "Ihr Wunsch nimmt an der Verlosung teil",
    drawn: "Sie wurden gelost und haben einen Termin bekommen",
    "passed-over": "Diesmal war leider kein Termin für Sie dabei",
    withdrawn: "Sie haben Ihren Wunsch zurückgezogen",
    lapsed: "Der Wunsch wurde nicht bestätigt und nahm nicht an der Verlosung teil",
  } satisfies Record<RequestState, string>,
  forWeek: "Woche",
  wishes: "Wünsche",
  place: (place: number, of: number) => `Beim Losen kamen Sie an Stelle ${place} von ${of}.`,
  drawnAt: (date: string, time: string) => `Gelost wurde am ${date} um ${time} Uhr.`,
  how: "So wird gelost",
  howText:
    "Nach dem Ende der Frist wird eine Zufallszahl gezogen. Aus ihr folgt die Reihenfolge aller Wünsche. Wer an der Reihe ist, bekommt den ersten Wunsch, der noch frei ist. Zahl und Reihenfolge werden festgehalten. Wer teilnimmt, kann sie über den Link zum Wunsch nachrechnen.",
  proof: "Verlosung nachrechnen",
  lot: "Losnummer",
  seed: "Zufallszahl",
  order: "Reihenfolge der Lose",
  yourLot: "Ihr Los",
  proofHow:
    "Bilden Sie für jede Losnummer die SHA-256-Prüfsumme aus Zufallszahl, Leerzeichen und Losnummer, und sortieren Sie danach. Es muss diese Reihenfolge herauskommen.",
  confirm: "Wunsch bestätigen",
  pleaseConfirm: "Bitte bestätigen Sie Ihren Wunsch",
  linkSent: (date: string, time: string) =>
    `Wir haben Ihnen einen Link geschickt. Öffnen Sie ihn vor der Verlosung am ${date} um ${time} Uhr und bestätigen Sie dort. Sonst nimmt Ihr Wunsch nicht teil.`,
  sent: "Wir haben Ihnen eine Nachricht geschickt. Öffnen Sie den Link darin: Dort sehen Sie Ihren Wunsch und wie es ausgegangen ist.",
  nothingCame: "Keine Nachricht? Dann prüfen Sie bitte, ob Handynummer oder E-Mail-Adresse stimmen.",
  otherWish:
    "Doch ein anderer Wunsch? Ziehen Sie diesen zuerst über den Link in der Nachricht zurück. Solange gilt der erste.",
  withdraw: "Wunsch zurückziehen",
  withdrawAsk: "Möchten Sie Ihren Wunsch wirklich zurückziehen?",
  keepLink: "Bewahren Sie den Link zu dieser Seite auf. Hier sehen Sie, wie es ausgegangen ist.",
  already: "Mit diesen Angaben nimmt schon jemand an dieser Verlosung teil. Jede Person hat ein Los.",
  closed: "Für diese Woche können Sie sich gerade keine Zeit wünschen.",
  over: "Dieser Wunsch lässt sich nicht mehr ändern.",
  rest: "Übrige Zeiten und die nächste Verlosung",
};
