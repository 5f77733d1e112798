import type { LetterTexts } from "./texts.ts";

export const pl: LetterTexts = {
  greeting: "Dzień dobry,",
  confirm: {
    subject: "Prosimy potwierdzić konto",
    before: [
      "ktoś, mamy nadzieję, że Państwo, założył konto do umawiania wizyt z tym adresem e-mail: {office}.",
      "Proszę otworzyć ten adres i wpisać wybrane hasło:",
    ],
    after: [
      "Adres działa 24 godziny. To nie Państwo? Wtedy nie trzeba nic robić: bez potwierdzenia konto zniknie samo.",
    ],
  },
  exists: {
    subject: "Konto już istnieje",
    before: [
      "ktoś, mamy nadzieję, że Państwo, chciał założyć konto do umawiania wizyt z tym adresem e-mail: {office}. Konto już jednak istnieje.",
      "Tutaj można się zalogować albo wybrać nowe hasło:",
    ],
    after: ["To nie Państwo? Wtedy nie trzeba nic robić. Na koncie nic się nie zmieniło."],
  },
  reset: {
    subject: "Nowe hasło do konta",
    before: [
      "ktoś, mamy nadzieję, że Państwo, chce nowego hasła do konta: {office}.",
      "Tutaj można je wybrać:",
    ],
    after: [
      "Adres działa jedną godzinę. To nie Państwo? Wtedy nie trzeba nic robić. Hasło pozostanie bez zmian.",
    ],
  },
  changed: {
    subject: "Hasło zostało zmienione",
    before: [
      "hasło do Państwa konta zostało właśnie zmienione: {office}.",
      "To nie Państwo? Proszę od razu wybrać tutaj nowe hasło:",
    ],
    after: [],
  },
  "passkey-added": {
    subject: "Dodano klucz dostępu",
    before: [
      "do Państwa konta właśnie dodano klucz dostępu: {office}. Można się nim zalogować bez hasła.",
      "To nie Państwo? Proszę natychmiast zabezpieczyć tutaj swoje konto:",
    ],
    after: [],
  },
  "passkey-removed": {
    subject: "Usunięto klucz dostępu",
    before: [
      "z Państwa konta właśnie usunięto klucz dostępu: {office}. Nikt już się nim nie zaloguje.",
      "To nie Państwo? Proszę natychmiast zabezpieczyć tutaj swoje konto:",
    ],
    after: [],
  },
  closing: "Ta wiadomość została wysłana automatycznie. Nikt nie czyta odpowiedzi na nią.",
};
