import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { Select } from "../desk/view/select.tsx";
import type { Staff } from "../guard/staff.ts";
import { LANGUAGE_NAMES } from "../words/languages.ts";
import { AppointmentPage } from "./frame.tsx";
import { MOST_MATTERS } from "./wish.ts";

type Props = {
  staff: Staff;
  town: Town;
  matters: readonly Matter[];
  language: Language;
  refusal: string | null;
};

/** What somebody comes for, before any time is shown. */
export function MattersPage({ staff, town, matters, language, refusal }: Props) {
  const path = `/desk/${town.id}/appointments`;
  const choices = bookable(town).map(({ id, name, duration_min }) => ({
    value: id,
    text: `${name.de} (${duration_min} Min.)`,
  }));
  return (
    <AppointmentPage
      staff={staff}
      town={town}
      title="Termin vergeben"
      back={{ href: path, name: "Zurück zu den Terminen" }}
      refusal={refusal}
    >
      <form class="appointments__matters" method="get" action={`${path}/new`}>
        {Array.from({ length: MOST_MATTERS }, (_, index) => (
          <div class="appointments__matter">
            <Select
              id={`service${index + 1}`}
              name={`service${index + 1}`}
              label={index === 0 ? "Anliegen" : "Dazu"}
              none={index === 0 ? "Bitte wählen" : "nichts weiter"}
              chosen={matters[index]?.service}
              choices={choices}
            />
            <div class="kern-form-input">
              <label class="kern-label" for={`quantity${index + 1}`}>
                Anzahl
              </label>
              <input
                class="kern-form-input__input"
                id={`quantity${index + 1}`}
                name={`quantity${index + 1}`}
                type="number"
                min="1"
                max="20"
                value={String(matters[index]?.quantity ?? 1)}
              />
            </div>
          </div>
        ))}
        <div class="appointments__matter">
          <Select
            id="language"
            name="language"
            label="Sprache der Nachrichten"
            chosen={language}
            choices={town.languages.map((one) => ({ value: one, text: LANGUAGE_NAMES[one] }))}
          />
        </div>
        <button class="kern-btn kern-btn--primary" type="submit">
          <span class="kern-label">Zeiten zeigen</span>
        </button>
      </form>
    </AppointmentPage>
  );
}

/** Matters that staff can give appointments for. */
function bookable(town: Town) {
  const pooled = new Set(
    town.departments.flatMap(({ booking }) => booking?.pools ?? []).flatMap(({ services }) => services),
  );
  return town.services.filter(({ id }) => pooled.has(id));
}
