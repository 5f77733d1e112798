import type { Language, Town } from "../../engine/town/town.ts";
import { departmentsOf } from "../booking/wish.ts";
import { allShut } from "../hours/shut.ts";
import type { House } from "../house.ts";
import { direction, htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { books, HaveAppointment } from "./matters-view.tsx";
import { addressAt, type Place } from "./place.ts";
import { qrImage } from "./qr.ts";
import { anyToday } from "./same-day.ts";
import { look, type Screen } from "./screen.ts";
import { ShutCards } from "./shut-view.tsx";

/** Whoever is later than this has missed it everywhere, ms. */
const LATE_MS = 4 * 3_600_000;

/**
 * The page a kiosk rests on: the languages, or in all of them that the office is closed, when it opens, and where one
 * books an appointment meanwhile. `address`: the house's, as people at home reach it.
 */
export function startScreen(house: House, place: Place, address: string): Screen {
  const { town } = place;
  const book = departmentsOf(town).length > 0 ? `${address}/book/${town.id}` : null;
  return {
    path: "",
    also: address,
    title: `${words(place.language).kiosk.title}, ${town.name}`,
    render: async () => {
      const shut = allShut(town, house.engine.clock.now());
      const { expected, today } = await look(house, place, (state, now) => ({
        expected: state.book.expected(now - LATE_MS, state.day_ends).length > 0,
        today: anyToday(state, now),
      }));
      if (!shut) return <Languages place={place} code={books(place)} today={today} />;
      const code = book === null ? null : { url: book, qr: await qrImage(book) };
      return <ShutCards place={place} shut={shut} book={code} expected={expected} today={today} />;
    },
  };
}

/** Each welcome once: plain German has the same as German. */
function welcomes({ languages }: Town): [string, Language][] {
  const all = languages.map((language): [string, Language] => [words(language).kiosk.welcome, language]);
  return all.filter(([welcome], place) => all.findIndex(([other]) => other === welcome) === place);
}

type LanguagesProps = {
  place: Place;
  /** Whoever has an appointment types its code here. */
  code?: boolean;
  /** There are times of today to be had. */
  today?: boolean;
};

/** A welcome, and in each language the ways on: a number or a time of today, and the code of an appointment. */
export function Languages({ place, code = false, today = false }: LanguagesProps) {
  return (
    <section id="screen" class="kiosk-start" aria-labelledby="title" data-scroll-region>
      <h1 id="title" class="kiosk-start__welcome">
        {welcomes(place.town).map(([welcome, language]) => (
          <span lang={htmlLang(language)} dir={direction(language)}>
            {welcome}{" "}
          </span>
        ))}
      </h1>
      <nav class="kiosk-start__languages" aria-label={words(place.language).common.language}>
        {place.town.languages.map((language) => (
          <div
            class={`kiosk-start__ways${code ? " kiosk-start__ways--two" : ""}`}
            lang={htmlLang(language)}
            dir={direction(language)}
          >
            <a class="kiosk-button" href={addressAt(place, "/services", language)}>
              <strong>{LANGUAGE_NAMES[language]}</strong>
              <span>{words(language).kiosk.title}</span>
              {today && <span>{words(language).arrival.sameDay}</span>}
            </a>
            {code && <HaveAppointment place={place} language={language} short />}
          </div>
        ))}
      </nav>
    </section>
  );
}
