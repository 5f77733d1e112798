import { type Language, say } from "../../engine/town/town.ts";
import { shutTitle } from "../hours/said.ts";
import type { House } from "../house.ts";
import { type Words, words } from "../words/words.ts";
import { type Group, groupsOf, type Hindrance, type Matter } from "./matters.ts";
import { addressAt, type Place } from "./place.ts";
import { look, type Screen } from "./screen.ts";

/** The second page: what the visitor comes for. */
export function mattersScreen(house: House, place: Place): Screen {
  const w = words(place.language);
  return {
    path: "/services",
    title: w.kiosk.chooseMatter,
    render: async () => <Matters place={place} groups={await look(house, place, groupsOf)} />,
  };
}

function Matters({ place, groups }: { place: Place; groups: Group[] }) {
  const w = words(place.language);
  return (
    <section id="screen" class="kiosk-screen" aria-labelledby="title">
      <h1 id="title">{w.kiosk.chooseMatter}</h1>
      <div class="kiosk-scroll" data-scroll-region>
        {books(place) && <HaveAppointment place={place} language={place.language} />}
        {groups.map(({ queue, matters }) => (
          <section class="kiosk-group" aria-labelledby={`queue-${queue.id}`}>
            <h2 id={`queue-${queue.id}`}>{say(queue.name, place.language)}</h2>
            <ul>
              {matters.map((matter) => (
                <li>
                  <MatterButton place={place} matter={matter} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

/** Whether anybody comes to this office by appointment. */
export function books({ town }: Place): boolean {
  return town.departments.some(({ booking }) => booking !== undefined);
}

type HaveProps = { place: Place; language: Language; short?: boolean };

/** The way to the code, for whoever has one. */
export function HaveAppointment({ place, language, short }: HaveProps) {
  const { arrival } = words(language);
  return (
    <a class="kiosk-button kiosk-have" href={addressAt(place, "/check-in", language)}>
      <strong>{arrival.have}</strong>
      {!short && <span>{arrival.haveHint}</span>}
    </a>
  );
}

function MatterButton({ place, matter: { service, hindrance, today_at } }: { place: Place; matter: Matter }) {
  const w = words(place.language);
  return (
    <a
      class={`kiosk-button kiosk-matter${hindrance && today_at === null ? " kiosk-matter--hindered" : ""}`}
      href={addressAt(place, `/services/${service.id}`)}
    >
      <strong>{say(service.name, place.language)}</strong>
      <span class="kiosk-matter__notes">
        {today_at !== null ? (
          <span class="kiosk-tag">{w.arrival.sameDayFrom(w.format.time(today_at, place.town.zone))}</span>
        ) : hindrance ? (
          <span class="kiosk-tag kiosk-tag--warn">{hindranceTitle(w, hindrance)}</span>
        ) : (
          <span>{w.common.minutes(service.duration_min, service.duration_min)}</span>
        )}
        {service.online && <span class="kiosk-tag">{w.kiosk.alsoOnline}</span>}
      </span>
    </a>
  );
}

/** Why not, in a few words. */
export function hindranceTitle(w: Words, hindrance: Hindrance): string {
  switch (hindrance.why) {
    case "shut":
      return shutTitle(w, hindrance.shut);
    case "appointment-only":
      return w.kiosk.appointmentOnly;
    case "contingent-used-up":
      return w.kiosk.contingentUsed;
  }
}
