import { say } from "../../engine/town/town.ts";
import type { AppointmentState } from "../../machines/appointment.ts";
import { CheckInHere } from "../nearby/view.tsx";
import { PlanView } from "../plan/view.tsx";
import { type Words, words } from "../words/words.ts";
import { EndPage } from "./end-view.tsx";
import { BookingPage, Onward } from "./frame.tsx";
import { Matters } from "./matters-list.tsx";
import type { OwnProps } from "./own.ts";
import { DelayForm, Papers } from "./own-forms.tsx";

/** An appointment for whoever has its link: what is, what to show in the house, and what can be done about it. */
export function OwnPage(props: OwnProps) {
  const { town, language, own, token, code, qr, ticket, done, refusal } = props;
  const w = words(language);
  const { row, way, can } = own;
  const late = own.arrival.is === "late";
  return (
    <BookingPage
      language={language}
      town={town}
      title={w.booking.own(row.number)}
      self={`/a/${token}`}
      refusal={refusal}
    >
      {done && (
        <p class="booking__done" role="status">
          {done}
        </p>
      )}
      {done !== stateOf(w, row.state) && !(late && row.state === "missed") && (
        <p class={`booking__state booking__state--${row.state}`}>{stateOf(w, row.state)}</p>
      )}
      <dl class="booking__facts">
        <dt>{w.booking.when}</dt>
        <dd>
          <strong>
            {w.format.date(row.start_at, town.zone)}, {w.format.time(row.start_at, town.zone)}
          </strong>
          {row.delay_min !== undefined && <span> · {w.booking.lateTold(row.delay_min)}</span>}
        </dd>
        <dt>{w.booking.what}</dt>
        <dd>
          <Matters town={town} matters={row.matters} language={language} />
        </dd>
        <dt>{w.booking.where}</dt>
        <dd>
          {town.name}
          <br />
          {town.address}
          {way && (
            <>
              <br />
              {say(way.way, language)}
            </>
          )}
        </dd>
      </dl>
      {own.drawn && (
        <p class="kern-body">
          {w.lottery.states.drawn}.{" "}
          <a class="kern-link" href={`/a/${token}/request/proof`}>
            {w.lottery.proof}
          </a>
        </p>
      )}
      {can.confirm && <Confirm {...props} />}
      {ticket && (
        <p>
          <a class="kern-btn kern-btn--primary" href={ticket}>
            <span class="kern-label">{w.booking.toTicket}</span>
          </a>
        </p>
      )}
      {can.come && (
        <CheckInHere
          town={town}
          language={language}
          arrival={own.arrival}
          start_at={row.start_at}
          token={token}
        />
      )}
      {can.come && !late && <Code code={code} qr={qr} w={w} />}
      {can.come && !late && own.route && <PlanView town={town} route={own.route} language={language} />}
      {can.move && (
        <p>
          <a class="kern-btn kern-btn--secondary" href={`/a/${token}/appointment.ics?lang=${language}`}>
            <span class="kern-label">{w.booking.calendar}</span>
          </a>
        </p>
      )}
      {can.prepare && own.papers.length > 0 && <Papers {...props} />}
      {own.delays.length > 0 && <DelayForm {...props} />}
      {(can.move || can.cancel) && <Change {...props} />}
      {can.cancel && <p class="kern-body">{w.booking.keepLink}</p>}
      {!can.cancel && !ticket && (
        <Onward>
          <a class="kern-btn kern-btn--secondary" href={`/book/${town.id}`}>
            <span class="kern-label">{w.booking.again}</span>
          </a>
        </Onward>
      )}
    </BookingPage>
  );
}

function Confirm({ town, language, own, token }: OwnProps) {
  const w = words(language);
  return (
    <form class="booking__form" method="post" action={`/a/${token}/confirmation`}>
      <p class="kern-body">{w.booking.heldUntil(w.format.time(own.row.hold_until, town.zone))}</p>
      <input type="hidden" name="seen" value={String(own.row.touched)} />
      <Onward>
        <button class="kern-btn kern-btn--primary" type="submit">
          <span class="kern-label">{w.booking.confirmNow}</span>
        </button>
      </Onward>
    </form>
  );
}

function Code({ code, qr, w }: { code: string | null; qr: string; w: Words }) {
  return (
    <section class="booking__code" aria-labelledby="code">
      <h2 class="kern-heading-medium" id="code">
        {w.booking.code}
      </h2>
      {code && (
        <p class="booking__digits ltr">
          {code.slice(0, 3)} {code.slice(3)}
        </p>
      )}
      <img src={qr} alt={w.booking.qrAlt} width="200" height="200" />
      <p class="kern-body">{w.booking.codeHint}</p>
    </section>
  );
}

function Change({ token, language, own }: OwnProps) {
  const { booking } = words(language);
  return (
    <section class="booking__change" aria-label={booking.change}>
      {own.can.move && (
        <a class="kern-btn kern-btn--secondary" href={`/a/${token}/time`}>
          <span class="kern-label">{booking.move}</span>
        </a>
      )}
      {own.can.cancel && (
        <a class="kern-btn kern-btn--secondary" href={`/a/${token}/end`}>
          <span class="kern-label">{booking.cancel}</span>
        </a>
      )}
    </section>
  );
}

function stateOf({ booking }: Words, state: AppointmentState): string {
  return booking.states[state];
}

/** Asked before an appointment is given up. */
export function CancelPage(props: Pick<OwnProps, "town" | "language" | "own" | "token">) {
  const { town, language, own, token } = props;
  const { booking, format } = words(language);
  const { start_at, matters, touched } = own.row;
  return (
    <EndPage
      {...{ town, language, token, matters }}
      at="end"
      asks={booking.cancelAsk}
      when={`${format.date(start_at, town.zone)}, ${format.time(start_at, town.zone)}`}
      does={booking.cancel}
      seen={touched}
    />
  );
}
