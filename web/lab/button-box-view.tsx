import type { RefusalCode } from "../../engine/refusal.ts";
import { Refused } from "../../engine/refusal.ts";
import type { Town } from "../../engine/town/town.ts";
import { htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { refusalSentence } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import type { Lab } from "./model.ts";
import { VirtualPlace } from "./place-view.tsx";

const GERMAN = words("de");
const CODES: readonly RefusalCode[] = [
  "closed",
  "contingent-used-up",
  "walk-ins-not-taken",
  "unknown-service",
  "busy",
  "storage",
];

/** A box with a button for each matter and a small display for the answer. */
export function ButtonBox({ town, box }: { town: Town; box: Lab["boxes"][number] }) {
  const { device, name, services } = box;
  return (
    <VirtualPlace
      device={device}
      location={town.id}
      kind="buttonbox"
      name={name}
      faults={["offline", "slow", "duplicate"]}
    >
      <output class="box__display" aria-live="polite">
        <span class="box__number" data-number>
          –
        </span>
        <span class="box__sentence" data-sentence>
          Bitte drücken Sie eine Taste.
        </span>
      </output>
      <form class="box" action={`/lab/${town.id}`}>
        <div class="box__choices">
          <label>
            Nummer auf
            <select class="kern-form-input__select" name="medium" autocomplete="off">
              <option value="paper">Papier</option>
              <option value="qr">dem Handy</option>
            </select>
          </label>
          <label>
            Sprache
            <select class="kern-form-input__select" name="language" autocomplete="off">
              {town.languages.map((language) => (
                <option value={language} lang={htmlLang(language)}>
                  {LANGUAGE_NAMES[language]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset class="box__buttons" disabled>
          <legend class="kern-sr-only">Anliegen</legend>
          {services.map((service) => (
            <button type="submit" class="box__button" value={service.id}>
              <span class="box__letter" aria-hidden="true">
                {service.letter}
              </span>
              {service.name}
            </button>
          ))}
        </fieldset>
      </form>
      <div hidden data-ahead data-none="Sie sind als Nächstes dran." data-some="Vor Ihnen: {n}"></div>
      <ul hidden data-refusals>
        {CODES.map((code) => (
          <li data-code={code}>{refusalSentence(GERMAN, new Refused(code, ""))}</li>
        ))}
        <li data-code="expired">Das hat zu lange gedauert. Bitte drücken Sie noch einmal.</li>
      </ul>
    </VirtualPlace>
  );
}
