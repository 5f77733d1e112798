import { LANGUAGES, type Language, say, type Town } from "../../engine/town/town.ts";
import { ticketTable } from "../../machines/ticket.ts";
import { namesOf } from "../booking/matters-list.tsx";
import { departmentsOf } from "../booking/wish.ts";
import { Live } from "../live/region.tsx";
import type { Markup } from "../page.tsx";
import { Page } from "../page.tsx";
import { PlanView } from "../plan/view.tsx";
import { direction, htmlLang, LANGUAGE_NAMES } from "../words/languages.ts";
import { words } from "../words/words.ts";
import type { PhoneProps, Step } from "./model.ts";
import { Standing } from "./standing.tsx";

/**
 * The phone's page around the live ticket: small, and whole without a script. It listens in the background too: a phone
 * in a pocket shall ring. `now`: UTC ms.
 */
export function PhonePage({ shown, now, ...props }: PhoneProps & { shown: Markup; now: number }) {
  const { town, ticket, token, language } = props;
  const w = words(language);
  return (
    <Page language={language} title={w.phone.title(ticket.number)} office={town.name} zone={town.zone}>
      <Live url={`/t/${token}/stream?lang=${language}`} target="ticket" always>
        {shown}
      </Live>
      <noscript>
        <p class="phone__hint">
          {w.phone.updated(w.format.time(now, town.zone))} ·{" "}
          <a href={`?lang=${language}`}>{w.phone.reload}</a>
        </p>
      </noscript>
      <nav class="phone__languages" aria-label={w.common.language}>
        {LANGUAGES.filter((one) => one !== language && town.languages.includes(one)).map((one) => (
          <a href={`?lang=${one}`} lang={htmlLang(one)} dir={direction(one)}>
            {LANGUAGE_NAMES[one]}
          </a>
        ))}
      </nav>
    </Page>
  );
}

/** The ticket itself: the part that follows what happens. */
export function PhoneTicketView(props: PhoneProps) {
  const { town, ticket, language } = props;
  const w = words(language);
  const title =
    ticket.called && ticket.counter ? w.phone.called(ticket.counter) : w.phone.title(ticket.number);
  return (
    <section
      class={`phone phone--${ticket.state}`}
      id="ticket"
      data-call-version={ticket.called}
      data-call-late
      data-title={title}
    >
      <p class="phone__label">{w.phone.yourNumber}</p>
      <h1 class="phone__number">{ticket.number}</h1>
      {ticket.service && <p class="phone__service">{namesOf(town, ticket.matters, language).join(", ")}</p>}
      {ticket.due_at !== null && !ticket.ended && (
        <p>{w.arrival.at(w.format.time(ticket.due_at, town.zone))}</p>
      )}
      <div aria-live="polite">
        <Standing {...props} />
      </div>
      {ticket.way && !ticket.ended && (
        <p class="phone__way">
          <strong>
            {ticket.way.counter ? w.common.counterNamed(ticket.way.counter) : w.kiosk.waitingArea}
          </strong>
          {say(ticket.way.way, language)}
        </p>
      )}
      {ticket.route && !ticket.ended && (
        <details class="phone__plan" id="plan">
          <summary>{w.arrival.way}</summary>
          <PlanView town={town} route={ticket.route} language={language} />
        </details>
      )}
      {ticket.steps.map((step) => (
        <StepForm {...props} step={step} />
      ))}
      {ticket.steps.length > 0 && ticket.called === 0 && !ticketTable.next(ticket.state, "put-back") && (
        <p class="phone__hint phone__hint--live">{w.phone.keepOpen}</p>
      )}
      {ticket.passed.length > 0 && (
        <details class="phone__why">
          <summary>{w.phone.why}</summary>
          <ul>
            {ticket.passed.map(({ number, at, reason }) => (
              <li>
                <bdi>{w.format.time(at, town.zone)}</bdi> · <bdi>{number}</bdi>: {w.reasons[reason.code]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {ticket.ended && departmentsOf(town).length > 0 && (
        <p>
          <a href={`/book/${town.id}?lang=${language}`}>{w.booking.title}</a>
        </p>
      )}
      {!ticket.ended && (
        <p class="phone__sound">
          <button type="button" class="phone__button">
            {w.phone.soundOn}
          </button>
        </p>
      )}
    </section>
  );
}

function StepForm({ ticket, token, language, step }: PhoneProps & { step: Step }) {
  const { phone } = words(language);
  const label = {
    errand: phone.stepOut,
    "errand-end": phone.comeBack,
    return: phone.here,
    end: phone.giveUp,
  }[step];
  const hint = { errand: phone.stepOutHint, "errand-end": null, return: phone.missedBackHint, end: null }[
    step
  ];
  const ends = step === "end";
  return (
    <form
      id={`step-${step}`}
      class="phone__step"
      method="post"
      action={`/t/${token}/${step}?lang=${language}`}
      hx-post={`/t/${token}/${step}?lang=${language}`}
      hx-target="#ticket"
      hx-swap="outerMorph"
      hx-sync="this:drop"
      hx-disable="find button"
    >
      <input type="hidden" name="seen" value={String(ticket.touched)} />
      <button
        type="submit"
        class={`phone__button phone__button--${step}`}
        data-confirm={ends ? phone.giveUpAsk : undefined}
      >
        {label}
      </button>
      {hint && <p class="phone__hint">{hint}</p>}
    </form>
  );
}

/** Asked before a place is given up; with the script the page asks by itself. */
export function GiveUpPage({ town, ticket, token, language }: PhoneProps) {
  const { phone, common } = words(language);
  return (
    <Page language={language} title={phone.giveUp} office={town.name}>
      <div class="phone">
        <p class="phone__number">{ticket.number}</p>
        <h1 class="phone__big">{phone.giveUpAsk}</h1>
        <form class="phone__step" method="post" action={`/t/${token}/end?lang=${language}`}>
          <input type="hidden" name="seen" value={String(ticket.touched)} />
          <button type="submit" class="phone__button" name="sure" value="yes">
            {common.yes}
          </button>
        </form>
        <a class="phone__button" href={`/t/${token}?lang=${language}`}>
          {common.no}
        </a>
      </div>
    </Page>
  );
}

/** For a number that a kiosk drew while it could not reach us, until it has told us. The page looks again by itself. */
export function AwaitedPage({ language, town, number }: { language: Language; town: Town; number: string }) {
  const { phone } = words(language);
  return (
    <Page language={language} title={phone.title(number)} office={town.name}>
      <div class="phone">
        <p>{phone.yourNumber}</p>
        <h1 class="phone__number">{number}</h1>
        <p class="kern-body kern-body--large">{phone.awaited}</p>
      </div>
    </Page>
  );
}

/** For a forged address and for a ticket of another day alike. */
export function NoTicketPage({ language }: { language: Language }) {
  const { phone, errors, kiosk } = words(language);
  return (
    <Page language={language} title={phone.expired}>
      <h1 class="kern-heading-x-large">{phone.expired}</h1>
      <p class="kern-body kern-body--large">
        {errors.unknownTicket} {kiosk.unavailableHint}
      </p>
    </Page>
  );
}
