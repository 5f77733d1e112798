import type { Lottery, LotteryRequest } from "../../engine/lottery/request.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { requestTable } from "../../machines/request.ts";
import { EndPage } from "../booking/end-view.tsx";
import { BookingPage, Onward } from "../booking/frame.tsx";
import { Matters } from "../booking/matters-list.tsx";
import { words } from "../words/words.ts";
import { wishName } from "./wish-view.tsx";

export type RequestProps = {
  town: Town;
  language: Language;
  row: LotteryRequest;
  /** Its draw, once it has been. */
  lottery: Lottery | null;
  token: string;
  /** Where what is left is booked, and the next draw is. */
  onward: string;
  refusal: string | null;
};

/** A request for whoever has its link: whether it takes part, when is drawn, and how that went. */
export function RequestPage({ town, language, row, lottery, token, onward, refusal }: RequestProps) {
  const w = words(language);
  const { state, week, draws_at, wishes, flexible, matters, place } = row;
  const at = (moment: number) =>
    [w.format.date(moment, town.zone), w.format.time(moment, town.zone)] as const;
  const may = (event: string) => requestTable.next(state, event) !== undefined;
  return (
    <BookingPage language={language} town={town} title={w.lottery.own} self={`/a/${token}`} refusal={refusal}>
      <p class={`booking__state lottery__state--${state}`} role="status">
        {w.lottery.states[state]}
      </p>
      {may("withdrawn") && <p class="kern-body">{w.lottery.draws(...at(draws_at))}</p>}
      {lottery && <p class="kern-body">{w.lottery.drawnAt(...at(lottery.drawn_at))}</p>}
      {lottery && place !== null && (
        <p class="kern-body">
          {w.lottery.place(place, lottery.requests)}{" "}
          <a class="kern-link" href={`/a/${token}/request/proof`}>
            {w.lottery.proof}
          </a>
        </p>
      )}
      <dl class="booking__facts">
        <dt>{w.booking.what}</dt>
        <dd>
          <Matters town={town} matters={matters} language={language} />
        </dd>
        <dt>{w.lottery.forWeek}</dt>
        <dd>{w.lottery.week(w.format.day(week))}</dd>
        <dt>{w.lottery.wishes}</dt>
        <dd>
          <ol class="lottery__list">
            {wishes.map((wish) => (
              <li>{wishName(w, wish)}</li>
            ))}
            {flexible && <li>{w.lottery.flexible}</li>}
          </ol>
        </dd>
        <dt>{w.lottery.lot}</dt>
        <dd>
          <code class="lottery__lot" dir="ltr">
            {row.id}
          </code>
        </dd>
        <dt>{w.booking.where}</dt>
        <dd>
          {town.name}
          <br />
          {town.address}
        </dd>
      </dl>
      {may("confirmed") && (
        <form method="post" action={`/a/${token}/request/confirmation`}>
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{w.lottery.confirm}</span>
          </button>
        </form>
      )}
      <section aria-labelledby="how">
        <h2 class="kern-heading-medium" id="how">
          {w.lottery.how}
        </h2>
        <p class="kern-body">{w.lottery.howText}</p>
      </section>
      {may("withdrawn") ? (
        <>
          <p class="kern-body">{w.lottery.keepLink}</p>
          <p>
            <a class="kern-btn kern-btn--secondary" href={`/a/${token}/request/end`}>
              <span class="kern-label">{w.lottery.withdraw}</span>
            </a>
          </p>
        </>
      ) : (
        <Onward>
          <a class="kern-btn kern-btn--primary" href={onward}>
            <span class="kern-label">{w.lottery.rest}</span>
          </a>
        </Onward>
      )}
    </BookingPage>
  );
}

/** Asked before a request is taken back. */
export function WithdrawPage(props: Pick<RequestProps, "town" | "language" | "row" | "token">) {
  const { town, language, row, token } = props;
  const { lottery, format } = words(language);
  return (
    <EndPage
      {...{ town, language, token, matters: row.matters }}
      at="request/end"
      asks={lottery.withdrawAsk}
      when={lottery.week(format.day(row.week))}
      does={lottery.withdraw}
      seen={row.touched}
    />
  );
}

type SentProps = Pick<RequestProps, "town" | "language"> & {
  draws_at: number;
  self: string;
  /** Only once the link was confirmed does it take part. */
  asks: boolean;
};

/** A message is on its way: what to do with it, and until when. The same for everybody, whoever takes part already. */
export function WishSentPage({ town, language, draws_at, self, asks }: SentProps) {
  const { booking, format, lottery } = words(language);
  const at = [format.date(draws_at, town.zone), format.time(draws_at, town.zone)] as const;
  return (
    <BookingPage
      language={language}
      town={town}
      title={asks ? lottery.pleaseConfirm : lottery.own}
      self={self}
    >
      <p class="kern-body kern-body--large" role="status">
        {asks ? lottery.linkSent(...at) : lottery.sent}
      </p>
      {!asks && <p class="kern-body">{lottery.draws(...at)}</p>}
      {!asks && <p class="kern-body">{lottery.otherWish}</p>}
      <p class="kern-body">{lottery.nothingCame}</p>
      <Onward back={{ href: self, name: booking.mendDetails }} />
    </BookingPage>
  );
}
