import type { Town } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import { moveField } from "./moves.ts";
import type { Moved } from "./preview.ts";

const { time, date } = words("de").format;

/** Appointments without room, each with the new time it is offered; to be chosen within a form. */
export function Hits({ town, hits }: { town: Town; hits: readonly Moved[] }) {
  return (
    <ul class="appointments__list">
      {hits.map((hit) => (
        <li class="appointments__entry">
          <p class="appointments__when">
            {date(hit.start_at, town.zone)}, <strong>{time(hit.start_at, town.zone)}</strong> {hit.number}
          </p>
          <p class="appointments__what">
            {hit.matters.join(", ")}{" "}
            {!hit.reached && <span class="mark">ohne Adresse: bekommt keine Nachricht</span>}
          </p>
          {hit.instead_at === null ? (
            <p class="appointments__state">
              Nichts ist frei. Bitte{" "}
              <a class="kern-link" href={`/desk/${town.id}/appointments/${hit.id}/move`}>
                verlegen Sie {hit.number} selbst
              </a>{" "}
              oder sagen Sie ab.
            </p>
          ) : (
            <div class="kern-form-check">
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                id={`move-${hit.id}`}
                {...moveField(hit)}
                checked
              />
              <label class="kern-label" for={`move-${hit.id}`}>
                {hit.number} verlegen auf {date(hit.instead_at, town.zone)}, {time(hit.instead_at, town.zone)}
              </label>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
