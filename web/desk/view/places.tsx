import { words } from "../../words/words.ts";
import type { Place } from "../colleagues.ts";
import { Press } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { Since } from "./since.tsx";

/** What goes on at the other counters. */
export function Colleagues({ sheet }: { sheet: Sheet }) {
  const { places, own } = sheet.desk;
  const others = places.filter((place) => place.id !== own?.id);
  return (
    <section class="places" aria-labelledby="places-heading">
      <h2 class="part" id="places-heading">
        Andere Schalter
      </h2>
      <ul class="line">
        {others.map((place) => (
          <li class="place">
            <PlaceText sheet={sheet} place={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All counters, to take one. */
export function TakeCounter({ sheet }: { sheet: Sheet }) {
  const { places, lost } = sheet.desk;
  return (
    <section class="own" aria-labelledby="own-heading">
      <h1 class="own__name" id="own-heading" tabindex={-1} data-focus-home>
        Schalter wählen
      </h1>
      {lost && (
        <p class="warning warning--info" role="status">
          {nameOf(sheet, lost)} hat Schalter {lost.id} übernommen.
        </p>
      )}
      <ul class="line">
        {places.map((place) => (
          <li class="place">
            <PlaceText sheet={sheet} place={place} />
            <Press
              sheet={sheet}
              deed="counter"
              of={place.id}
              fields={{ counter: place.id, ...(place.clerk && { over: String(place.touched) }) }}
              label="Übernehmen"
              named={`${place.name} übernehmen`}
              keys={/^\d$/.test(place.id) ? place.id : undefined}
              kind={place.clerk ? "tertiary" : "secondary"}
              confirm={place.clerk ? question(sheet, place) : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says what there is to be taken over, so that nobody is driven from a counter they work at. */
function question(sheet: Sheet, place: Place): string {
  const visitor = place.number ? ` ${place.number}` : "";
  const since = words("de").format.time(place.since, sheet.desk.town.zone);
  const now = `${nameOf(sheet, place)} hat Schalter ${place.id}: ${place.doing}${visitor}, seit ${since} Uhr.`;
  return visitor ? `${now} Den Schalter mit${visitor} übernehmen?` : `${now} Trotzdem übernehmen?`;
}

function nameOf(sheet: Sheet, { clerk }: Place): string {
  return (clerk && sheet.names.get(clerk)) || "Jemand";
}

function PlaceText({ sheet, place }: { sheet: Sheet; place: Place }) {
  return (
    <span class="place__text">
      <strong>{place.name}</strong>
      <br />
      {place.clerk ? (
        <>
          {nameOf(sheet, place)} {place.doing}
          {place.number && ` (${place.number})`}, <Since at={place.since} zone={sheet.desk.town.zone} />{" "}
          {place.asked && <span class="mark mark--strong">antwortet nicht</span>}
        </>
      ) : (
        <span class="muted">{place.doing}</span>
      )}
    </span>
  );
}
