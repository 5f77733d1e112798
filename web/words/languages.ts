import { LANGUAGES, type Language } from "../../engine/town/town.ts";

/** Names of the languages in themselves, for the language choice. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  de: "Deutsch",
  en: "English",
  "de-leicht": "Leichte Sprache",
  tr: "Türkçe",
  uk: "Українська",
  ar: "العربية",
  ru: "Русский",
  pl: "Polski",
};

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The `lang` attribute: plain German is German to a screen reader. */
export function htmlLang(language: Language): string {
  return language === "de-leicht" ? "de" : language;
}

export function direction(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The locale for numbers and times: Latin digits everywhere, because boards and tickets show them. */
export function locale(language: Language): string {
  return `${htmlLang(language)}-u-ca-gregory-nu-latn`;
}
