import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Wish } from "../../engine/lottery/wish.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { BookingPage, Onward } from "../booking/frame.tsx";
import { Matters } from "../booking/matters-list.tsx";
import type { Line } from "../booking/person.ts";
import { LineField, Mistakes, Puzzle } from "../booking/person-view.tsx";
import type { Form } from "../form.ts";
import { type Words, words } from "../words/words.ts";
import { FLEXIBLE_FIELD, keyOf, WISH_FIELDS, type WishSheet } from "./wish-form.ts";

type Props = {
  town: Town;
  language: Language;
  matters: readonly Matter[];
  sheet: WishSheet;
  /** Where this page is; its form is posted there too. */
  path: string;
  fields: readonly (readonly [name: string, value: string])[];
  back: string;
  /** What was chosen already. */
  typed: Form;
  lines: readonly Line[];
  kept_days: number;
  press: string;
  puzzle: string | null;
  /** Something was wished for. */
  chosen: boolean;
  refusal: string | null;
};

/** What somebody wishes for in a week that is drawn, and who they are. */
export function WishPage(props: Props) {
  const { town, language, matters, sheet, path, fields, back, typed, lines, refusal } = props;
  const w = words(language);
  const { lottery, format } = w;
  const { window, choices } = sheet;
  const unchosen = props.chosen ? [] : [{ name: WISH_FIELDS[0]!, mistake: lottery.chooseWish }];
  const mistakes = [...unchosen, ...lines.filter(({ mistake }) => mistake !== null)];
  const carried = [...fields, ["week", window.week] as const];
  const self = `${path}?${new URLSearchParams(carried.map(([name, value]) => [name, value]))}`;
  return (
    <BookingPage language={language} town={town} title={lottery.title} self={self} step={4} refusal={refusal}>
      <div class="booking__kept">
        <p>
          <strong>{lottery.week(format.day(window.week))}</strong>
        </p>
        <Matters town={town} matters={matters} language={language} />
        <p>
          {lottery.draws(format.date(window.draws_at, town.zone), format.time(window.draws_at, town.zone))}
        </p>
      </div>
      {choices.length === 0 ? (
        <>
          <p class="kern-body">{lottery.noTimes}</p>
          <Onward back={{ href: back, name: w.common.back }} />
        </>
      ) : (
        <form class="booking__form" method="post" action={path} novalidate>
          {mistakes.length > 0 && <Mistakes mistakes={mistakes} w={w} />}
          {carried.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="press" value={props.press} />
          <fieldset class="lottery__wishes">
            <legend class="kern-heading-medium">{lottery.wishes}</legend>
            <p class="kern-body">{lottery.wishesHint}</p>
            {WISH_FIELDS.slice(0, choices.length).map((field, index) => (
              <WishField field={field} nth={index + 1} chosen={typed[field]} choices={choices} w={w} />
            ))}
            <div class="lottery__flexible">
              <input
                class="booking__tick"
                type="checkbox"
                id={FLEXIBLE_FIELD}
                name={FLEXIBLE_FIELD}
                value="1"
                checked={typed[FLEXIBLE_FIELD] === "1"}
              />
              <label for={FLEXIBLE_FIELD}>{lottery.flexible}</label>
            </div>
          </fieldset>
          <h2 class="kern-heading-medium">{w.booking.person}</h2>
          {lines.map((line) => (
            <LineField line={line} w={w} />
          ))}
          <p class="kern-body">{w.booking.privacy(props.kept_days)}</p>
          <p class="kern-body">{lottery.binding}</p>
          {props.puzzle !== null && <Puzzle puzzle={props.puzzle} w={w} />}
          <Onward back={{ href: back, name: w.common.back }}>
            <button class="kern-btn kern-btn--primary" type="submit">
              <span class="kern-label">{lottery.enter}</span>
            </button>
          </Onward>
        </form>
      )}
    </BookingPage>
  );
}

type FieldProps = {
  field: string;
  nth: number;
  chosen: string | undefined;
  choices: readonly Wish[];
  w: Words;
};

function WishField({ field, nth, chosen, choices, w }: FieldProps) {
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={field}>
        {w.lottery.wish(nth)}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={field} name={field}>
          <option value="">{w.lottery.noWish}</option>
          {choices.map((wish) => (
            <option value={keyOf(wish)} selected={keyOf(wish) === chosen}>
              {wishName(w, wish)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** `Samstag, 5. Dezember, Vormittag` */
export function wishName({ format, booking }: Words, { date, part }: Wish): string {
  return `${format.day(date)}, ${booking[part]}`;
}
