import { say, type Town } from "../../engine/town/town.ts";
import { direction, htmlLang } from "../words/languages.ts";
import { type Words, words } from "../words/words.ts";
import { type Shut, together } from "./shut.ts";

/** "Closed today", "Closed at the moment" or "No more numbers". */
export function shutTitle(w: Words, { kind }: Pick<Shut, "kind">): string {
  return { today: w.kiosk.closed, now: w.kiosk.closedNow, "no-more": w.kiosk.noMore }[kind];
}

/** When it opens again: the time today, else day and time; "" when nobody knows. */
export function opensAgain(w: Words, { opens_at, still_today }: Shut, zone: string): string {
  if (opens_at === null) return "";
  const time = w.format.time(opens_at, zone);
  return still_today ? w.kiosk.opensAt(time) : w.kiosk.opensOn(w.format.date(opens_at, zone), time);
}

/** The reason in the visitor's language and when it opens again. */
export function ShutLines({ w, shut, zone }: { w: Words; shut: Shut; zone: string }) {
  const again = opensAgain(w, shut, zone);
  return (
    <>
      {shut.reason && <p class="kiosk-shut__reason">{say(shut.reason, w.language)}</p>}
      {again && <p>{again}</p>}
    </>
  );
}

/** Nobody gives out numbers now: says so once in every language of the town. */
export function ShutCards({ town, shut }: { town: Town; shut: Shut[] }) {
  const { kind, reason, opens_alike } = together(shut);
  return (
    <section id="screen" class="kiosk-shut" data-scroll-region aria-labelledby="title">
      {town.languages.map((language, place) => {
        const w = words(language);
        const Title = place === 0 ? "h1" : "h2";
        return (
          <div class="kiosk-shut__card" lang={htmlLang(language)} dir={direction(language)}>
            <Title id={place === 0 ? "title" : undefined}>{shutTitle(w, { kind })}</Title>
            {reason && <p class="kiosk-shut__reason">{say(reason, language)}</p>}
            {(opens_alike ? shut.slice(0, 1) : shut).map((one) => (
              <p>
                {!opens_alike && <strong>{say(one.department.name, language)}: </strong>}
                {opensAgain(w, one, town.zone)}
              </p>
            ))}
          </div>
        );
      })}
    </section>
  );
}
