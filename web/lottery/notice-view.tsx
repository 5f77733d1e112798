import type { LotteryOffer } from "../../engine/lottery/offer.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { type Words, words } from "../words/words.ts";

type Props = {
  town: Town;
  language: Language;
  offer: LotteryOffer;
  /** Where one takes part, without the week. */
  path: string;
  fields: readonly (readonly [name: string, value: string])[];
};

/** In the place of free times: that they are drawn, for which weeks one may wish now, and from when on for the next. */
export function LotteryNotice({ town, language, offer, path, fields }: Props) {
  const w = words(language);
  const { lottery } = w;
  const at = (moment: number) => `${w.format.date(moment, town.zone)}, ${w.format.time(moment, town.zone)}`;
  const { next } = offer;
  return (
    <section class="booking__kept lottery" aria-labelledby="lottery">
      <h2 class="kern-heading-medium" id="lottery">
        {lottery.how}
      </h2>
      <p class="kern-body">{lottery.about}</p>
      <ul class="lottery__windows">
        {offer.windows.map(({ week, draws_at }) => (
          <li>
            <p class="kern-body">{lottery.open(w.format.day(week), at(draws_at))}</p>
            <a
              class="kern-btn kern-btn--primary"
              aria-label={`${lottery.wishNow}: ${lottery.week(w.format.day(week))}`}
              href={`${path}?${new URLSearchParams([...fields, ["week", week]].map(([name, value]) => [name!, value!]))}`}
            >
              <span class="kern-label">{lottery.wishNow}</span>
            </a>
          </li>
        ))}
        <li>
          <p class="kern-body">{lottery.opens(w.format.day(next.week), at(next.opens_at))}</p>
        </li>
      </ul>
    </section>
  );
}

/** Above what is left of draws that have been, or was never drawn where there was none yet; also where nothing is. */
export function LeftOver({ free, held, w }: { free: boolean; held: boolean; w: Words }) {
  const { left, noneLeft, undrawn, noneUndrawn } = w.lottery;
  return (
    <>
      <h2 class="kern-heading-medium">{held ? left : undrawn}</h2>
      {!free && <p class="kern-body">{held ? noneLeft : noneUndrawn}</p>}
    </>
  );
}
