import { words } from "../words/words.ts";
import { addressAt, type Place } from "./place.ts";
import type { Screen } from "./screen.ts";

/** Digits of an appointment's code. */
export const CODE_DIGITS = 6;

/** Where the code is typed. It follows nothing that happens, but says when the house is away. */
export function codeScreen(place: Place): Screen {
  return {
    path: "/check-in",
    title: words(place.language).arrival.enter,
    render: async () => <Keypad place={place} digits="" />,
  };
}

/** Keys for the code. Each press sends what there is so far, until it is whole; with the script only the whole. */
export function Keypad({ place, digits }: { place: Place; digits: string }) {
  const { arrival, kiosk } = words(place.language);
  return (
    <section id="screen" class="kiosk-screen" aria-labelledby="title">
      <h1 id="title">{arrival.enter}</h1>
      <form
        class="kiosk-keypad"
        method="post"
        action={addressAt(place, "/check-ins")}
        data-keypad={CODE_DIGITS}
        data-scroll-region
      >
        {/* what Enter presses */}
        <button type="submit" hidden tabindex={-1}></button>
        <p class="kiosk-keypad__hint">{arrival.enterHint}</p>
        <input
          class="kiosk-keypad__code"
          name="code"
          value={digits}
          inputmode="none"
          autocomplete="off"
          maxlength={CODE_DIGITS}
          placeholder={"·".repeat(CODE_DIGITS)}
          aria-label={arrival.code}
          dir="ltr"
          autofocus
        />
        <div class="kiosk-keypad__keys" dir="ltr">
          {[..."123456789"].map((digit) => (
            <Key digit={digit} />
          ))}
          <button type="submit" class="kiosk-button" name="erase" value="1" aria-label={kiosk.eraseDigit}>
            <strong aria-hidden="true">⌫</strong>
          </button>
          <Key digit="0" />
        </div>
        <p class="kiosk-keypad__busy" role="status" data-keypad-busy hidden>
          {arrival.checking}
        </p>
      </form>
    </section>
  );
}

function Key({ digit }: { digit: string }) {
  return (
    <button type="submit" class="kiosk-button" name="digit" value={digit}>
      <strong>{digit}</strong>
    </button>
  );
}
