import { LANGUAGES, type Language } from "../../engine/town/town.ts";
import { ar } from "./ar.ts";
import { type Catalogue, de } from "./de.ts";
import { leicht } from "./de-leicht.ts";
import { en } from "./en.ts";
import { type Formats, formats } from "./formats.ts";
import { pl } from "./pl.ts";
import { ru } from "./ru.ts";
import { tr } from "./tr.ts";
import { uk } from "./uk.ts";

/** Everything a page says in one language: `w.kiosk.ahead(3)`, `w.format.time(at_ms, zone)`. */
export type Words = Catalogue & { language: Language; format: Formats };

const catalogues: Record<Language, Catalogue> = { de, en, "de-leicht": leicht, tr, uk, ar, ru, pl };

const all = new Map<Language, Words>(
  LANGUAGES.map((language) => [language, { ...catalogues[language], language, format: formats(language) }]),
);

/** The words of a language. */
export function words(language: Language): Words {
  return all.get(language)!;
}
