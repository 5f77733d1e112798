import type { Language } from "../../town/town.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { deLeicht } from "./de-leicht.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";
import { ru } from "./ru.ts";
import type { Texts } from "./texts.ts";
import { tr } from "./tr.ts";
import { uk } from "./uk.ts";

/** Our wordings, complete in every language a visitor may choose. */
export const TEXTS: Record<Language, Texts> = { de, en, "de-leicht": deLeicht, tr, uk, ar, ru, pl };
