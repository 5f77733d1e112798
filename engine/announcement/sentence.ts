import type { Language } from "../town/town.ts";

type Sentence = (number: string, counter: string) => string;

const GERMAN = sentence(
  ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
  (number, counter) => `Nummer ${number}, bitte Schalter ${counter}.`,
);

const SENTENCES: Record<Language, Sentence> = {
  de: GERMAN,
  "de-leicht": GERMAN,
  en: sentence(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    (number, counter) => `Number ${number}, please go to counter ${counter}.`,
  ),
  tr: sentence(
    ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"],
    (number, counter) => `Numara ${number}, lütfen gişe ${counter}.`,
  ),
  uk: sentence(
    ["нуль", "один", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять"],
    (number, counter) => `Номер ${number}, будь ласка, віконце ${counter}.`,
  ),
  ru: sentence(
    ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"],
    (number, counter) => `Номер ${number}, пожалуйста, окно ${counter}.`,
  ),
  pl: sentence(
    ["zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć"],
    (number, counter) => `Numer ${number}, proszę do okienka ${counter}.`,
  ),
  ar: sentence(
    ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
    (number, counter) => `الرقم ${number}، يرجى التوجه إلى الشباك ${counter}.`,
  ),
};

/** What is announced on trial: no ticket has this number, no counter this name. */
export const TRIAL_CALL = { number: "TEST", counter: "0" };

const TRIALS: Record<Language, string> = {
  de: "Dies ist eine Probeansage. Es wird niemand aufgerufen.",
  "de-leicht": "Das ist ein Test. Niemand wird aufgerufen.",
  en: "This is a test announcement. Nobody is being called.",
  tr: "Bu bir deneme anonsudur. Kimse çağrılmıyor.",
  uk: "Це пробне оголошення. Нікого не викликають.",
  ru: "Это пробное объявление. Никого не вызывают.",
  pl: "To jest próbny komunikat. Nikt nie jest wzywany.",
  ar: "هذا إعلان تجريبي. لا يتم استدعاء أحد.",
};

/** A call as it is said: the ticket's number sign by sign, the counter's as a number where it is one. */
export function callSentence(language: Language, number: string, counter: string): string {
  if (number === TRIAL_CALL.number) return TRIALS[language];
  return SENTENCES[language](number, counter);
}

function sentence(digits: readonly string[], words: Sentence): Sentence {
  return (number, counter) =>
    words(spell(number, digits), /^\d+$/.test(counter) ? String(Number(counter)) : spell(counter, digits));
}

/** `A023` is "A, null, zwei, drei": a voice would read it as one number otherwise. */
function spell(number: string, digits: readonly string[]): string {
  return [...number].map((sign) => (/\d/.test(sign) ? digits[Number(sign)] : sign)).join(", ");
}
