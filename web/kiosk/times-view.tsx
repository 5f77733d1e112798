import { say } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { words } from "../words/words.ts";
import { addressAt, type Place } from "./place.ts";
import { timesToday } from "./same-day.ts";
import { look, type Screen } from "./screen.ts";

/** The form the times belong to. It stands outside of what is live, because its id is random. */
export const BOOK_FORM = "book";
/** Times beside the choice of a number; all others are a touch away. */
const FIRST = 5;

/** The next free times of today, or how to see them all. */
export function TimesBox({ place, service, times, title }: TimesProps & { title: string }) {
  const { arrival } = words(place.language);
  const more = times.length > FIRST + 1;
  return (
    <div class="kiosk-times">
      <h2>{title}</h2>
      <div class="kiosk-times__list">
        <Times place={place} service={service} times={more ? times.slice(0, FIRST) : times} />
        {more && (
          <a class="kiosk-button kiosk-times__time" href={addressAt(place, `/services/${service}/times`)}>
            <span>{arrival.more}</span>
          </a>
        )}
      </div>
    </div>
  );
}

type TimesProps = { place: Place; service: string; times: readonly number[] };

function Times({ place: { language, town }, times }: TimesProps) {
  const { time } = words(language).format;
  return (
    <>
      {times.map((at) => (
        <button type="submit" form={BOOK_FORM} name="start" value={at} class="kiosk-button kiosk-times__time">
          <strong dir="ltr">{time(at, town.zone)}</strong>
        </button>
      ))}
    </>
  );
}

/** All free times of today for a matter. */
export function timesScreen(house: House, place: Place, service: string): Screen | null {
  const found = place.town.services.find(({ id }) => id === service);
  if (!found) return null;
  const { arrival } = words(place.language);
  return {
    path: `/services/${service}/times`,
    title: arrival.todayOnly,
    render: async () => {
      const times = await look(house, place, (state, now) => timesToday(state, service, now));
      return (
        <section id="screen" class="kiosk-screen" aria-labelledby="title">
          <h1 id="title">{arrival.todayOnly}</h1>
          <div class="kiosk-scroll" data-scroll-region>
            <p class="kiosk-times__matter">{say(found.name, place.language)}</p>
            {times.length === 0 && <p class="kiosk-notice">{arrival.none}</p>}
            <div class="kiosk-times__list">
              <Times place={place} service={service} times={times} />
            </div>
          </div>
        </section>
      );
    },
  };
}
