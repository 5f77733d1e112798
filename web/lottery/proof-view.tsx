import type { Lottery } from "../../engine/lottery/request.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { BookingPage, Onward } from "../booking/frame.tsx";
import { words } from "../words/words.ts";

type Props = {
  seed: string;
  order: readonly string[];
  language: Language;
  told: (lot: string) => string | null;
};

/** Seed and order of a draw; `told` says what more there is to say of a lot. Lots are numbers, nobody's data. */
export function Proof({ seed, order, language, told }: Props) {
  const { lottery } = words(language);
  return (
    <>
      <p class="kern-body">{lottery.proofHow}</p>
      <dl class="lottery__proof">
        <dt>{lottery.seed}</dt>
        <dd>
          <code dir="ltr">{seed}</code>
        </dd>
        <dt>{lottery.order}</dt>
        <dd>
          <ol>
            {order.map((lot) => {
              const said = told(lot);
              return (
                <li>
                  <code dir="ltr">{lot}</code>
                  {said && <strong> · {said}</strong>}
                </li>
              );
            })}
          </ol>
        </dd>
      </dl>
    </>
  );
}

type PageProps = {
  town: Town;
  language: Language;
  token: string;
  lot: string;
  lottery: Lottery;
  order: readonly string[];
};

/** A draw for whoever was in it: enough to count it again, and which lot is one's own. */
export function ProofPage({ town, language, token, lot, lottery, order }: PageProps) {
  const w = words(language);
  const { drawn_at, seed, week } = lottery;
  return (
    <BookingPage
      language={language}
      town={town}
      title={w.lottery.proof}
      self={`/a/${token}/request/proof`}
      refusal={null}
    >
      <p class="kern-body">
        <strong>{w.lottery.week(w.format.day(week))}</strong>
        <br />
        {w.lottery.drawnAt(w.format.date(drawn_at, town.zone), w.format.time(drawn_at, town.zone))}{" "}
        {w.lottery.place(order.indexOf(lot) + 1, order.length)}
      </p>
      <Proof {...{ seed, order, language }} told={(one) => (one === lot ? w.lottery.yourLot : null)} />
      <Onward back={{ href: `/a/${token}`, name: w.common.back }} />
    </BookingPage>
  );
}
