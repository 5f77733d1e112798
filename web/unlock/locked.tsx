import { LANGUAGES, type Language } from "../../engine/town/town.ts";
import { Page } from "../page.tsx";
import { direction, htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { words } from "../words/words.ts";

/** Says that this browser is not unlocked, and how that is done. */
export function Locked({ language, office }: { language: Language; office: string }) {
  const w = words(language);
  return (
    <Page language={language} title={w.kiosk.locked} office={office}>
      <div class="unlock">
        <h1 class="kern-heading-x-large">{w.kiosk.locked}</h1>
        <p class="kern-body kern-body--large">{w.kiosk.lockedHint}</p>
      </div>
      <nav class="unlock__languages" aria-label={w.common.language}>
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <a class="kern-link" href={`?lang=${other}`} lang={htmlLang(other)} dir={direction(other)}>
            {LANGUAGE_NAMES[other]}
          </a>
        ))}
      </nav>
    </Page>
  );
}
