import { say } from "../../engine/town/town.ts";
import { words } from "../words/words.ts";
import type { OwnProps } from "./own.ts";
import { Bundles } from "./papers.tsx";

/** What to bring, to be ticked off at home: what is missing is noticed before the way is made. */
export function Papers({
  town,
  own,
  token,
  language,
}: Pick<OwnProps, "town" | "own" | "token" | "language">) {
  const w = words(language);
  const missing = own.papers.filter(({ ready }) => !ready).length;
  return (
    <form class="booking__papers-form" id="papers" method="post" action={`/a/${token}/papers`}>
      <fieldset class="booking__matters">
        <legend class="kern-heading-medium">{w.kiosk.bring}</legend>
        <p class="kern-body">
          {missing === 0
            ? w.booking.allReady
            : own.papers.some(({ ready }) => ready)
              ? w.booking.missingPapers(missing)
              : w.booking.tickHint}
        </p>
        <Bundles
          town={town}
          language={language}
          matters={own.row.matters}
          papers={own.papers}
          list={(alike) =>
            alike.map(({ mark, text, ready }) => (
              <div class="booking__matter">
                <input
                  class="booking__tick"
                  type="checkbox"
                  id={`p-${mark}`}
                  name={`p-${mark}`}
                  value="1"
                  checked={ready}
                />
                <label for={`p-${mark}`}>{say(text, language)}</label>
              </div>
            ))
          }
        />
      </fieldset>
      <input type="hidden" name="seen" value={String(own.row.touched)} />
      <button class="kern-btn kern-btn--secondary" type="submit">
        <span class="kern-label">{w.booking.save}</span>
      </button>
    </form>
  );
}

/** "I am late", with the rule beside it. */
export function DelayForm({ own, token, language }: Pick<OwnProps, "own" | "token" | "language">) {
  const { booking } = words(language);
  const most = own.delays.at(-1) ?? 0;
  return (
    <form class="booking__delay" id="delay" method="post" action={`/a/${token}/delay`}>
      <h2 class="kern-heading-medium">{booking.late}</h2>
      <p class="kern-body">{booking.lateHint(most)}</p>
      <div class="kern-form-input">
        <label class="kern-label" for="minutes">
          {booking.lateMinutes}
        </label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id="minutes" name="minutes">
            {own.delays.map((minutes) => (
              <option value={String(minutes)} selected={minutes === own.row.delay_min}>
                {booking.minutes(minutes)}
              </option>
            ))}
            <option value={String(most + 1)}>{booking.longer}</option>
          </select>
        </div>
      </div>
      <input type="hidden" name="seen" value={String(own.row.touched)} />
      <button class="kern-btn kern-btn--secondary" type="submit">
        <span class="kern-label">{booking.lateTell}</span>
      </button>
    </form>
  );
}
