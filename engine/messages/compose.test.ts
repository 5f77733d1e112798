// Rule: every message is complete in every language and by either way; a location's own words stand in place of ours.
import { describe, expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { LANGUAGES } from "../town/town.ts";
import { compose } from "./compose.ts";
import { MESSAGE_KINDS } from "./message.ts";
import { sampleFacts } from "./sample.ts";
import { TEXTS } from "./texts/in-language.ts";

const [town] = await bothTowns();
if (!town) throw new Error("no town");
const now = Date.UTC(2026, 10, 17, 8);

/** Which facts nobody can do without. */
const NEEDED = {
  confirm: ["date", "time", "until", "link"],
  confirmed: ["date", "time", "code", "link"],
  changed: ["date", "time", "code", "link"],
  cancelled: ["date", "time"],
  reminder: ["date", "time", "code", "link"],
  nth: ["number", "ahead"],
  called: ["number", "counter"],
  "confirm-request": ["date", "time", "link"],
  requested: ["date", "time", "week", "link"],
  "requested-already": ["date", "time", "week", "link"],
  "passed-over": ["week", "link"],
} as const;

describe.each([...LANGUAGES])("%s", (language) => {
  const facts = sampleFacts(town, language, now, "https://warten.example");
  test.each([...MESSAGE_KINDS])("%s says all that is needed, and leaves no placeholder", (kind) => {
    for (const channel of ["mail", "sms"] as const) {
      const { subject, text } = compose({ town, kind, channel, language, facts });
      const all = `${subject}\n${text}`;
      for (const fact of NEEDED[kind]) expect(all).toContain(facts[fact] ?? "missing");
      expect(all).not.toMatch(/[{}]|undefined/);
      expect(text).toContain(town.name);
      if (channel === "mail") expect(subject).not.toBe("");
    }
  });

  test("nothing was left in another language", () => {
    if (language === "de") return;
    const own: string[] = Object.values(TEXTS[language].sentence);
    expect(Object.values(TEXTS.de.sentence).filter((sentence) => own.includes(sentence))).toEqual([]);
  });
});

/** A word that says what is, happens or is to be done: without one a line is a heading and no sentence. */
const VERBS = {
  de: /\b(ist|hat|sind|erinnern|bestätigen|kommen|nehmen|wurde)\b/,
  en: /\b(is|are|has|confirm|come)\b/,
  "de-leicht": /\b(ist|hat|haben|sind|möchten|bestätigen|fällt|kommen|Kommen|machen)\b/,
  tr: /(onaylayın|alındı|değişti|edildi|hatırlatırız|var|yaklaşıyor|gelin|çıkmadı|kalmadı|katılıyorsunuz|gönderildi)/,
  uk: /(підтвердьте|підтверджено|змінено|скасовано|Нагадуємо|підійде|підійдіть|отримано|випав|залишилося|берете|надіслано)/,
  ar: /(تأكيد|تم|نذكّركم|اقترب|يرجى|وصل|تصبكم|يبق|مشاركون|أُرسل)/,
  ru: /(подтвердите|подтверждена|изменено|отменена|Напоминаем|подойдёт|подойдите|получено|выпал|осталось|участвуете|отправлено)/,
  pl: /(potwierdzić|jest|ma|została|Przypominamy|nadejdzie|prosimy|Mamy|padł|starczyło|biorą|wysłano)/,
};

test.each([...LANGUAGES])(
  "%s: each subject, each SMS and each mail's first words are a sentence with a verb",
  (language) => {
    const { subject, sentence, letter } = TEXTS[language];
    for (const said of [...Object.values(subject), ...Object.values(sentence), ...Object.values(letter)])
      expect([said, VERBS[language].test(said)]).toEqual([said, true]);
    for (const said of Object.values(letter)) expect(said).toEndWith(".");
  },
);

test.each([...LANGUAGES])(
  "%s: a closure's reason stands in the letter, once and before what else is to be known",
  (language) => {
    const facts = { ...sampleFacts(town, language, now, "https://warten.example"), reason: "Wasserschaden." };
    for (const kind of ["changed", "cancelled"] as const)
      for (const channel of ["mail", "sms"] as const) {
        const { text } = compose({ town, kind, channel, language, facts });
        expect(text.match(/Wasserschaden\.(?!\.)/g)).toHaveLength(1);
        expect(text).not.toMatch(/ {2}|\{/);
        const without = compose({ town, kind, channel, language, facts: { ...facts, reason: undefined } });
        expect(without.text).not.toMatch(/ {2}|\{/);
        expect(without.text.length).toBeLessThan(text.length);
      }
  },
);

test("an office's own words say the reason where they want to, else it stands at their end", () => {
  const words = (sms: string, mail: string) => ({
    ...town,
    messages: { wording: { cancelled: { sms: { de: sms, en: sms }, mail: [{ de: mail, en: mail }] } } },
  });
  const facts = { reason: "Umbau" };
  const said = (own: typeof town, channel: "sms" | "mail") =>
    compose({ town: own, kind: "cancelled", channel, language: "de", facts }).text;
  expect(said(words("Wegen {reason} fällt er aus.", "x"), "sms")).toBe("Wegen Umbau fällt er aus.");
  expect(said(words("Er fällt aus.", "x"), "sms")).toBe("Er fällt aus. Grund: Umbau.");
  expect(said(words("x", "Er fällt aus."), "mail")).toContain("Er fällt aus.\n\nGrund: Umbau.");
  expect(said(words("x", "Wegen {reason}."), "mail")).not.toContain("Grund");
});

test("dates are the location's wall clock in the visitor's language, with Latin digits", () => {
  const date = (language: "de" | "ar" | "pl") => sampleFacts(town, language, now, "")?.date;
  expect(date("de")).toBe("Mittwoch, 18. November");
  expect(date("pl")).toBe("środa, 18 listopada");
  expect(date("ar")).toContain("18");
});

test("own wordings come in the visitor's language or the nearest, filled in; what is not said stays", () => {
  const own = {
    ...town,
    messages: {
      wording: {
        confirmed: {
          subject: { de: "Bis bald am {date}", en: "See you on {date}" },
          sms: { de: "Code {code} {nonsense}", en: "Code {code}" },
        },
      },
    },
  };
  const facts = { date: "1. Mai", time: "10:00", code: "123456", link: "https://x.example/a/1" };
  const wanted = { town: own, kind: "confirmed", language: "de", facts } as const;
  expect(compose({ ...wanted, channel: "sms" })).toEqual({ subject: "", text: "Code 123456" });
  expect(compose({ ...wanted, channel: "mail" }).subject).toBe("Bis bald am 1. Mai");
  expect(compose({ ...wanted, channel: "mail", language: "tr" }).subject).toBe("See you on 1. Mai");
  expect(compose({ ...wanted, channel: "mail" }).text).toContain("Code für den Automaten: 123456");
});
