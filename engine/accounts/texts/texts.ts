import type { LetterKind } from "../account.ts";

/** What letters about accounts say in one language; `{office}` is filled in. */
export type LetterTexts = {
  greeting: string;
  closing: string;
} & Record<
  LetterKind,
  { subject: string /** Paragraphs before the link, and after it. */; before: string[]; after: string[] }
>;
