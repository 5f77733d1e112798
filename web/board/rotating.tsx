import { type Language, say, type Text } from "../../engine/town/town.ts";
import { direction, htmlLang } from "../words/languages.ts";
import { type Words, words } from "../words/words.ts";

type Props = { languages: readonly Language[]; of: (words: Words) => string; class?: string };

/** One label in the town's languages in turn; the page script shows one of them at a time, all labels together. */
export function Rotating({ languages, of, class: name }: Props) {
  return (
    <span class={`rotating ${name ?? ""}`} data-rotate>
      {languages.map((language, at) => (
        <span lang={htmlLang(language)} dir={direction(language)} data-hidden={at > 0}>
          {of(words(language))}
        </span>
      ))}
    </span>
  );
}

/** The same for a text of the town's document. */
export function RotatingText({ languages, text }: { languages: readonly Language[]; text: Text }) {
  return <Rotating languages={languages} of={({ language }) => say(text, language)} />;
}
