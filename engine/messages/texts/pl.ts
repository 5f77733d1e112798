import type { Texts } from "./texts.ts";

export const pl: Texts = {
  subject: {
    confirm: "Prosimy potwierdzić wizytę: {date}",
    confirmed: "Państwa wizyta jest umówiona: {date}, godz. {time}",
    changed: "Państwa wizyta ma nowy termin: {date}, godz. {time}",
    cancelled: "Państwa wizyta została odwołana: {date}",
    reminder: "Przypominamy o wizycie jutro o {time}",
    nth: "Numer {number}: wkrótce nadejdzie Państwa kolej",
    called: "Numer {number}: prosimy podejść teraz",
    "confirm-request": "Prosimy potwierdzić prośbę o wizytę",
    requested: "Mamy Państwa prośbę: losowanie {date}",
    "requested-already": "Już biorą Państwo udział: losowanie {date}",
    "passed-over": "Tym razem los nie padł na Państwa: tydzień od {week}",
  },
  sentence: {
    confirm: "{office}: Prosimy potwierdzić do godz. {until} wizytę ({date}, godz. {time}): {link}",
    confirmed:
      "{office}: {drawn} Państwa wizyta jest umówiona: {date}, godz. {time}. Kod do kiosku: {code}. Zobacz, przełóż, odwołaj: {link}",
    changed:
      "{office}: Państwa wizyta ma nowy termin: {date}, godz. {time}. {because} Kod do kiosku: {code}. {link}",
    cancelled: "{office}: Państwa wizyta została odwołana: {date}, godz. {time}. {because}",
    reminder:
      "{office}: Przypominamy o jutrzejszej wizycie ({date}, godz. {time}). Kod do kiosku: {code}. Nie mogą Państwo przyjść? {link}",
    nth: "{office}: Numer {number}, wkrótce nadejdzie Państwa kolej. Przed Państwem: {ahead}.",
    called: "{office}: Numer {number}, prosimy podejść teraz: {counter}. {way}",
    "confirm-request":
      "{office}: Prosimy potwierdzić prośbę, inaczej nie weźmie ona udziału w losowaniu {date}, godz. {time}: {link}",
    requested:
      "{office}: Mamy Państwa prośbę na tydzień od {week}. Losowanie: {date}, godz. {time}; o wyniku powiadomimy. Zobacz, wycofaj: {link}",
    "requested-already":
      "{office}: Dla Państwa wysłano jeszcze jedną prośbę na tydzień od {week}. Każda osoba ma jeden los: liczy się pierwsza prośba, losowanie: {date}, godz. {time}. Zobacz, wycofaj: {link}",
    "passed-over":
      "{office}: W losowaniu na tydzień od {week} nie starczyło niestety wizyty dla Państwa. Pozostałe godziny i następne losowanie: {link}",
  },
  letter: {
    confirmed: "Państwa wizyta jest umówiona.",
    changed: "Państwa wizyta ma nowy termin.",
    reminder: "Przypominamy o jutrzejszej wizycie.",
  },
  drawn: "Zostali Państwo wylosowani: {matters}.",
  because: "Powód: {reason}.",
  greeting: "Dzień dobry,",
  facts: {
    when: "Kiedy",
    where: "Gdzie",
    matters: "Sprawa",
    code: "Kod do kiosku",
    link: "Zobacz, przełóż, odwołaj",
  },
  closing: "Ta wiadomość została wysłana automatycznie. Odpowiedzi nie są czytane.",
};
