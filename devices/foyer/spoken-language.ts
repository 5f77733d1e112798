import { LANGUAGES, type Language } from "../../engine/town/town.ts";

/** The language of ours that a BCP 47 tag asks for; German for those we do not speak. */
export function spokenLanguage(tag: string): Language {
  const wanted = tag.toLowerCase();
  const primary = wanted.split("-")[0];
  const ours = (one: string | undefined) => LANGUAGES.find((language) => language === one);
  return ours(wanted) ?? ours(primary) ?? "de";
}
