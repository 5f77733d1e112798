import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { type Words, words } from "../words/words.ts";
import { BookingPage, Onward } from "./frame.tsx";
import { Matters } from "./matters-list.tsx";
import type { Line } from "./person.ts";

type Props = {
  town: Town;
  language: Language;
  row: Appointment;
  token: string;
  /** The times of the same day. */
  times: string;
  lines: readonly Line[];
  /** For how long contact data is kept after the appointment. */
  kept_days: number;
  /** What the browser works for before it is booked, see the page script; null: nothing. */
  puzzle: string | null;
  /** UTC ms */
  now: number;
  /** Seconds of the house in one of the reader's. */
  pace: number;
  /** Why it was not booked, where nothing that was typed is wrong. */
  refusal: string | null;
};

/** Who comes: only what the department asks for, while the time is kept. */
export function PersonPage(props: Props) {
  const { town, language, row, token, times, lines, kept_days, puzzle, now, pace, refusal } = props;
  const w = words(language);
  const mistakes = lines.filter(({ mistake }) => mistake !== null);
  const { start_at, hold_until, matters } = row;
  return (
    <BookingPage
      language={language}
      town={town}
      title={w.booking.person}
      self={`/hold/${token}`}
      step={5}
      refusal={refusal}
    >
      <div class="booking__kept">
        <p>
          <strong>
            {w.format.date(start_at, town.zone)}, {w.format.time(start_at, town.zone)}
          </strong>
        </p>
        <Matters town={town} matters={matters} language={language} />
        <p>
          {w.booking.heldUntil(w.format.time(hold_until, town.zone))}{" "}
          <span
            class="booking__left"
            role="timer"
            data-left={String(Math.max(0, Math.ceil((hold_until - now) / 1000)))}
            data-pace={String(pace)}
            data-over={w.booking.timeOver}
          />
        </p>
      </div>
      <form
        class="booking__form"
        id="person"
        method="post"
        action={`/hold/${token}`}
        novalidate
        hx-post={`/hold/${token}`}
        hx-target="#main"
        hx-select="#main"
        hx-swap="outerHTML"
        hx-sync="this:drop"
        hx-disable="find button"
      >
        {mistakes.length > 0 && <Mistakes mistakes={mistakes} w={w} />}
        {lines.map((line) => (
          <LineField line={line} w={w} />
        ))}
        <p class="kern-body">{w.booking.privacy(kept_days)}</p>
        {puzzle !== null && <Puzzle puzzle={puzzle} w={w} />}
        <Onward back={{ href: times, name: w.booking.otherTime }}>
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">{w.booking.confirm}</span>
          </button>
        </Onward>
      </form>
      <form method="post" action={`/hold/${token}/end`}>
        <button class="kern-btn kern-btn--tertiary booking__give-back" type="submit">
          <span class="kern-label">{w.booking.giveBack}</span>
        </button>
      </form>
    </BookingPage>
  );
}

/** What is wrong with a form, above it. */
export function Mistakes({ mistakes, w }: { mistakes: readonly Pick<Line, "name" | "mistake">[]; w: Words }) {
  return (
    <div class="booking__refusal" role="alert" tabindex={-1} autofocus>
      <h2 class="kern-title">{w.booking.pleaseCheck}</h2>
      <ul>
        {mistakes.map(({ name, mistake }) => (
          <li>
            <a href={`#${name}`}>{mistake}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the browser works for before a form is sent. */
export function Puzzle({ puzzle, w }: { puzzle: string; w: Words }) {
  return (
    <>
      <input type="hidden" name="work" value="" />
      <p
        class="kern-body"
        role="status"
        data-puzzle={puzzle}
        data-working={w.booking.working}
        data-worked={w.booking.worked}
      >
        {w.booking.cannotWork}
      </p>
    </>
  );
}

/** A line to fill in, with what is wrong with it. */
export function LineField({ line, w }: { line: Line; w: Words }) {
  const { name, label, hint, type, autocomplete, required, value, mistake } = line;
  const about = [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean).join(" ");
  return (
    <div class={mistake ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
      <label class="kern-label" for={name}>
        {label} {!required && <span class="kern-label__optional">{w.booking.optional}</span>}
      </label>
      {hint && (
        <div class="kern-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      <input
        class={mistake ? "kern-form-input__input kern-form-input__input--error" : "kern-form-input__input"}
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        required={required}
        aria-invalid={mistake ? "true" : undefined}
        aria-describedby={about || undefined}
      />
      {mistake && (
        <p class="kern-error" id={`${name}-mistake`}>
          {mistake}
        </p>
      )}
    </div>
  );
}
