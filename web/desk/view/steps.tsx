import type { Own } from "../model.ts";
import { Press } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { At } from "./since.tsx";

/** What was done at the counter, and the way back where there is one. */
export function Steps({ sheet, own }: { sheet: Sheet; own: Own }) {
  // The key means the last step that stands: when that cannot be taken back, why stands there, and the key does not reach further back.
  const [last] = own.steps;
  return (
    <section class="steps" aria-labelledby="steps-heading">
      <h2 class="part" id="steps-heading">
        Letzte Schritte
      </h2>
      {own.steps.length === 0 && <p class="fact">Noch nichts an diesem Schalter.</p>}
      <ol class="line">
        {own.steps.map((step) => (
          <li class="step" id={`step-${step.seq}`}>
            <At at={step.at} zone={sheet.desk.town.zone} />
            <span class="step__what">
              {step.what}
              {step === last && step.tooLate !== null && (
                <>
                  <br />
                  <small class="muted">{step.tooLate}</small>
                </>
              )}
            </span>
            {step.tooLate === null && (
              <Press
                sheet={sheet}
                deed="undos"
                of={String(step.seq)}
                fields={{ seq: String(step.seq) }}
                label="Rückgängig"
                named={`Rückgängig: ${step.what}`}
                keys={step === last ? "u" : undefined}
                kind="tertiary"
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
