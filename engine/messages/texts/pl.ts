import type { Texts } from "./texts.ts";

export const pl: Texts = {
  subject: {
    confirm: "Prosimy potwierdzić wizytę: {date}",
    confirmed: "Państwa wizyta: {date}, godz. {time}",
    changed: "Nowy termin Państwa wizyty: {date}, godz. {time}",
    cancelled: "Państwa wizyta {date} została odwołana",
    reminder: "Jutro o {time}: Państwa wizyta",
    nth: "Numer {number}: wkrótce Państwa kolej",
    called: "Numer {number}: prosimy podejść teraz",
  },
  sentence: {
    confirm: "{office}: Prosimy potwierdzić wizytę {date}, godz. {time}, do godz. {until}: {link}",
    confirmed:
      "{office}: Państwa wizyta: {date}, godz. {time}. Kod do kiosku: {code}. Zobacz, przełóż, odwołaj: {link}",
    changed: "{office}: Nowy termin Państwa wizyty: {date}, godz. {time}. Kod do kiosku: {code}. {link}",
    cancelled: "{office}: Państwa wizyta {date}, godz. {time} została odwołana.",
    reminder:
      "{office}: Państwa wizyta jest jutro, {date}, godz. {time}. Kod do kiosku: {code}. Nie mogą Państwo przyjść? {link}",
    nth: "{office}: Numer {number}, wkrótce Państwa kolej. Przed Państwem: {ahead}.",
    called: "{office}: Numer {number}, prosimy podejść teraz: {counter}. {way}",
  },
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
