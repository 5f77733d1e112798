/** Languages a visitor may choose; `de-leicht` is plain German (Leichte Sprache). */
export const LANGUAGES = ["de", "en", "de-leicht", "tr", "uk", "ar", "ru", "pl"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence in the visitor's languages; German and English are always there. */
export type Text = { de: string; en: string } & Partial<Record<Language, string>>;

/** The text in `language`, else English for foreign languages and German for plain German. */
export function say(text: Text, language: Language): string {
  return text[language] ?? (language === "de-leicht" ? text.de : text.en);
}
