import { words } from "../words/words.ts";
import { addressAt, type Place } from "./place.ts";
import type { Screen } from "./screen.ts";

/** Digits of an appointment's code. */
export const CODE_DIGITS = 6;
/** Digits of the longest telephone number (E.164), and of 00 before it. */
export const PHONE_DIGITS = 17;

/** What a keypad asks for. */
export interface Asking {
  title: string;
  hint: string;
  /** What the field is called to a screen reader. */
  label: string;
  /** Below the kiosk's address. */
  path: string;
  /** Full with so many digits, and then sent. */
  most: number;
  /** What goes with it. */
  fields?: Record<string, string>;
  /** Says that it is whole before it is full. */
  done?: string;
}

export function askCode(place: Place): Asking {
  const { arrival } = words(place.language);
  const { enter: title, enterHint: hint, code: label } = arrival;
  return { title, hint, label, path: "/check-ins", most: CODE_DIGITS };
}

/** Where the code is typed. It follows nothing that happens, but says when the house is away. */
export function codeScreen(place: Place): Screen {
  const asking = askCode(place);
  return {
    path: "/check-in",
    title: asking.title,
    render: async () => <Keypad place={place} asking={asking} digits="" />,
  };
}

type KeypadProps = { place: Place; asking: Asking; digits: string; wrong?: string };

/** Keys for digits. Each press sends what there is so far, until it is whole; with the script only the whole. */
export function Keypad({ place, asking, digits, wrong }: KeypadProps) {
  const { arrival, kiosk } = words(place.language);
  const { title, hint, label, path, most, fields = {}, done } = asking;
  return (
    <section id="screen" class="kiosk-screen" aria-labelledby="title">
      <h1 id="title">{title}</h1>
      <form
        class={`kiosk-keypad${done ? " kiosk-keypad--long" : ""}`}
        method="post"
        action={addressAt(place, path)}
        data-keypad={most}
        data-scroll-region
      >
        {/* what Enter presses */}
        <button type="submit" name={done && "done"} value={done && "1"} hidden tabindex={-1}></button>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {wrong && (
          <p class="kiosk-notice" role="alert">
            {wrong}
          </p>
        )}
        <p class="kiosk-keypad__hint">{hint}</p>
        <input
          class="kiosk-keypad__code"
          name="code"
          value={digits}
          inputmode="none"
          autocomplete="off"
          maxlength={most}
          placeholder={done ? undefined : "·".repeat(most)}
          aria-label={label}
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
        {done && (
          <button type="submit" class="kiosk-button kiosk-button--go" name="done" value="1">
            <strong>{done}</strong>
          </button>
        )}
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
