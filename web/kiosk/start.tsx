import type { Language, Town } from "../../engine/town/town.ts";
import { allShut } from "../hours/shut.ts";
import type { House } from "../house.ts";
import { direction, htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { addressAt, type Place } from "./place.ts";
import type { Screen } from "./screen.ts";
import { ShutCards } from "./shut-view.tsx";

/** The page a kiosk rests on: the languages, or in all of them that the office is closed and when it opens. */
export function startScreen({ engine }: House, place: Place): Screen {
  const { town } = place;
  return {
    path: "",
    title: `${words(place.language).kiosk.title}, ${town.name}`,
    render: async () => {
      const shut = allShut(town, engine.clock.now());
      return shut ? <ShutCards town={town} shut={shut} /> : <Languages place={place} />;
    },
  };
}

/** Each welcome once: plain German has the same as German. */
function welcomes({ languages }: Town): [string, Language][] {
  const all = languages.map((language): [string, Language] => [words(language).kiosk.welcome, language]);
  return all.filter(([welcome], place) => all.findIndex(([other]) => other === welcome) === place);
}

function Languages({ place }: { place: Place }) {
  return (
    <section id="screen" class="kiosk-start" aria-labelledby="title">
      <h1 id="title" class="kiosk-start__welcome">
        {welcomes(place.town).map(([welcome, language]) => (
          <span lang={htmlLang(language)} dir={direction(language)}>
            {welcome}{" "}
          </span>
        ))}
      </h1>
      <nav class="kiosk-start__languages" aria-label={words(place.language).common.language}>
        {place.town.languages.map((language) => (
          <a
            class="kiosk-button"
            href={addressAt(place, "/services", language)}
            lang={htmlLang(language)}
            dir={direction(language)}
          >
            <strong>{LANGUAGE_NAMES[language]}</strong>
            <span>{words(language).kiosk.title}</span>
          </a>
        ))}
      </nav>
    </section>
  );
}
