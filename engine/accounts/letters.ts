import type { Language } from "../town/town.ts";
import type { AccountLetter, LetterKind } from "./account.ts";
import { ar } from "./texts/ar.ts";
import { de } from "./texts/de.ts";
import { leicht } from "./texts/de-leicht.ts";
import { en } from "./texts/en.ts";
import { pl } from "./texts/pl.ts";
import { ru } from "./texts/ru.ts";
import type { LetterTexts } from "./texts/texts.ts";
import { tr } from "./texts/tr.ts";
import { uk } from "./texts/uk.ts";

const TEXTS: Record<Language, LetterTexts> = { de, en, "de-leicht": leicht, tr, uk, ar, ru, pl };

/** A letter about an account in the reader's language, as plain text; the link stands on a line of its own. */
export function letterOf(
  kind: LetterKind,
  language: Language,
  { office, link }: { office: string; link: string },
): Pick<AccountLetter, "subject" | "text"> {
  const texts = TEXTS[language];
  const { subject, before, after } = texts[kind];
  const paragraphs = [texts.greeting, ...before, link, ...after, texts.closing];
  const text = paragraphs.map((paragraph) => paragraph.replace("{office}", () => office)).join("\n\n");
  return { subject: `${subject} · ${office}`, text: `${text}\n` };
}
