import { say, type Town } from "../../engine/town/town.ts";
import { direction, htmlLang } from "../words/languages.ts";
import { type Words, words } from "../words/words.ts";
import type { Shut } from "./shut.ts";

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
  const all = inCommon(shut);
  return (
    <section id="screen" class="kiosk-shut" aria-label={words("de").kiosk.closedNow}>
      {town.languages.map((language, place) => {
        const w = words(language);
        const Title = place === 0 ? "h1" : "h2";
        return (
          <div class="kiosk-shut__card" lang={htmlLang(language)} dir={direction(language)}>
            <Title>{shutTitle(w, all ?? { kind: "now" })}</Title>
            {all ? (
              <ShutLines w={w} shut={all} zone={town.zone} />
            ) : (
              shut.map((one) => (
                <div class="kiosk-shut__department">
                  <h3>{say(one.department.name, language)}</h3>
                  <ShutLines w={w} shut={one} zone={town.zone} />
                </div>
              ))
            )}
          </div>
        );
      })}
    </section>
  );
}

/** What is true of all departments, or null where they differ. */
function inCommon(shut: Shut[]): Shut | null {
  const [first, ...others] = shut;
  if (!first) return null;
  const alike = (one: Shut) =>
    one.kind === first.kind && one.opens_at === first.opens_at && one.reason?.de === first.reason?.de;
  return others.every(alike) ? first : null;
}
