import type { Language, Town } from "../../engine/town/town.ts";
import { type Words, words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";
import { Goto, type TimesProps } from "./goto.tsx";
import { Matters } from "./matters-list.tsx";
import { MonthTable } from "./month-view.tsx";

/** Days and times: the next free ones first, then a month at a glance, then the times of a day. */
export function TimesPage(props: TimesProps) {
  const { town, language, title, offer, path, fields, back, step, moves, refusal } = props;
  const w = words(language);
  const chosen = [...fields, ...(offer.day ? [["day", offer.day] as const] : [])];
  return (
    <BookingPage
      language={language}
      town={town}
      title={title}
      self={`${path}?${new URLSearchParams(chosen.map(([name, value]) => [name, value]))}`}
      step={step}
      refusal={refusal}
    >
      {moves && (
        <dl class="booking__facts">
          <dt>{w.booking.own(moves.number)}</dt>
          <dd>
            <strong>
              {w.format.date(moves.start_at, town.zone)}, {w.format.time(moves.start_at, town.zone)}
            </strong>
          </dd>
        </dl>
      )}
      <Matters town={town} matters={offer.matters} language={language} />
      {props.lottery}
      {offer.next.length === 0 && offer.parts.length === 0 ? (
        !props.lottery && <NothingFree town={town} w={w} language={language} />
      ) : (
        <Choice {...props} />
      )}
      <Onward back={back} />
    </BookingPage>
  );
}

function NothingFree({ town, w, language }: { town: Town; w: Words; language: Language }) {
  return (
    <div class="booking__none">
      <p class="kern-body kern-body--large">{w.booking.noneFree}</p>
      <p class="kern-body">{w.booking.noneFreeHint}</p>
      {town.contact && (
        <p class="kern-body">
          {w.kiosk.contact}: {town.contact.phone}{" "}
          {town.contact.web && (
            <a class="kern-link" href={town.contact.web} hreflang={language}>
              {new URL(town.contact.web).host}
            </a>
          )}
        </p>
      )}
    </div>
  );
}

function Choice(props: TimesProps) {
  const { town, language, offer, path, fields, carried, held } = props;
  const w = words(language);
  const { day, parts } = offer;
  const inside = (
    <>
      {offer.next.length > 0 && (
        <section aria-labelledby="next">
          <h2 class="kern-heading-medium" id="next">
            {w.booking.nextFree}
          </h2>
          <ul class="booking__next">
            {offer.next.map(({ date, count }) => (
              <li>
                <Goto {...props} to={["day", date]} current={date === day} look="booking__day">
                  <strong>{w.format.day(date)}</strong>
                  <span>{w.booking.free(count)}</span>
                </Goto>
              </li>
            ))}
          </ul>
        </section>
      )}
      <MonthTable {...props} />
      {day && (
        <section class="booking__times" id="times" aria-labelledby="times-of">
          <h2 class="kern-heading-medium" id="times-of">
            {w.format.day(day)}
          </h2>
          {parts.length === 0 && <p class="kern-body">{w.booking.dayFull}</p>}
          {parts.map(({ part, times }) => (
            <fieldset class="booking__part">
              <legend>{w.booking[part]}</legend>
              {times.map((at) =>
                at === offer.held_at && held ? (
                  <a class="kern-btn kern-btn--secondary booking__held" href={held}>
                    <span class="kern-label">
                      {w.format.time(at, town.zone)} <small>{w.booking.held}</small>
                    </span>
                  </a>
                ) : (
                  <button class="kern-btn kern-btn--secondary" type="submit" name="start" value={String(at)}>
                    <span class="kern-label">{w.format.time(at, town.zone)}</span>
                  </button>
                ),
              )}
            </fieldset>
          ))}
        </section>
      )}
    </>
  );
  return (
    <form class="booking__form" method="post" action={path}>
      <input type="hidden" name="seen" value={String(offer.seen)} />
      {[...fields, ...carried].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {inside}
    </form>
  );
}
