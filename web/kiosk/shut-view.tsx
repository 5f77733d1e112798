import { say } from "../../engine/town/town.ts";
import { opensAgain, shutTitle } from "../hours/said.ts";
import { type Shut, together } from "../hours/shut.ts";
import { direction, htmlLang } from "../words/languages.ts";
import { type Words, words } from "../words/words.ts";
import { HaveAppointment } from "./matters-view.tsx";
import { addressAt, type Place } from "./place.ts";

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

type Props = {
  place: Place;
  shut: Shut[];
  book: { url: string; qr: string } | null;
  /** Somebody has an appointment today and is not here yet. */
  expected: boolean;
  /** There are times of today to be had all the same. */
  today: boolean;
};

/** Nobody gives out numbers now: says so once in every language of the town, and where appointments are booked. */
export function ShutCards({ place: at, shut, book, expected, today }: Props) {
  const { town } = at;
  const { kind, reason, opens_alike } = together(shut);
  const ways = expected || today;
  // Beside what can be done all the same there is room for when the first of them opens.
  const opens = opens_alike || ways ? shut.toSorted(soonest).slice(0, 1) : shut;
  return (
    <section id="screen" class="kiosk-shut" data-scroll-region tabindex={0} aria-labelledby="title">
      {town.languages.map((language, place) => {
        const w = words(language);
        const Title = place === 0 ? "h1" : "h2";
        return (
          <div
            class={`kiosk-shut__card${ways ? " kiosk-shut__card--ways" : ""}`}
            lang={htmlLang(language)}
            dir={direction(language)}
          >
            <div class="kiosk-shut__said">
              <Title id={place === 0 ? "title" : undefined}>{shutTitle(w, { kind })}</Title>
              {reason && <p class="kiosk-shut__reason">{say(reason, language)}</p>}
              {opens.map((one) => (
                <p>
                  {opens.length > 1 && <strong>{say(one.department.name, language)}: </strong>}
                  {opensAgain(w, one, town.zone)}
                </p>
              ))}
            </div>
            {ways && (
              <div class="kiosk-shut__ways">
                {expected && <HaveAppointment place={at} language={language} short />}
                {today && (
                  <a class="kiosk-button kiosk-have" href={addressAt(at, "/services", language)}>
                    <strong>{w.arrival.sameDay}</strong>
                  </a>
                )}
              </div>
            )}
          </div>
        );
      })}
      {book && (
        <aside class="kiosk-shut__book">
          <img src={book.qr} alt="" width="104" height="104" draggable={false} />
          <div>
            <p>
              {town.languages.map((language) => (
                <strong lang={htmlLang(language)} dir={direction(language)}>
                  {words(language).booking.title}
                </strong>
              ))}
            </p>
            <p class="ltr">{addressSaid(book.url)}</p>
          </div>
        </aside>
      )}
    </section>
  );
}

function soonest(a: Shut, b: Shut): number {
  return (a.opens_at ?? Number.POSITIVE_INFINITY) < (b.opens_at ?? Number.POSITIVE_INFINITY) ? -1 : 1;
}

/** As somebody types it. */
function addressSaid(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
