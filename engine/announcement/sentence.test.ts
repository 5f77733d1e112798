// Rule: a number is said sign by sign, as people say it; a counter's number as a number.
import { expect, test } from "bun:test";
import { LANGUAGES, type Language } from "../town/town.ts";
import { callSentence } from "./sentence.ts";

const said: [language: Language, number: string, counter: string, sentence: string][] = [
  ["de", "A023", "3", "Nummer A, null, zwei, drei, bitte Schalter 3."],
  ["de-leicht", "A023", "3", "Nummer A, null, zwei, drei, bitte Schalter 3."],
  ["de", "M100", "12", "Nummer M, eins, null, null, bitte Schalter 12."],
  ["de", "M100", "07", "Nummer M, eins, null, null, bitte Schalter 7."],
  ["de", "A001", "b2", "Nummer A, null, null, eins, bitte Schalter b, zwei."],
  ["en", "A023", "3", "Number A, zero, two, three, please go to counter 3."],
  ["tr", "B104", "12", "Numara B, bir, sıfır, dört, lütfen gişe 12."],
  ["uk", "A059", "3", "Номер A, нуль, п’ять, дев’ять, будь ласка, віконце 3."],
  ["ru", "A067", "3", "Номер A, ноль, шесть, семь, пожалуйста, окно 3."],
  ["pl", "A089", "3", "Numer A, zero, osiem, dziewięć, proszę do okienka 3."],
  ["ar", "A023", "3", "الرقم A, صفر, اثنان, ثلاثة، يرجى التوجه إلى الشباك 3."],
];

for (const [language, number, counter, sentence] of said) {
  test(`${language}: ${number} at ${counter}`, () => {
    expect(callSentence(language, number, counter)).toBe(sentence);
  });
}

test("every language of ours has a sentence in the table, ten different digits, and spells them all", () => {
  for (const language of LANGUAGES) {
    expect(said.some(([one]) => one === language)).toBe(true);
    const digits = [..."0123456789"].map((digit) => callSentence(language, digit, "1"));
    expect(new Set(digits).size).toBe(10);
    for (const one of digits) expect(one.replace(/1\.$/, "")).not.toMatch(/\d|undefined/);
  }
});
